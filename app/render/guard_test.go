package render

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stet-diff/stet/web"
)

// guard is the pattern of the page's guard, built from the guard's own list as web/guard.js builds it.
func guard() *regexp.Regexp {
	var starts, ends []string
	for element, attributes := range web.Allowed() {
		var each []string
		for key, form := range attributes {
			each = append(each, key+`="(?:`+form+`)"`)
		}
		start := element
		if len(each) > 0 {
			start += "(?: (?:" + strings.Join(each, "|") + "))*"
		}
		starts, ends = append(starts, start), append(ends, element)
	}
	return regexp.MustCompile(`^(?:[^<>&"']|&(?:amp|lt|gt|quot|apos|#34|#39);|<(?:` + strings.Join(starts, "|") +
		`)>|</(?:` + strings.Join(ends, "|") + `)>)*$`)
}

func TestTheGuardLetsEverySectionThrough(t *testing.T) {
	pattern := guard()
	for _, text := range append(payloads(t), `"'&<>`, "\x00\r\xff", "\u202e\u00a0") {
		for _, layout := range []string{Split, Inline} {
			for _, section := range Sections(sample(text), layout) {
				if !pattern.MatchString(section) {
					t.Fatalf("the guard would refuse the %s section of %q", layout, text)
				}
			}
		}
	}
	for _, bad := range []string{`<script>`, `<p onclick="x">`, `<a href="javascript:x">`, `a & b`} {
		if pattern.MatchString(bad) {
			t.Errorf("the pattern takes %q", bad)
		}
	}
}
