//go:build !js

package main

import "testing"

// A viewer that compares again and again holds the texts of the comparison in view and of no other. One that is given up
// leaves the one before as usable as it was, although the engine was started anew and has to read its texts again.
func TestAViewerComparesAgain(t *testing.T) {
	s, _ := host(t, map[string]hostPage{"": {"", clientPage}})
	if got := s.later(`
		globalThis.client = await openStet(STET_AT);
		const compare = (id, day, more = "") => client.ask({ type: "compare", id, versions: [{ text: "The council met on Monday." + more }, { text: "The council met on " + day + "." + more }] });
		const first = await compare(1, "Tuesday");
		const given = compare(2, "Wednesday", "\n\nIt rained all day in the old town and by the river.".repeat(3000));
		client.send({ type: "cancel", id: 2 });
		return [first.type, (await given).code].join();`); got != "result,cancelled" {
		t.Fatalf("a comparison and one that is given up are answered by %s", got)
	}
	if got := s.later(`const file = await client.ask({ type: "get", id: 3, format: "text" }); return file.type === "file" ? textOf(file).includes("Tuesday") : file.code + " " + file.message`); got != "true" {
		t.Errorf("of the comparison before comes no file: %s", got)
	}
	s.inFrame(0, `document.getElementById("host").querySelector(".Section--split") ? document.getElementById("view-inline").click() : document.getElementById("view-split").click()`)
	s.waitsInFrame(0, `document.querySelector("#host[aria-busy=false] .Section--" + document.getElementById("host").dataset.view + " ins")?.textContent.trim() === "Tuesday"`)
	if got := s.later(`return (await client.ask({ type: "compare", id: 4, versions: [{ text: "It rained." }, { text: "It snowed." }] })).type`); got != "result" {
		t.Errorf("another comparison is answered by %s", got)
	}
	s.waitsInFrame(0, `JSON.parse(stet.held()).length === 2`)
}
