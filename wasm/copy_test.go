//go:build !js

package main

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// A selection that begins in one side copies that side and nothing else, and the menu copies and quotes the current
// change.
func TestCopyingOneSide(t *testing.T) {
	s, _, _ := openSeed(t)
	s.run(`document.addEventListener("copy", (event) => { globalThis.took = [event.clipboardData.getData("text/plain"), event.clipboardData.getData("text/html")]; })`)
	text := func(side, from, to string) string { // of rows from to to, cut out of the page by its marks alone
		return s.run(`[...document.querySelectorAll("#host .Row:not([hidden])")].filter((row) => Number(row.dataset.row) >= ` + from + ` && Number(row.dataset.row) <= ` + to + `).flatMap((row) => {
			const kind = row.dataset.kind, side = "` + side + `";
			if (side === "old" ? kind === "added" || kind === "moved" : kind === "removed" || kind === "departed") return [];
			const cell = row.querySelector(".Cell--both") ?? row.querySelector(".Cell--" + side);
			const copy = cell.cloneNode(true);
			for (const extra of copy.querySelectorAll(".Hidden, .Chip, .Move, .Label, " + (side === "old" ? "ins" : "del"))) extra.remove();
			return [...copy.querySelectorAll(".Block")].map((block) => block.textContent);
		}).join("\n\n")`)
	}
	for _, c := range []struct{ view, side, from, to string }{
		{"split", "old", ".Cell--old:not(.Cell--none) .Block", "2"}, {"split", "new", ".Cell--new:not(.Cell--none) .Block", "2"},
		{"inline", "new", ".Cell--both ins", ""}, {"inline", "old", ".Cell--both del", ""},
	} {
		s.click("view-" + c.view)
		s.waits(`document.querySelector("#host:not([data-coming]) .Section--` + c.view + `") && document.querySelectorAll("#host:not([data-coming]) .Row").length > 30`)
		s.run(`scrollTo(0, 0)`)
		// A press says where the selection begins; the selection itself reaches over five rows.
		rows := s.run(`(() => {
			const start = document.querySelector("#host .Row--edited ` + c.from + `");
			const row = start.closest(".Row");
			let last = row;
			for (let n = 0; n < 4; n++) last = last.nextElementSibling;
			start.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true, button: 0 }));
			const whole = start.matches(".Block") ? start : row.querySelector(".Block");
			const first = document.createTreeWalker(start, NodeFilter.SHOW_TEXT).nextNode();
			const range = document.createRange();
			range.setStart(first, 0);
			range.setEnd(last, last.childNodes.length);
			getSelection().removeAllRanges();
			getSelection().addRange(range);
			return row.dataset.row + " " + last.dataset.row;
		})()`)
		if got := s.run(`document.getElementById("host").dataset.side`); got != c.side {
			t.Errorf("%s: a press in the %s text chose %s", c.view, c.side, got)
		}
		s.do(chromedp.KeyEvent("c", func(p *input.DispatchKeyEventParams) {
			p.Modifiers, p.Commands = int64(chromedp.ModifierCtrl), []string{"copy"}
		}))
		s.waits(`globalThis.took`)
		got := unquote[[]string](t, s.run(`JSON.stringify(took)`))
		s.run(`globalThis.took = null`)
		from, to, _ := strings.Cut(rows, " ")
		want := text(c.side, from, to)
		if c.view == "split" && got[0] != want || c.view == "inline" && !strings.HasSuffix(want, got[0]) || len(got[0]) < 100 {
			t.Errorf("%s, %s: the clipboard holds\n%q\nwant\n%q", c.view, c.side, got[0], want)
		}
		if !strings.HasPrefix(got[1], "<") || strings.Contains(got[1], "<ins") || strings.Contains(got[1], "<del") {
			t.Errorf("%s, %s: the HTML is %.200q", c.view, c.side, got[1])
		}
	}
	s.run(`getSelection().removeAllRanges(); navigator.clipboard.writeText = (text) => { globalThis.copied = text; return Promise.resolve(); }`)
	s.click("view-split")
	s.waits(`document.querySelector("#host:not([data-coming]) .Section--split")`)
	s.run(`document.activeElement.blur()`)
	s.press(kb.Home, chromedp.ModifierAlt)
	s.waits(`document.querySelector("#host .is-current")`)
	row := s.run(`document.querySelector("#host .is-current").closest(".Row").dataset.row`)
	old, new := text("old", row, row), text("new", row, row)
	for id, want := range map[string]string{
		"copy-old": old, "copy-new": new, "copy-both": "Before:\n" + old + "\n\nAfter:\n" + new,
		"quote-old": "“" + old + "”\n— ", "quote-new": "“" + new + "”\n— ",
	} {
		s.run(`globalThis.copied = ""`)
		s.click(id)
		s.waits(`globalThis.copied`)
		if got := s.run(`copied`); got != want && !(strings.HasPrefix(id, "quote") && strings.HasPrefix(got, want) && len(got) > len(want)) {
			t.Errorf("%s copies %q, want %q", id, got, want)
		}
	}
	s.clean()
}

// A move leads from either end to the other and back, and its two places can be seen side by side.
func TestMoves(t *testing.T) {
	s := open(t)
	s.click("sample")
	s.compared()
	const departed, moved = `#host .Row--departed`, `#host .Row--moved`
	s.waits(`document.querySelector("` + departed + ` .Move") && document.querySelector("` + moved + ` .Move")`)
	s.run(`document.querySelector("` + departed + ` .Move").focus()`)
	s.press("\r")
	s.waits(`document.activeElement.closest("` + moved + `")?.dataset.move === document.querySelector("` + departed + `").dataset.move`)
	s.press(kb.Escape)
	s.waits(`document.activeElement.closest(".Row") === document.querySelector("` + departed + `")`)
	s.run(`document.querySelector("` + moved + `").focus()`)
	s.press("\r") // on the row itself
	s.waits(`document.activeElement.closest("` + departed + `")`)
	s.press("\r") // and back, by the link that has the focus
	s.waits(`document.activeElement.closest("` + moved + `")`)

	s.run(`[...document.querySelectorAll(".List-button")].find((entry) => entry.textContent.includes("Moved")).click()`)
	s.waits(`document.querySelector("` + moved + `.is-current, ` + moved + ` .is-current")`)
	s.click("show-move")
	s.waits(`!document.getElementById("move-panel").hidden && document.querySelectorAll("#moved-old .Block:not(.Moved-beside)").length === 1 && document.querySelectorAll("#moved-new .Block:not(.Moved-beside)").length === 1`)
	if got := s.run(`String([...document.querySelectorAll("#move-panel [id^=r], #move-panel [data-change]")].length)`); got != "0" {
		t.Errorf("%s elements of the panel pretend to be rows", got)
	}
	s.press(kb.Escape)
	s.waits(`document.getElementById("move-panel").hidden`)
	s.clean()
}
