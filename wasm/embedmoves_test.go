//go:build !js

package main

import (
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/heapprofiler"
)

// counting notes, from before the first script of Stet, the listeners on what outlives an element, and the channels
// that are open.
const counting = `<script>
	globalThis.listeners = new Set(); globalThis.channels = new Set();
	for (const on of [window, document, document.documentElement]) {
		const { addEventListener, removeEventListener } = on;
		on.addEventListener = function (type, listener, ...more) { if (!/^stet-|^securitypolicy|^error$|^unhandled/.test(type)) listeners.add(type + "#" + (listener.number ??= Math.random())); return addEventListener.call(this, type, listener, ...more); };
		on.removeEventListener = function (type, listener, ...more) { listeners.delete(type + "#" + listener.number); return removeEventListener.call(this, type, listener, ...more); };
	}
	const Made = MessageChannel, { close } = MessagePort.prototype;
	globalThis.MessageChannel = class extends Made { constructor() { super(); channels.add(this.port1); } };
	MessagePort.prototype.close = function () { channels.delete(this); return close.call(this); };
</script>`

// An element may be used before it is defined, leave the page and come back, go to another document and into another
// shadow root: it shows the right result there, once, and leaves nothing behind.
func TestTheElementGoesAnywhere(t *testing.T) {
	s, _ := hostAlone(t, map[string]hostPage{"": {"", `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title>` + counting + `
		<h1>Somebody else</h1><stet-diff id="it" loading="eager">The fallback</stet-diff><div id="elsewhere"></div><iframe id="other" srcdoc="<!doctype html><title>Another document</title><p>Here"></iframe>`}})
	s.run(watched)
	const shows = `it.state === "ready" && it.shadowRoot.querySelectorAll("iframe, .Frame").length === 1 && within(it, ".fallback").hidden && it.comparison.new.blocks[0].text === "The ships left the harbour."`
	for _, mode := range []string{"frame", "shadow"} {
		if mode == "frame" { // used before it is defined
			s.run(`globalThis.it = document.getElementById("it"); it.old = "The ships entered the harbour."; it.new = "The ships left the harbour."; it.view = "inline"; it.fold = 3; it.mode = "frame"; 1`)
			s.run(`(() => { const script = document.createElement("script"); script.src = "` + s.address + `embed.js"; script.async = true; document.head.append(script); })()`)
			s.waits(shows)
			if got := s.run(`[it.view, it.getAttribute("view"), it.getAttribute("fold"), Object.hasOwn(it, "old"), Object.hasOwn(it, "view"), it.textContent].join()`); got != "inline,inline,3,false,false,The fallback" {
				t.Errorf("after it was defined: %s", got)
			}
			s.run(`globalThis.before = [...listeners].sort().join()`)
		} else {
			s.run(`made("it", { mode: "shadow", old: "The ships entered the harbour.", new: "The ships left the harbour." }); 1`)
			s.waits(shows)
		}
		for range 6 { // out and in again, faster than anything can be drawn
			s.run(`it.remove(), document.querySelector("h1").after(it)`)
		}
		s.waits(shows)
		s.run(`globalThis.was = it.shadowRoot.adoptedStyleSheets.length; it.remove()`)
		if got := s.run(`[it.state, it.stats, it.shadowRoot.querySelectorAll("iframe, .Frame").length, within(it, ".fallback").hidden].join()`); got != "idle,,0,false" {
			t.Errorf("%s: out of the page: %s", mode, got)
		}
		s.run(`other.contentDocument.body.append(other.contentDocument.adoptNode(it))`)
		s.waits(shows)
		if got := s.run(`[it.ownerDocument === other.contentDocument, it.shadowRoot.adoptedStyleSheets.length === was, it.getBoundingClientRect().height > 20, getComputedStyle(it).display].join()`); got != "true,true,true,block" {
			t.Errorf("%s: in another document: %s", mode, got)
		}
		if mode == "shadow" {
			if got := s.run(`[it.next(), getComputedStyle(within(it, "ins")).textDecorationLine, within(it, ".Steps-counter").textContent].join()`); got != "true,underline,1 of 1" {
				t.Errorf("in another document: %s", got)
			}
		}
		s.run(`events.length = 0; globalThis.nest = document.createElement("div"); nest.attachShadow({ mode: "open" }).append(document.createElement("p"), it); elsewhere.append(nest)`)
		s.waits(shows)
		if got := s.run(`[happened("ready", "").length, it.ownerDocument === document, it.next()].join()`); got != "1,true,true" { // what is inside stays hidden: the event is the nest's
			t.Errorf("%s: in another shadow root: %s", mode, got)
		}
		s.waits(`happened("change").length === 1`)
		s.sinksTo(map[string]int{"frame": 2, "shadow": 1}[mode], func() int { return s.frames() + s.workers() })

		// Nothing is left when it has gone, not even itself.
		s.run(`nest.remove(); globalThis.weak = new WeakRef(it); globalThis.it = globalThis.nest = null; events.length = 0; 1`)
		s.gone(mode)
	}
	if got := s.run(`troubles.join("\n")`); got != "" {
		t.Errorf("the page reported\n%s", got)
	}

	// A second copy of the script defines nothing, listens to nothing, and its tag works.
	s.run(`(() => { const script = document.createElement("script"); Object.assign(script, { src: "` + s.address + `embed.js?2" }); Object.assign(script.dataset, { src: "none.json", target: "#elsewhere", loading: "eager" }); document.head.append(script); })()`)
	s.waits(`elsewhere.querySelector("stet-diff")?.state === "failed"`)
	s.run(`elsewhere.replaceChildren()`)
	if got := s.run(`[...listeners].sort().join() === before`); got != "true" {
		t.Errorf("after a second copy the page has the listeners %s", s.run(`[...listeners].join()`))
	}
}

// gone waits until no worker, no frame, no channel, no new listener, and no element is left.
func (s *stage) gone(what string) {
	s.t.Helper()
	const left = `[weak.deref() === undefined, channels.size, [...listeners].sort().join() === before].join()`
	for deadline := time.Now().Add(patience); ; time.Sleep(50 * time.Millisecond) {
		emulate(s.t, s, heapprofiler.CollectGarbage, cdp.Empty{})
		got := s.run(left)
		if s.workers() == 0 && s.frames() == 0 && got == "true,0,true" {
			return
		}
		if time.Now().After(deadline) {
			s.t.Errorf("%s: %d workers and %d frames are left; element gone, channels, listeners as before: %s", what, s.workers(), s.frames(), got)
			return
		}
	}
}
