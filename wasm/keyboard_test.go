//go:build !js

package main

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// order presses a key with Ctrl that the browser takes for an order: copy, paste, selectAll.
func (s *stage) order(key, command string) {
	s.t.Helper()
	s.do(chromedp.KeyEvent(key, func(p *input.DispatchKeyEventParams) {
		p.Modifiers, p.Commands = int64(chromedp.ModifierCtrl), []string{command}
	}))
}

// pastes puts a text on the clipboard and then, by key, where the focus is.
func (s *stage) pastes(text string) {
	s.t.Helper()
	s.run(`globalThis.stood = document.activeElement; globalThis.note = document.createElement("textarea"); note.value = ` + quote(text) + `; document.body.append(note); note.select(); true`)
	s.order("c", "copy")
	s.run(`note.remove(); stood.focus(); true`)
	s.order("v", "paste")
	s.waits(`document.activeElement.value?.includes(` + quote(text[:20]) + `)`)
}

// hiddenFocus says what is wrong with the element that has the focus: none has it, it shows no ring, it lies out of the
// window, or something lies over it.
const hiddenFocus = `(() => {
	const at = document.activeElement;
	if (!at || at === document.body) return "nothing has the focus";
	const name = at.id || at.className || at.localName, style = getComputedStyle(at), box = at.getBoundingClientRect();
	if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 1) return name + " shows no ring";
	const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth), top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
	if (right - left < 1 || bottom - top < 1) return name + " is out of the window: " + [box.left, box.top, box.right, box.bottom].map(Math.round);
	const seen = [0.5, 0.2, 0.8].flatMap((x) => [0.5, 0.2, 0.8].map((y) => document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y)));
	const over = seen.find((other) => other && !at.contains(other) && !other.contains(at) && !(other.closest("label") && other.closest("label") === at.closest("label")) && !other.matches(".Ruler *"));
	return over ? name + " is covered by " + (over.id || over.className || over.localName) : "";
})()`

// walks presses Tab, or with back Shift+Tab, until an element has the focus. On the way every focus can be seen.
func (s *stage) walks(to string, back bool) {
	s.t.Helper()
	var held chromedp.Modifier
	if back {
		held = chromedp.ModifierShift
	}
	for range 90 {
		s.press(kb.Tab, held)
		s.settles()
		if got := s.comesTo(`document.activeElement === document.body ? "" : ` + hiddenFocus); got != "" {
			s.t.Errorf("on the way to %s: %s", to, got)
		}
		if s.run(`document.activeElement.matches(`+quote(to)+`)`) == "true" {
			return
		}
	}
	s.t.Fatalf("Tab never comes to %s", to)
}

// comesTo waits until a script finds nothing, and returns what it still finds after some time.
func (s *stage) comesTo(script string) string {
	s.t.Helper()
	got := s.run(script)
	for deadline := time.Now().Add(patience); got != "" && time.Now().Before(deadline); got = s.run(script) {
		time.Sleep(50 * time.Millisecond)
	}
	return got
}

// settles waits three frames, in which what was scrolled to finds its place.
func (s *stage) settles() {
	s.t.Helper()
	s.later(`await new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(then))))`)
}

