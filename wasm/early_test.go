//go:build !js

package main

import (
	"strings"
	"testing"
)

// holdable lets a test hold back what the worker says of a comparison from its verdict on: while holding is set the rows
// are on the page, and their changes are not. letGo hands on what was held. Meanwhile the worker passes for alive.
const holdable = `{
	const held = [], ours = new WeakSet(), Plain = Worker;
	globalThis.holding = false;
	globalThis.Worker = class extends Plain {
		constructor(address, options) {
			super(address, options);
			if (options.name !== "stet") return;
			const hand = (data) => {
				const event = new MessageEvent("message", { data });
				ours.add(event);
				this.dispatchEvent(event);
			};
			this.addEventListener("message", (event) => {
				if (ours.has(event) || !event.data.json || !(held.length || holding && event.data.json.includes('"Result":{'))) return;
				event.stopImmediatePropagation();
				held.push(() => hand(event.data));
			});
			setInterval(() => { if (held.length) hand({ alive: true }); }, 500);
		}
	};
	globalThis.letGo = () => {
		holding = false;
		for (const release of held.splice(0)) release();
	};
}`

// What the reader asks for while the words are still being compared comes as soon as they are: a link, a file, a print, a
// step. A link whose panel is open follows the comparison on the page.
func TestWhatIsAskedForBeforeTheComparisonIsThere(t *testing.T) {
	s := blank(t)
	server, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	s.server, s.address = server, server.address
	s.before(holdable)
	s.visit("")
	s.run(`globalThis.files = []; globalThis.prints = 0; globalThis.print = () => { prints++; };
		HTMLAnchorElement.prototype.click = function () { files.push(this.download); }; true`)
	const (
		early  = `document.getElementById("summary")?.textContent.startsWith("Comparing the words") && !document.querySelector(".Compare").hidden`
		making = `document.getElementById("share-panel").textContent.includes("Making the link")`
		link   = `(document.getElementById("share-link")?.value ?? "")`
	)
	s.run(`holding = true`)
	s.click("sample")
	s.waits(early)
	s.click("share")
	s.waits(making + ` && document.activeElement.id === "share-panel"`)
	s.click("save-json")
	s.click("save-json")
	s.click("print")
	s.waits(`document.querySelector(".Progress").textContent.includes("That follows once all is compared.")`)
	s.press("n")
	if got := s.run(`[files.length, prints, ` + link + `].join()`); got != "0,0," {
		t.Errorf("before the comparison is there, the files, prints and the link are %s", got)
	}
	s.run(`letGo()`)
	s.compared() // early says that none stood there
	s.waits(link + `.includes("#s=1.") && files.length === 1 && prints === 1 && document.getElementById("counter").textContent.startsWith("1 of")`)
	if got := s.run(`files[0] + document.querySelector(".Progress").textContent`); !strings.HasSuffix(got, ".json") {
		t.Errorf("the file is %s", got)
	}
	first := s.run(link)

	// Another comparison has another link, in the same panel.
	s.run(`holding = true`)
	s.click("swap")
	s.waits(early + " && " + making)
	s.run(`letGo()`)
	s.compared() // early says that none stood there
	s.waits(link + `.includes("#s=1.")`)
	second := s.run(link)
	if before, _, _ := strings.Cut(first, "&"); strings.HasPrefix(second, before) {
		t.Error("the link of the comparison the other way round is the same")
	}

	// One that is given up leaves the link of the one that comes back, and no file.
	s.run(`holding = true`)
	s.click("swap")
	s.waits(early)
	s.click("save-md")
	s.waits(`document.querySelector(".Progress").textContent.includes("That follows")`)
	s.click("cancel")
	s.run(`letGo()`)
	s.waits(link + ` === ` + quote(second) + ` && document.querySelector(".Progress").hidden`)
	s.click("share-close")
	s.waits(`document.getElementById("share-panel").hidden && document.activeElement.id === "share"`)
	if got := s.run(`files.length`); got != "1" {
		t.Errorf("%s files were written, want 1", got)
	}
	s.clean()
}
