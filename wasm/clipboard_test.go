//go:build !js

package main

import (
	"testing"
)

// copies puts a piece of a page on the clipboard as a reader does, by marking it and pressing Ctrl+C: bold words, a link
// and a list.
func (s *stage) copies(bold, link, address, item string) {
	s.t.Helper()
	s.run(`(() => {
		const make = (tag, ...inside) => { const one = document.createElement(tag); one.append(...inside); return one; };
		const a = make("a", ` + quote(link) + `);
		a.href = ` + quote(address) + `;
		const note = make("article", make("h1", "The harbour vote"), make("p", "The council met on Monday to vote on ", make(` + quote(bold) + `, "the plan"), " for the harbour."),
			make("p", "It was put off twice, says ", a, " of the region."), make("ul", make("li", "The first point of the plan stands."), make("li", ` + quote(item) + `)));
		note.id = "note";
		document.body.append(note);
		getSelection().selectAllChildren(note);
	})()`)
	s.order("c", "copy")
	s.run(`getSelection().removeAllRanges(); document.getElementById("note").remove(); true`)
}

// What is copied from a page and pasted into both boxes keeps its bold words, its link and its list: the comparison has
// them as marks, and tells what became of them.
func TestPastingARealClipboard(t *testing.T) {
	s := open(t)
	for _, side := range []string{"old", "new"} {
		if side == "old" {
			s.copies("b", "a report", "https://example.org/first", "The second point was dropped in May.")
		} else {
			s.copies("span", "a report", "https://example.org/second", "The second point was dropped in June.")
		}
		s.run(`document.getElementById("box-` + side + `").focus()`)
		s.order("v", "paste")
		s.waits(`document.querySelector("[data-side=` + side + `] .Card-title")?.textContent === "The harbour vote"`)
	}
	s.click("compare")
	s.compared()
	s.waits(`document.querySelector("#host:not([data-coming]) .Section--split")`)
	for what, want := range map[string]string{
		`[...document.querySelectorAll("#host .Cell--old strong")].map((one) => one.textContent).join()`:                                              "the plan",
		`[...document.querySelectorAll("#host .Cell--new strong:not(.Hidden *)")].length`:                                                             "0",
		`[...document.querySelectorAll("#host .Cell--old :is(a, .Link):not(.Move)")].map((one) => one.href).join()`:                                   "https://example.org/first",
		`[...document.querySelectorAll("#host .Cell--new a:not(.Move)")].map((one) => one.href + one.textContent).join()`:                             "https://example.org/seconda report",
		`document.querySelectorAll("#host .Cell--old .Block--item").length + " " + document.querySelectorAll("#host .Cell--new .Block--item").length`: "2 2",
		`[...document.querySelectorAll("#host .Cell--new .Restyle + .Hidden")].map((one) => one.textContent.trim()).join()`:                           "(bold removed),(link: https://example.org/first → https://example.org/second)",
		`[...document.querySelectorAll("#host .Block--item :is(del, ins)")].map((one) => one.textContent.trim()).join()`:                              "May,June",
	} {
		if got := s.run(what); got != want {
			t.Errorf("%s\nis %q, want %q", what, got, want)
		}
	}
	s.clean()
}
