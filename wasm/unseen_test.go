//go:build !js

package main

import (
	"fmt"
	"strings"
	"testing"
	"unicode"
)

// unseenSigns are the invisible characters that a text file can hold: those that editors warn of, all controls, formats
// and spaces, and variation selectors.
func unseenSigns() (all []rune) {
	for r := rune(1); r <= 0xE01EF; r++ {
		switch {
		case r == '\t' || r == '\n' || r == '\f' || r == '\r' || r == ' ' || r == 0x85: // which are read as spaces and ends of lines
		case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zs, unicode.Zl, unicode.Zp, unicode.Variation_Selector),
			strings.ContainsRune("\u034F\u115F\u1160\u17B4\u17B5\u1CBB\u1CBC\u2065\u2800\u3164\uFFA0\uFFFC\U000133FC", r), r >= 0xFFF0 && r <= 0xFFF8, r >= 0xE0000 && r <= 0xE007F:
			all = append(all, r)
		}
	}
	return all
}

// Each invisible character that is put in, taken out or moved has a chip with its name in the page at each place where
// it changed, and the clipboard holds it as it was given. Letters that only look the same are labelled, in the rows
// and in the list. Named on demand, each has its chip in unchanged text too.
func TestEveryUnseenSign(t *testing.T) {
	s := open(t)
	signs := unseenSigns()
	var old, new, all, names []string
	add := func(before, after, name string) {
		old, new, names = append(old, before), append(new, after), append(names, name)
	}
	for i, r := range signs {
		name, n := chipNameOf(r), fmt.Sprint(i)
		add("Letter "+n+" of the mayor was read aloud and sent on.", "Letter "+n+" of the mayor was read aloud and "+string(r)+"sent on.", name)
		add("House "+n+" in the long street "+string(r)+"has a red door.", "House "+n+" in the long street has a red door.", name)
		add("Ship "+n+" left "+string(r)+"from the old harbour with grain.", "Ship "+n+" left from the old harbour "+string(r)+"with grain.", name+" "+name)
		all = append(all, "x"+string(r))
	}
	kept := strings.Join(all, "")
	for _, pair := range [][2]string{{"The money went to paypal on the last day.", "The money went to pаypal on the last day."}, {"Its owner was Οlga, they said in town.", "Its owner was Olga, they said in town."}} {
		add(pair[0], pair[1], "")
	}
	add(kept, kept, "")
	s.carry([]string{"old.txt", "new.txt"}, []byte(strings.Join(old, "\n\n")), []byte(strings.Join(new, "\n\n")))
	s.run(`letFall()`)
	s.compared()
	s.click("view-inline")
	s.waits(`document.querySelector("#host[aria-busy=false]:not([data-coming]) .Section--inline .Row--kept")`)
	if got, want := s.kinds(), fmt.Sprint(map[string]int{"edited": len(old) - 1, "kept": 1}); got != want {
		t.Fatalf("the rows are %s, want %s", got, want)
	}
	chips := unquote[[]string](t, s.run(`JSON.stringify([...document.querySelectorAll("#host .Row")].map((row) => [...row.querySelectorAll(":is(ins, del) .Chip")].map((chip) => chip.textContent).join(" ")))`))
	missed := 0
	for i, name := range names {
		if name != "" && chips[i] != name {
			if missed++; missed < 10 {
				t.Errorf("%q → %q has the chips %q, want %q", old[i], new[i], chips[i], name)
			}
		}
	}
	t.Logf("%d signs, %d rows, %d without their chips", len(signs), len(old), missed)
	n := len(signs) * 3
	if chips[n] != "looks alike: a → U+0430" || chips[n+1] != "U+039F looks alike: U+039F → O" {
		t.Errorf("letters that look alike are labelled %q and %q", chips[n], chips[n+1])
	}

	// What is copied is what was given.
	for side, given := range map[string][]string{"old": old, "new": new} {
		s.click("view-split")
		s.waits(fmt.Sprintf(`document.querySelectorAll("#host[aria-busy=false]:not([data-coming]) .Section--split .Row").length === %d`, len(old)))
		s.run(`document.querySelector("#host .Cell--` + side + ` .Block").dispatchEvent(new PointerEvent("pointerdown", { bubbles: true, button: 0 })); stet.hostUnfold("host");
			const cells = document.querySelectorAll("#host .Cell--` + side + ` .Block"), range = document.createRange();
			range.setStart(cells[0], 0); range.setEnd(cells[cells.length - 1], cells[cells.length - 1].childNodes.length);
			getSelection().removeAllRanges(); getSelection().addRange(range); true`)
		s.order("c", "copy")
		s.run(`globalThis.pasted = ""; globalThis.note = document.createElement("textarea"); document.body.append(note); note.focus();
			addEventListener("paste", (event) => { pasted = event.clipboardData.getData("text/plain"); event.preventDefault(); event.stopImmediatePropagation(); }, { capture: true, once: true }); true`)
		s.order("v", "paste")
		s.waits(`pasted`)
		want := strings.Join(given, "\n\n")
		if got := unquote[string](t, s.run(`JSON.stringify(pasted)`)); got != want {
			t.Errorf("the clipboard holds %.200q for the %s text, want %.200q", parting(got, want), side, parting(want, got))
		}
		s.run(`note.remove(); getSelection().removeAllRanges(); true`)
	}

	s.click("settings")
	s.waits(`document.getElementById("set-invisible")?.checkVisibility()`)
	s.click("set-invisible")
	s.waits(fmt.Sprintf(`[...document.querySelectorAll("#host .Row--kept .Cell--new .Chip")].length === %d`, len(signs)))
	want := make([]string, len(signs))
	for i, r := range signs {
		want[i] = chipNameOf(r)
	}
	if got, want := s.run(`[...document.querySelectorAll("#host .Row--kept .Cell--new .Chip")].map((chip) => chip.textContent).join(" ")`), strings.Join(want, " "); got != want {
		t.Errorf("in unchanged text the chips are %.200q, want %.200q", parting(got, want), parting(want, got))
	}
	s.clean()
}

// chipNameOf is what a reader is told about an invisible character.
func chipNameOf(r rune) string {
	if name, ok := map[rune]string{0xA0: "NBSP", 0xAD: "SHY", 0x200B: "ZWSP", 0x200C: "ZWNJ", 0x200D: "ZWJ", 0x200E: "LRM", 0x200F: "RLM",
		0x202F: "NNBSP", 0x2060: "WJ", 0x2009: "THINSP", 0x200A: "HAIRSP", 0x2002: "ENSP", 0x2003: "EMSP", 0xFEFF: "BOM"}[r]; ok {
		return name
	}
	return fmt.Sprintf("U+%04X", r)
}
