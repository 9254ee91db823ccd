//go:build !js

package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// stored is what the page has stored: the databases, and the names in the two storages.
const stored = `
	const left = [];
	for (const { name } of await indexedDB.databases()) left.push("database " + name);
	for (const storage of [localStorage, sessionStorage]) for (let i = 0; i < storage.length; i++) left.push(storage.key(i));
	return left.join();`

// Nothing is stored unless the reader asks for it; then a comparison comes back after the page was loaded again, and
// goes for good when it is forgotten.
func TestRecentComparisons(t *testing.T) {
	s := open(t)
	files := map[string][]byte{"a.html": snapped(9, "seven"), "b.html": snapped(12, "eight")}
	s.fall(files, "a.html", "b.html")
	s.paired("seven", "eight")
	s.click("next")
	s.waits(`document.querySelector("#host .is-current")`)
	s.click("back")
	s.waits(`!document.querySelector(".Start").hidden`)
	if got := s.later(stored); got != "" {
		t.Errorf("nobody asked, and the page stored %s", got)
	}

	s.click("keep-recent")
	s.waits(`document.getElementById("keep-recent").ariaChecked === "true"`)
	s.click("compare")
	s.paired("seven", "eight")
	s.keeps(1)
	s.click("back")
	s.waits(`document.querySelectorAll(".Recent-entry").length === 1`)
	if *screens != "" {
		s.picture("recent", "")
	}

	s.visit("")
	s.waits(`document.querySelector(".Recent-title")?.textContent === "The harbour vote"`)
	if got := s.run(`document.querySelector(".Recent-facts").textContent`); !strings.HasPrefix(got, "a.html → b.html · ") {
		t.Errorf("the entry says %q", got)
	}
	s.run(`document.querySelector(".Recent-open").click()`)
	s.paired("seven", "eight")
	s.click("back")
	s.waits(`document.querySelectorAll(".Recent-entry").length === 1`) // the same two texts are one entry
	s.run(`document.querySelector(".Recent-forget").click()`)
	s.waits(`document.querySelectorAll(".Recent-entry").length === 0`)
	s.click("compare")
	s.paired("seven", "eight")
	s.keeps(1)
	s.click("back")
	s.waits(`document.getElementById("forget-all")`)
	s.click("forget-all")
	s.waits(`!document.getElementById("forget-all")`)
	s.waitsLater(`return (await indexedDB.databases()).length === 0`)
	if got := s.later(`await new Promise((done) => stet.recentList(done)); const estimate = await navigator.storage.estimate(); return estimate.usageDetails?.indexedDB ?? 0`); got == "" {
		t.Error("the storage has no size")
	}
	s.click("keep-recent")
	s.waits(`document.getElementById("keep-recent").ariaChecked === "false"`)
	if got := s.later(`await new Promise((done) => stet.recentErase(done));` + stored); strings.Contains(got, "database") {
		t.Errorf("turned off, the page still stores %s", got)
	}
	s.clean()
}

// keeps waits until so many comparisons are stored.
func (s *stage) keeps(n int) {
	s.t.Helper()
	s.waitsLater(fmt.Sprintf(`return JSON.parse(await new Promise((done) => stet.recentList(done))).length === %d`, n))
}

// Forget all leaves 0 bytes. A private window keeps its storage in memory and counts it exactly; on a disk the browser
// itself leaves some of its own.
func TestForgettingAllLeavesNothing(t *testing.T) {
	s := blank(t, chromedp.Flag("incognito", true))
	server, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	s.server, s.address = server, server.address
	s.visit("")
	const bytes = `const { usageDetails } = await navigator.storage.estimate(); return `
	s.click("keep-recent")
	s.waits(`document.getElementById("keep-recent").ariaChecked === "true"`)
	s.click("sample")
	s.compared()
	s.waitsLater(bytes + `usageDetails?.indexedDB > 20000`) // six pages
	s.click("back")
	s.waits(`document.querySelectorAll(".Recent-entry").length === 1`)
	s.click("forget-all")
	s.waits(`!document.querySelector(".Recent-entry")`)
	s.waitsLater(bytes + `(await indexedDB.databases()).length === 0 && (usageDetails?.indexedDB ?? 0) === 0`)
	if got := s.later(stored); strings.Contains(got, "database") || strings.Contains(got, "arbour") {
		t.Errorf("the page still stores %s", got)
	}
	s.clean()
}

// At most 20 comparisons are kept, the oldest go first.
func TestRecentComparisonsAreFew(t *testing.T) {
	s := open(t)
	got := s.later(`
		let list = "";
		for (let i = 0; i < 23; i++) {
			const { ID } = JSON.parse(stet.addText("", "text/plain", "Text " + i));
			[list] = await new Promise((done) => stet.recentKeep(JSON.stringify({ ID: String(i), Title: "T" + i, Sources: [ID], State: {} }), (...answer) => done(answer)));
		}
		const big = stet.adopt({ blob: new Blob([new Uint8Array(30e6)]), Name: "big", Type: "" });
		for (const id of ["x", "y"]) [list] = await new Promise((done) => stet.recentKeep(JSON.stringify({ ID: id, Title: id, Sources: [big], State: {} }), (...answer) => done(answer)));
		const kept = JSON.parse(list).map((each) => each.ID).join();
		await new Promise((done) => stet.recentErase(done));
		return kept;`)
	if got != "y" { // 30 MB each: there is no room for a second, nor for anything older
		t.Errorf("kept %s", got)
	}
	got = s.later(`
		let list = "";
		for (let i = 0; i < 23; i++) {
			const { ID } = JSON.parse(stet.addText("", "text/plain", "Text " + i));
			[list] = await new Promise((done) => stet.recentKeep(JSON.stringify({ ID: String(i), Title: "T" + i, Sources: [ID], State: {} }), (...answer) => done(answer)));
		}
		await new Promise((done) => stet.recentErase(done));
		const all = JSON.parse(list).map((each) => each.ID);
		return all.length + " " + all.includes("2") + all.includes("3") + all.includes("22");`)
	if got != "20 falsetruetrue" {
		t.Errorf("of 23 there are kept %s", got)
	}
	s.clean()
}

// Where the browser refuses storage, the page says so once and goes on.
func TestRecentComparisonsRefused(t *testing.T) {
	s := open(t)
	s.run(`Object.defineProperty(globalThis, "indexedDB", { value: { open() { throw new Error("refused"); }, deleteDatabase() { throw new Error("refused"); } } })`)
	s.click("keep-recent")
	s.waits(`document.querySelector(".Notice")?.dataset.code === "storage" && document.getElementById("keep-recent").ariaChecked === "false"`)
	s.click("sample")
	s.compared()
	s.clean()
}
