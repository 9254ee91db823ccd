//go:build !js

package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/chromedp"
)

// A heard is what a screen reader meets at one place: its role, its name, and what lies in it.
type heard struct {
	role, name string
	inside     []*heard
}

// listen returns the accessibility tree. What is ignored in it has its children in its place.
func (s *stage) listen() *heard {
	s.t.Helper()
	tree, err := chromedp.Call(s.ctx, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{})
	if err != nil {
		s.t.Fatal(err)
	}
	said := func(v *accessibility.Value) string {
		if v == nil || len(v.Value) == 0 || v.Value[0] != '"' {
			return ""
		}
		return unquote[string](s.t, string(v.Value))
	}
	type node struct {
		heard
		ignored bool
		ids     []accessibility.NodeID
	}
	nodes := map[accessibility.NodeID]*node{}
	for _, n := range tree.Nodes {
		nodes[n.NodeID] = &node{heard{said(n.Role), said(n.Name), nil}, n.Ignored, n.ChildIDs}
	}
	var below func(n *node) []*heard
	below = func(n *node) (list []*heard) {
		for _, id := range n.ids {
			if child := nodes[id]; child != nil {
				child.inside = below(child)
				if child.ignored {
					list = append(list, child.inside...)
				} else {
					list = append(list, &child.heard)
				}
			}
		}
		return list
	}
	root := nodes[tree.Nodes[0].NodeID]
	root.inside = below(root)
	return &root.heard
}

// all returns everything of a role, in the order of reading.
func (h *heard) all(role string) (list []*heard) {
	for _, child := range h.inside {
		if child.role == role {
			list = append(list, child)
		}
		list = append(list, child.all(role)...)
	}
	return list
}

// text is what is read of it.
func (h *heard) text() string {
	if h.role == "StaticText" {
		return h.name
	}
	var all strings.Builder
	for _, child := range h.inside {
		all.WriteString(child.text())
	}
	return all.String()
}

// region is the part of the page that shows the rows.
func (h *heard) region(t *testing.T) *heard {
	t.Helper()
	for _, r := range h.all("region") {
		if r.name == "Comparison" {
			return r
		}
	}
	t.Fatal("no region is called Comparison")
	return nil
}

// What a screen reader meets: a replaced word is a deletion and an insertion, kept text is read once, the two ends of a
// move lead to each other, a fold is three buttons that say what they show, and the list has the changes in their order.
// With the setting for it, each mark says in words what it is, and nothing of that is copied.
func TestWhatIsHeard(t *testing.T) {
	s := open(t)
	s.carry([]string{"old.html", "new.html"}, every(false, false), every(true, false))
	s.run(`letFall()`)
	s.compared()
	s.waits(`document.querySelector("#host .Fold") && document.querySelectorAll("#host .Move").length === 2`)
	tree := s.listen()
	rows := tree.region(t)
	marks := func(when string) {
		t.Helper()
		for _, role := range []string{"deletion", "insertion"} {
			tag := role[:3]
			want := s.run(`[...document.querySelectorAll("#host ` + tag + `")].filter((mark) => mark.getClientRects().length).length`)
			if got := fmt.Sprint(len(s.listen().region(t).all(role))); got != want {
				t.Errorf("%s there are %s nodes %s, and %s elements %s", when, got, role, want, tag)
			}
		}
	}
	tags := s.run(`[document.querySelectorAll("#host del").length, document.querySelectorAll("#host ins").length].join()`)
	if got := fmt.Sprintf("%d,%d", len(rows.all("deletion")), len(rows.all("insertion"))); strings.HasPrefix(tags, "0") || !strings.Contains(rows.text(), "Monday") {
		t.Fatalf("%s marks are heard of %s", got, tags)
	}
	marks("side by side")
	var replaced []string
	for _, role := range []string{"deletion", "insertion"} {
		for _, mark := range rows.all(role) {
			if text := strings.TrimSpace(mark.text()); text == "Monday" || text == "Tuesday" {
				replaced = append(replaced, role+" "+text)
			}
		}
	}
	if got, want := strings.Join(replaced, ", "), "deletion Monday, insertion Tuesday"; got != want {
		t.Errorf("the replaced word is heard as %q, want %q", got, want)
	}
	text := rows.text()
	if n := strings.Count(text, "Old:"); n == 0 || n > strings.Count(text, "New:")+2 {
		t.Errorf("%d cells begin with “Old:” and %d with “New:”", n, strings.Count(text, "New:"))
	}
	var moves []string
	for _, link := range rows.all("link") {
		moves = append(moves, link.name)
	}
	if got := strings.Join(moves, "|"); !strings.Contains(got, "Moved to paragraph") || !strings.Contains(got, "Moved from paragraph") {
		t.Errorf("the links are %q, want both ends of a move", got)
	}
	var fold []string
	for _, button := range rows.all("button") {
		fold = append(fold, button.name)
	}
	if got := strings.Join(fold, "|"); !strings.Contains(got, "unchanged paragraphs ·") || !strings.Contains(got, "3 more ↑") || !strings.Contains(got, "3 more ↓") {
		t.Errorf("the fold is heard as %q", got)
	}
	s.run(`document.querySelector("#host .Fold-all").click()`)
	s.waits(`!document.querySelector("#host .Fold")`)
	text = s.listen().region(t).text()
	for i := range 9 {
		line := fmt.Sprintf("Line %d of the report", i+1)
		if n := strings.Count(text, line); n != 1 {
			t.Errorf("%q is read %d times, want once", line, n)
		}
	}
	if got := s.run(`[...document.querySelectorAll("#host .Cell[aria-hidden=true] :is(a, button, [tabindex])")].length`); got != "0" {
		t.Errorf("%s places in cells that are not heard take the focus", got)
	}
	var list []string
	for _, nav := range tree.all("navigation") {
		if nav.name == "Changes" {
			for _, entry := range nav.all("button") {
				list = append(list, entry.name)
			}
		}
	}
	if want := s.run(`[...document.querySelectorAll("#changes .List-button")].length`); fmt.Sprint(len(list)) != want || len(list) == 0 {
		t.Errorf("the list is heard as %q, want %s entries", list, want)
	}
	for i, entry := range list {
		if !strings.HasPrefix(entry, fmt.Sprint(i+1)) {
			t.Errorf("entry %d of the list is heard as %q", i+1, entry)
		}
	}
	if got := s.run(`[...document.querySelectorAll("[aria-live], [role=status], [role=log]")].filter((one) => one.getClientRects().length && one.getAttribute("aria-live") !== "off").map((one) => one.id || one.className).join()`); got != "stet-live" {
		t.Errorf("these speak by themselves: %s", got)
	}

	s.spoken(marks)
	s.quietly()
	s.clean()
}

