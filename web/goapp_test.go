package web

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
	"testing"
)

// goapp lists every name that go-app looks up in the page or sets there, and what becomes of it.
var goapp = map[string]string{
	"goappGetenv":                            "boot.js: the folder of the page",
	"goappKeepBodyClean":                     "optional, called by KeepBodyClean only, which we do not use",
	"goappTryUpdate":                         "optional; browser.Update is ours",
	"goappIsAppInstallable":                  "optional",
	"goappIsAppleBrowser":                    "optional",
	"goappShowInstallPrompt":                 "only after goappIsAppInstallable said yes",
	"goappNewNotification":                   "called by Notifications only, which we do not use",
	"goappSubscribePushNotifications":        "called by Notifications only, which we do not use",
	"goappNav":                               "set by go-app; not called",
	"goappOnUpdate":                          "set by go-app; not called",
	"goappOnAppInstallChange":                "set by go-app; not called",
	"goappUpdatedBeforeWasmLoaded":           "optional",
	"goappAppInstallChangedBeforeWasmLoaded": "optional",
}

func TestGoAppLooksUpNoNameThatWeDoNotKnow(t *testing.T) {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/maxence-charriere/go-app/v10").Output()
	if err != nil {
		t.Fatal("go list:", err)
	}
	files, _ := filepath.Glob(filepath.Join(strings.TrimSpace(string(out)), "pkg", "app", "*.go"))
	name := regexp.MustCompile(`goapp[A-Z]\w*`)
	seen := map[string]bool{}
	for _, file := range files {
		base := filepath.Base(file)
		if strings.HasSuffix(base, "_test.go") || base == "scripts.go" { // scripts.go is its own app.js, as text
			continue
		}
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range name.FindAllString(string(data), -1) {
			seen[found] = true
			if goapp[found] == "" {
				t.Errorf("%s names %s, which is not in our list", base, found)
			}
		}
	}
	var gone []string
	for known := range goapp {
		if !seen[known] {
			gone = append(gone, known)
		}
	}
	sort.Strings(gone)
	if len(gone) > 0 {
		t.Errorf("go-app no longer names %s", strings.Join(gone, ", "))
	}
}
