//go:build !js

package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/pwa"
	"github.com/chromedp/chromedp"
	"github.com/stet-diff/stet/web/chrome"
)

// Stet is installed, the system opens files with it one after the other, and they are compared in the one window.
func TestFilesOpenedWithTheInstalledApp(t *testing.T) {
	chrome.Path(t)
	folder, err := built()
	if err != nil {
		t.Fatal(err)
	}
	home, err := os.MkdirTemp(folder, "home") // an installed app is entered in the menus and file types of its user
	if err != nil {
		t.Fatal(err)
	}
	s := blank(t, chromedp.Env("HOME="+home, "XDG_DATA_HOME="+home, "XDG_CONFIG_HOME="+home))
	server, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	s.server, s.address = server, server.address
	s.visit("")
	id := s.run(`new URL("stet", location.origin).href`)
	if _, err := chromedp.Call(s.ctx, pwa.Install, pwa.InstallParams{ManifestID: id}); err != nil {
		if strings.Contains(err.Error(), "wasn't found") {
			t.Skip("this Chromium cannot be asked to install an app")
		}
		t.Fatalf("installing: %v", err)
	}
	app, err := chromedp.CallBrowser(s.ctx, pwa.GetOsAppState, pwa.GetOsAppStateParams{ManifestID: id})
	if err != nil {
		t.Fatal(err)
	}
	var endings []string
	for _, handler := range app.FileHandlers {
		for _, accept := range handler.Accepts {
			endings = append(endings, accept.FileExtensions...)
		}
	}
	for _, want := range []string{".txt", ".md", ".html", ".htm", ".xhtml", ".json", ".mht", ".mhtml", ".webarchive", ".warc", ".gz", ".wacz", ".maff", ".zip", ".epub", ".docx", ".odt"} {
		if !slices.Contains(endings, want) {
			t.Errorf("the system does not know that Stet opens %s; it knows %v", want, endings)
		}
	}

	write := func(name, text string) string {
		file := filepath.Join(home, name)
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return file
	}
	launch := func(files ...string) {
		t.Helper()
		_, err := chromedp.CallBrowser(s.ctx, pwa.LaunchFilesInApp, pwa.LaunchFilesInAppParams{ManifestID: id, Files: files})
		if err != nil {
			t.Fatal(err)
		}
	}
	launch(write("erste Fassung.txt", "It rained all day."))
	s.waits(`document.querySelector("[data-side=old] .Card")?.innerText.includes("It rained all day.")`)
	launch(write("second & last.txt", "It snowed all day."))
	s.waits(`document.querySelector("#host[aria-busy=false]:not([data-coming]) .Row ins")?.textContent.trim() === "snowed"`)
	launch(write("a.txt", "One day it rained."), write("b.txt", "One day it poured."))
	s.waits(`document.querySelector("#host[aria-busy=false]:not([data-coming]) .Row ins")?.textContent.trim() === "poured"`)
	s.clean()
}
