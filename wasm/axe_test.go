//go:build !js

package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// The checker of accessibility, by its exact version and the hash of its script. It is fetched by npm when a test first
// needs it, and kept in the user's cache; nothing of it is part of Stet.
const (
	axeVersion = "4.14.1"
	axeHash    = "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c"
)

// axe returns the checker's script, or skips the test where it cannot be had.
func axe(t *testing.T) string {
	t.Helper()
	cache, err := os.UserCacheDir()
	if err != nil {
		cache = os.TempDir()
	}
	folder := filepath.Join(cache, "stet-tests")
	file := filepath.Join(folder, "axe-"+axeVersion+".min.js")
	if script, err := os.ReadFile(file); err == nil && hashed(script) == axeHash {
		return string(script)
	}
	if _, err := exec.LookPath("npm"); err != nil {
		t.Skip("npm is not here, so axe-core " + axeVersion + " cannot be fetched")
	}
	script, err := fetched("axe-core@"+axeVersion, "package/axe.min.js", t.TempDir())
	if err != nil {
		t.Skipf("axe-core %s could not be fetched: %v", axeVersion, err)
	}
	if got := hashed(script); got != axeHash {
		t.Fatalf("axe-core %s has the hash %s, want %s", axeVersion, got, axeHash)
	}
	if err := os.MkdirAll(folder, 0o755); err == nil {
		os.WriteFile(file, script, 0o644) // else it is fetched again next time
	}
	return string(script)
}

func hashed(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// fetched downloads a package and returns one of its files.
func fetched(pack, name, folder string) ([]byte, error) {
	cmd := exec.Command("npm", "pack", pack, "--silent", "--ignore-scripts")
	cmd.Dir = folder
	if said, err := cmd.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("%v: %.300s", err, said)
	}
	archives, _ := filepath.Glob(filepath.Join(folder, "*.tgz"))
	if len(archives) != 1 {
		return nil, errors.New("npm left no archive")
	}
	packed, err := os.ReadFile(archives[0])
	if err != nil {
		return nil, err
	}
	unpacked, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	for files := tar.NewReader(unpacked); ; {
		head, err := files.Next()
		if err != nil {
			return nil, err
		}
		if head.Name == name {
			return io.ReadAll(files)
		}
	}
}

// violations has the checker look at all of the page, and names every rule that is broken, with the first elements.
const violations = `const found = await axe.run(document, { preload: false, resultTypes: ["violations"], elementRef: false, ...more });
	return found.violations.map((rule) => rule.id + " (" + rule.help + ") " + rule.nodes.length + ":" + rule.nodes.slice(0, 4).map((node) =>
		"\n    " + node.target.join(" ") + "  " + node.html.slice(0, 140) + "\n      " + node.any.concat(node.all, node.none).map((check) => check.message).join("; ").slice(0, 200)).join("")).join("\n  ");`

// A guise is how the page looks for a reader who chose a theme, or whose system asks for something, and the rules that
// can see it there: all in one theme, those about colours in the others. Forced colours are the system's own.
type guise struct{ name, theme, contrast, forced, rules string }

const (
	allRules = `{ rules: { ` + targets + ` } }`
	// The checker leaves this one out by itself. What an open menu covers in part is small only until it is closed.
	targets    = `"target-size": { enabled: !document.querySelector(".Menu[open]") }`
	ofColours  = `{ runOnly: ["color-contrast", "link-in-text-block"] }`
	notColours = `{ rules: { ` + targets + `, "color-contrast": { enabled: false }, "link-in-text-block": { enabled: false } } }`
)

var guises = []guise{
	{"light", "light", "no-preference", "none", allRules},
	{"dark", "dark", "no-preference", "none", ofColours},
	{"dark with more contrast", "dark", "more", "none", ofColours},
	{"light with more contrast", "light", "more", "none", ofColours},
	{"forced colours", "light", "no-preference", "active", notColours},
}

