//go:build !js

package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stet-diff/stet/web/chrome"
)

// With all storage blocked, and with the cookies of third parties blocked, a viewer without a sandbox is as usable as
// one with it: it compares, takes options, writes files and tells its height.
func TestAViewerNeedsNoStorage(t *testing.T) {
	for _, how := range []struct{ name, settings, flag string }{
		{"all storage is blocked", `{"profile":{"default_content_setting_values":{"cookies":2}}}`, ""},
		{"the cookies of third parties are blocked", `{"profile":{"block_third_party_cookies":true,"cookie_controls_mode":1}}`, "test-third-party-cookie-phaseout"},
	} {
		profile := t.TempDir()
		if err := os.MkdirAll(filepath.Join(profile, "Default"), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(profile, "Default", "Preferences"), []byte(how.settings), 0o644); err != nil {
			t.Fatal(err)
		}
		more := []chromedp.ExecAllocatorOption{chromedp.UserDataDir(profile)}
		if how.flag != "" {
			more = append(more, chromedp.Flag(how.flag, true))
		}
		s := hostWith(t, map[string]hostPage{"": {"", clientPage}}, more...)
		got := s.later(`
			const stet = await openStet(STET_AT, { sandbox: "" });
			stet.send({ type: "config", view: "inline", height: "auto", theme: "dark" });
			const result = await stet.ask({ type: "compare", id: 1, versions: [{ text: "One two three." }, { text: "One four three." }] });
			const file = await stet.ask({ type: "get", id: 2, format: "text" });
			const size = await stet.until((m) => m.type === "size");
			return [stet.origin === new URL(STET_AT).origin, result.type, textOf(file).includes("four"), size.height > 50].join(" ");`)
		if got != "true result true true" {
			t.Errorf("%s: %s", how.name, got)
		}
		t.Logf("%s: the frame has its storage in memory: %s", how.name, s.inFrame(0, `Object.hasOwn(window, "localStorage") && typeof Object.getOwnPropertyDescriptor(window, "localStorage").value === "object"`))
	}
}

// hostWith is host in a browser with other settings.
func hostWith(t *testing.T, pages map[string]hostPage, more ...chromedp.ExecAllocatorOption) *stage {
	t.Helper()
	first, address := host(t, pages)
	s := &stage{t: t, server: first.server, address: first.address}
	s.ctx = chrome.Open(t, append([]chromedp.ExecAllocatorOption{chromedp.WindowSize(1200, 900)}, more...)...)
	s.do(chromedp.Navigate(address))
	return s
}