// spoken turns the words of marks on and off.
func (s *stage) spoken(marks func(when string)) {
	t := s.t
	t.Helper()
	copied := `(() => {
		let text = "";
		const taken = new ClipboardEvent("copy", { clipboardData: new DataTransfer(), bubbles: true, cancelable: true });
		getSelection().selectAllChildren(document.querySelector("#host .Row--edited"));
		document.querySelector("#host").dispatchEvent(taken);
		text = taken.clipboardData.getData("text/plain");
		const plain = String(getSelection());
		getSelection().removeAllRanges();
		return text + "|" + plain + "|" + document.getElementById("counter").textContent + document.getElementById("summary").textContent;
	})()`
	s.click("view-inline")
	s.waits(`document.querySelector("#host[aria-busy=false]:not([data-coming]) .Section--inline .Row--edited")`)
	before := s.run(copied)
	if !strings.Contains(before, "council met on") {
		t.Fatalf("what is copied is %q", before)
	}
	s.click("settings")
	s.waits(`document.getElementById("set-speak")?.checkVisibility()`)
	s.click("set-speak")
	s.waits(`document.documentElement.classList.contains("is-spoken")`)
	s.click("settings-close")
	rows := s.listen().region(t)
	for role, words := range map[string][2]string{"deletion": {"removed:", "end removed"}, "insertion": {"added:", "end added"}} {
		for _, mark := range rows.all(role) {
			if got := strings.TrimSpace(mark.text()); !strings.HasPrefix(got, words[0]) || !strings.HasSuffix(got, words[1]) {
				t.Errorf("a mark is heard as %q, want it between %q", got, words)
			}
		}
	}
	marks("with spoken marks")
	if got := s.run(copied); got != before {
		t.Errorf("with spoken marks what is copied and counted is\n%s\nwant\n%s", got, before)
	}
	s.speak("de")
	s.waits(`getComputedStyle(document.querySelector("#host del"), "::before").content.includes("gelöscht:")`)
	s.speak("en")
	s.click("settings")
	s.waits(`document.getElementById("set-speak")?.checkVisibility()`)
	s.click("set-speak")
	s.waits(`!document.documentElement.classList.contains("is-spoken")`)
	s.click("settings-close")
}

// quietly goes through changes fast: what is said is never more than one line a second, and the last is said.
func (s *stage) quietly() {
	s.t.Helper()
	s.run(`globalThis.said = []; Object.defineProperty(document.getElementById("stet-live"), "textContent", { configurable: true,
		set(line) { said.push([performance.now(), line]); this.replaceChildren(line); }, get() { return this.innerText; } }); true`)
	s.later(`for (let i = 0; i < 7; i++) { document.getElementById("next").click(); await new Promise((then) => setTimeout(then, 60)); }`)
	s.waits(`said.length && document.getElementById("counter").textContent.startsWith(said.at(-1)[1].match(/[0-9]+/)?.[0] + " of")`)
	if got := s.run(`said.slice(1).filter(([at], i) => at - said[i][0] < 990).length`); got != "0" {
		s.t.Errorf("%s lines were said less than a second after another: %s", got, s.run(`JSON.stringify(said)`))
	}
}

// In every view that shows it, what did not change is heard once.
func TestWhatStoodIsHeardOnce(t *testing.T) {
	s := open(t)
	s.click("sample")
	s.compared()
	const kept = `[...document.querySelectorAll("#host .Row--kept:not([hidden])")]`
	for _, view := range []string{"split", "old", "inline", "new", "old", "split"} {
		s.click("view-" + view)
		s.waits(`document.getElementById("host").dataset.view === "` + view + `"`)
		s.compared()
		s.waits(kept + `.every((row) => Boolean(row.closest(".Section--inline")) === ("` + view + `" === "inline") && row.querySelectorAll(".Cell:not([aria-hidden], .Cell--none)").length === (row.closest(".Section--split") && "` + view + `" === "old" ? 2 : 1))`)
		texts := unquote[[]string](t, s.run(`JSON.stringify(`+kept+`.map((row) => [...row.querySelectorAll(".Cell")].find((cell) => cell.getClientRects().length)?.querySelector(".Block").textContent))`))
		if len(texts) == 0 {
			t.Fatalf("the view %s shows nothing that stood", view)
		}
		read := s.listen().region(t).text()
		for _, text := range texts {
			if got := strings.Count(read, text); got != 1 {
				t.Errorf("the view %s: %q is heard %d times", view, text, got)
			}
		}
	}
	s.clean()
}