// The whole job by keys alone: paste two texts, compare them, go through the changes, filter the list, use the ruler, turn
// through the views, open a fold, find a word, save, and go back to the texts. The focus can always be seen.
func TestTheWholeJobByKeysAlone(t *testing.T) {
	s := open(t)
	s.do(chromedp.EmulateViewport(1440, 700))
	var old strings.Builder
	for i := range 60 {
		fmt.Fprintf(&old, "Paragraph %d is about the number %d house of the old town and its garden.\n\n", i+1, i*37)
	}
	young := strings.NewReplacer("Paragraph 4 is", "Paragraph 4 was", "Paragraph 20 is", "Paragraph 20 was", "Paragraph 58 is", "Paragraph 58 was").Replace(old.String()) + "This paragraph is wholly new and speaks of the sea."
	seen := func(when string) {
		t.Helper()
		s.settles()
		if got := s.comesTo(hiddenFocus); got != "" {
			t.Errorf("%s: %s", when, got)
		}
	}
	const counter = `document.getElementById("counter").textContent`

	s.walks("#box-old", false)
	s.run(`document.body.append(Object.assign(document.createElement("div"), { id: "over" })); over.style.cssText = "position: fixed; inset: 0"; true`)
	if got := s.run(hiddenFocus); !strings.Contains(got, "covered by over") {
		t.Errorf("with the page covered the focus is %q", got)
	}
	s.run(`over.remove(); true`)
	s.pastes(old.String())
	s.walks("#box-new", false)
	s.pastes(young)
	s.walks("#compare", false)
	s.press(kb.Enter)
	s.compared()
	s.waits(`document.querySelectorAll("#host .Fold").length > 1`)

	s.walks("#next", false)
	s.press(" ")
	s.waits(counter + `.startsWith("1 of 4")`)
	seen("after Space on Next")
	for i := 2; i <= 4; i++ {
		s.press("n")
		s.waits(fmt.Sprintf(counter+`.startsWith("%d of 4")`, i))
		seen(fmt.Sprintf("at change %d", i))
	}
	s.press(kb.Home, chromedp.ModifierAlt)
	s.waits(counter + `.startsWith("1 of 4")`)

	s.walks("#kind-edited", true)
	s.press(" ")
	s.waits(counter + `.includes("1") && document.querySelectorAll(".List-entry").length === 1`)
	s.press(" ")
	s.waits(`document.querySelectorAll(".List-entry").length === 4`)
	s.walks(`.List-button[data-number="3"]`, false)
	s.press(kb.Enter)
	s.waits(counter + `.startsWith("3 of 4") && document.activeElement.closest("#host")`)
	seen("from the list")

	s.walks("#ruler", false)
	s.press(kb.Home)
	s.waits(counter + `.startsWith("1 of 4")`)
	s.press(kb.ArrowDown)
	s.waits(counter + `.startsWith("2 of 4") && document.activeElement.id === "ruler"`)

	s.walks("#view-inline", true)
	s.press(kb.Enter)
	s.waits(`document.querySelector("#host[aria-busy=false]:not([data-coming]) .Section--inline") && document.querySelectorAll("#host .Fold").length > 1`)
	s.walks("#host .Fold-all", false)
	folds := s.run(`document.querySelectorAll("#host .Fold").length`)
	s.press(kb.Enter)
	s.waits(`document.querySelectorAll("#host .Fold").length === ` + folds + ` - 1`)

	s.press("/")
	s.waits(`document.activeElement.id === "find-first"`)
	seen("in the search")
	s.press("wholly new")
	s.waits(`/1/.test(document.getElementById("find-count").textContent)`)
	s.press(kb.Escape)
	s.waits(`document.getElementById("find-panel").hidden`)

	s.walks("#save > summary", true)
	s.press(kb.Enter)
	s.waits(`document.getElementById("save").open`)
	s.run(`globalThis.made = null; const make = URL.createObjectURL; URL.createObjectURL = (blob) => { globalThis.made = blob; return make(blob); };
		addEventListener("click", (event) => { if (event.target.download) event.preventDefault(); }, { capture: true }); true`)
	s.walks("#save-md", false)
	s.press(kb.Enter)
	s.waits(`globalThis.made`)
	if got := s.later(`return await made.text()`); !strings.Contains(got, "wholly new") {
		t.Errorf("the saved file is %.200q", got)
	}
	s.walks("#back", true)
	s.press(kb.Enter)
	s.waits(`document.querySelector(".Compare").hidden && document.getElementById("box-old").value.length > 1000`)
	if got := s.run(`document.getElementById("box-new").value.trim()`); got != strings.TrimSpace(young) {
		t.Errorf("the newer box holds %.100q", got)
	}
	s.clean()
}
