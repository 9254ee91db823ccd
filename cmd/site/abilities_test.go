package main

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stet-diff/stet/web"
)

// The scripts of a page fill one object, and none takes a name that another has taken: the last would win in silence. A
// script that goes on to call the one before it may; and a viewer in another page keeps no settings.
func TestEachAbilityHasOneScript(t *testing.T) {
	filled := regexp.MustCompile(`(?m)^\t*stet\.(\w+) = `)
	for page, scripts := range map[string][]string{"the page": pageScripts, "the frame": frameScripts} {
		home := map[string]string{}
		for _, script := range scripts {
			for _, found := range filled.FindAllStringSubmatch(web.File(script), -1) {
				other, taken := home[found[1]]
				onward := strings.Contains(web.File(script), "const "+found[1]+" = stet."+found[1]+";")
				settings := script == "frame.js" && strings.HasSuffix(found[1], "Settings")
				if taken && other != script && !onward && !settings {
					t.Errorf("%s: %s and %s both make stet.%s", page, other, script, found[1])
				}
				home[found[1]] = script
			}
		}
		if len(home) < 50 {
			t.Errorf("%s: only %d abilities were found", page, len(home))
		}
	}
}