// prefers has the browser report what the system asks for. What is not named stays as it was.
func (s *stage) prefers(contrast, forced string) {
	s.t.Helper()
	emulate(s.t, s, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-contrast", Value: contrast}, {Name: "forced-colors", Value: forced}}})
	s.waits(`matchMedia("(prefers-contrast: ` + contrast + `)").matches && matchMedia("(forced-colors: ` + forced + `)").matches`)
}

// check has the checker look at the page in each guise, and gives the page back as it is.
func (s *stage) check(name string) {
	s.t.Helper()
	for _, g := range guises {
		s.prefers(g.contrast, g.forced)
		s.run(`document.documentElement.dataset.theme = ` + quote(g.theme))
		if got := s.later("const more = " + g.rules + ";" + violations); got != "" {
			s.t.Errorf("%s, %s:\n  %s", name, g.name, got)
		}
	}
	s.prefers("no-preference", "none")
	s.run(`document.documentElement.dataset.theme = "light"`)
}

// The checker finds nothing on any screen, in any view, light or dark, with more contrast and with forced colours.
func TestTheCheckerFindsNothing(t *testing.T) {
	script := axe(t)
	s := open(t)
	s.run(script + "\ntrue")
	if got := s.run(`typeof axe.run`); got != "function" {
		t.Fatalf("the checker is %s", got)
	}
	s.run(`document.documentElement.append(Object.assign(document.createElement("img"), { id: "bad" })); true`)
	if got := s.later("const more = {};" + violations); !strings.Contains(got, "image-alt") {
		t.Errorf("a picture without a text is no violation: the checker does not work: %s", got)
	}
	s.run(`document.getElementById("bad").remove()`)

	s.drop("old.txt", "text/plain", []byte("A town floods\n\nIt rained all day in the town."))
	s.waits(`document.querySelector("[data-side=old] .Card")`)
	s.check("a card")
	s.click("remove-0")
	s.waits(`!document.querySelector(".Card")`)
	s.screensOf(s.check)
	s.comparing(func() { s.click("sample") })
	s.panelsOf(s.check)
	s.clean()
}

// panelsOf leads through the panels of a comparison and the sheets of a phone, and calls look on each.
func (s *stage) panelsOf(look func(name string)) {
	s.t.Helper()
	s.run(`document.getElementById("save").open = true`)
	look("the menu of files")
	s.run(`document.getElementById("save").open = false`)
	s.click("share")
	s.waits(`document.getElementById("share-link")?.checkVisibility()`)
	look("the shared link")
	s.click("share-close")
	s.waits(`document.getElementById("share-panel").hidden`)
	s.click("settings")
	s.waits(`document.getElementById("settings-panel").checkVisibility()`)
	look("the settings")
	s.click("settings-close")
	s.waits(`document.getElementById("settings-panel").hidden`)
	s.do(chromedp.EmulateViewport(390, 844, chromedp.EmulateMobile, chromedp.EmulateTouch))
	s.waits(`document.getElementById("changes").hidden`)
	for button, sheet := range map[string]string{"list": "#changes.Sheet", "options": "#sheet-view.Sheet"} {
		s.click(button)
		s.waits(`document.querySelector("` + sheet + `")?.contains(document.activeElement)`)
		look("the sheet " + button)
		s.run(`document.querySelector(".Sheet-close").click()`)
		s.waits(`!document.querySelector(".Sheet") && !document.getElementById("host").closest("[inert]")`)
	}
	look("a phone")
	s.click("settings")
	s.waits(`document.getElementById("settings-panel").checkVisibility()`)
	look("the settings on a phone")
	s.click("settings-close")
	s.waits(`document.getElementById("settings-panel").hidden`)
	s.run(`document.getElementById("save").open = true`)
	look("the menu of files on a phone")
	s.run(`document.getElementById("save").open = false`)
	s.click("options")
	s.waits(`document.querySelector("#sheet-view.Sheet")?.contains(document.activeElement)`)
	s.click("find")
	s.waits(`!document.querySelector(".Sheet") && document.getElementById("find-panel")?.checkVisibility()`)
	look("the search on a phone")
	s.click("find-close")
	s.waits(`!document.getElementById("find-panel")?.checkVisibility()`)
	s.click("all-versions")
	s.waits(`document.querySelector("#versions[role=dialog]")?.contains(document.activeElement) && document.querySelectorAll("#versions .Version").length > 5`)
	look("the versions on a phone")
	s.click("close-versions")
	s.waits(`!document.querySelector("#versions[role=dialog]") && !document.getElementById("host").closest("[inert]")`)
	s.drop("some.pdf", "application/pdf", []byte("%PDF-1.4 something"))
	s.waits(`document.querySelector(".Notice[data-code=pdf]")`)
	look("an error on a phone")
	s.do(chromedp.EmulateViewport(1440, 1000))
}
