//go:build !js

package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// misfits says what is wrong with the page as it stands: it needs sideways scrolling, a button is cut or lies outside
// the window, two of a row lie over each other, the toolbar takes more than one row.
const misfits = `(() => {
	const found = [];
	if (document.documentElement.scrollWidth > innerWidth) found.push("the page is " + document.documentElement.scrollWidth + " wide in a window of " + innerWidth);
	const seen = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length;
	const named = (element) => element.id || element.className + " " + element.textContent.slice(0, 20);
	for (const row of document.querySelectorAll(".Toolbar, .Bar, .Bar-tools, .Head-versions, .Start-actions, .Strip")) {
		if (!seen(row)) continue;
		const items = [...row.querySelectorAll("button, select, summary, .Steps-counter, .Bar-name, .Bar-source")].filter(seen);
		items.forEach((item, i) => {
			const a = item.getBoundingClientRect();
			if (item.closest(".Sheet, .Menu-body, .Strip-versions")) return;
			if (a.left < -0.5 || a.right > innerWidth + 0.5) found.push(named(item) + " lies outside the window");
			if (item.matches("button") && item.scrollWidth > item.clientWidth + 1) found.push(named(item) + " is cut");
			for (const other of items.slice(i + 1)) {
				const b = other.getBoundingClientRect();
				if (other.closest(".Sheet, .Menu-body, .Strip-versions") || item.contains(other)) continue;
				if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1) found.push(named(item) + " lies over " + named(other));
			}
		});
	}
	const toolbar = document.querySelector(".Toolbar");
	if (seen(toolbar) && toolbar.offsetHeight > 64) found.push("the toolbar is " + toolbar.offsetHeight + " high");
	return found.join("\n");
})()`

// fits fails the test if anything on the page lies where it should not, once the page has come to stand.
func (s *stage) fits(name string) {
	s.t.Helper()
	if got := s.comesTo(misfits); got != "" {
		s.t.Errorf("%s: %s", name, got)
	}
}

// The start screen stands in one window without scrolling, on a desk and on a phone, and a card offers its text for
// editing.
func TestTheStartScreen(t *testing.T) {
	s := open(t)
	for _, size := range [][2]int64{{1440, 900}, {1024, 768}, {390, 844}} {
		s.do(chromedp.EmulateViewport(size[0], size[1]))
		name := fmt.Sprintf("%d×%d", size[0], size[1])
		s.fits(name)
		if got := s.comesTo(`["#box-old", "#box-new", "#compare", ".Start-hint", ".Start-promise"].filter((one) => { const box = document.querySelector(one).getBoundingClientRect(); return box.top < 0 || box.bottom > innerHeight; }).join()`); got != "" {
			t.Errorf("%s: %s is out of view", name, got)
		}
	}
	s.do(chromedp.EmulateViewport(1440, 900))
	s.drop("old.html", "text/html", []byte("<title>A town</title><article><h1>A town floods</h1><p>It rained all day in the town.</p><p>The river <b>rose</b>.</p></article>"))
	s.waits(`document.querySelector("[data-side=old] .Card-title")?.textContent === "A town floods"`)
	s.click("edit-0")
	s.waits(`!document.querySelector(".Card") && document.activeElement.id === "box-old"`)
	if got, want := s.run(`document.activeElement.value`), "A town floods\n\nIt rained all day in the town.\n\nThe river rose."; got != want {
		t.Errorf("the box holds %q, want %q", got, want)
	}
	s.run(`document.body.dispatchEvent(new DragEvent("dragover", { dataTransfer: (() => { const d = new DataTransfer(); d.items.add(new File(["x"], "x.txt")); return d; })(), bubbles: true, cancelable: true }))`)
	s.waits(`document.querySelector(".Target").checkVisibility()`)
	s.run(`document.body.dispatchEvent(new DragEvent("dragleave", { bubbles: true }))`)
	s.waits(`!document.querySelector(".Target").checkVisibility()`)
	s.clean()
}

// On a phone the tools are one row at the foot of the page, each large enough for a finger; list and views are sheets
// over the whole page that Escape and the way back close. Nothing needs sideways scrolling, down to 320 pixels, which
// is also what a desk's window has at 400 %.
func TestOnAPhone(t *testing.T) {
	s := open(t)
	s.do(chromedp.EmulateViewport(390, 844, chromedp.EmulateMobile, chromedp.EmulateTouch))
	s.drop("diff.html", "text/html", seed(t, "newssniffer-diff.html"))
	s.compared()
	s.fits("390")
	if got := s.run(`document.getElementById("host").dataset.view + " " + document.getElementById("changes").hidden`); got != "inline true" {
		t.Errorf("a phone starts with %s, want the inline view and no list over it", got)
	}
	small := s.run(`[...document.querySelectorAll("button, select, summary")].filter((one) => one.checkVisibility() && !one.closest("#host")).map((one) => [one, one.getBoundingClientRect()]).filter(([, box]) => box.width < 43.5 || box.height < 43.5).map(([one, box]) => one.id + " " + one.textContent + " " + Math.round(box.width) + "×" + Math.round(box.height)).join("\n")`)
	if small != "" {
		t.Errorf("too small for a finger:\n%s", small)
	}
	sheet := func(button, id string, leave func()) {
		t.Helper()
		s.run(`document.getElementById("` + button + `").focus()`)
		s.click(button)
		s.waits(`document.getElementById("` + id + `").contains(document.activeElement) && document.getElementById("host").closest("[inert]")`)
		if got := s.run(`(() => { const box = document.getElementById("` + id + `").getBoundingClientRect(); return [box.left, box.top, box.width, box.height].join(); })()`); got != "0,0,390,844" {
			t.Errorf("the sheet %s stands at %s, want all of the window", id, got)
		}
		s.fits("the sheet " + id)
		leave()
		s.waits(`!document.querySelector(".Sheet") && !document.getElementById("host").closest("[inert]") && document.activeElement.id === "` + button + `"`)
	}
	escape := func() { s.do(chromedp.KeyEvent(kb.Escape)) }
	back := func() { s.run(`history.back()`) }
	sheet("list", "changes", escape)
	sheet("list", "changes", back)
	sheet("options", "sheet-view", back)
	sheet("options", "sheet-view", func() { s.run(`document.querySelector(".Sheet-close").click()`) })

	s.click("list")
	s.waits(`document.querySelectorAll(".Sheet .List-entry").length > 20`)
	s.run(`document.querySelectorAll(".List-button")[5].click()`)
	s.waits(`!document.querySelector(".Sheet") && document.getElementById("counter").textContent.startsWith("6 ") && document.querySelector("#host .is-current")`)
	s.click("options")
	s.waits(`document.querySelector(".Sheet #choose-changes")`)
	s.click("choose-changes")
	s.waits(`!document.querySelector(".Sheet") && document.getElementById("host").dataset.view === "changes"`)

	for _, width := range []int64{320, 360} {
		s.do(chromedp.EmulateViewport(width, 740, chromedp.EmulateMobile, chromedp.EmulateTouch))
		for _, view := range []string{"split", "inline", "changes", "old", "new"} {
			s.click("view-" + view)
			s.waits(`document.getElementById("host").dataset.view === "` + view + `" && document.querySelectorAll("#host:not([data-coming]) .Row").length > 30`)
			s.fits(fmt.Sprintf("%d %s", width, view))
		}
	}
	s.clean()
}

// Between a phone and a desk the list does not open and close with the room that it takes itself, and the toolbar stays
// one row.
func TestTheRoomOfAWindow(t *testing.T) {
	s := open(t)
	s.do(chromedp.EmulateViewport(1440, 900))
	s.drop("diff.html", "text/html", seed(t, "newssniffer-diff.html"))
	s.compared()
	for _, width := range []int64{1440, 1300, 1280, 1279, 1180, 1100, 1000, 930, 850, 768, 641} {
		s.do(chromedp.EmulateViewport(width, 900))
		s.waits(fmt.Sprintf(`document.getElementById("changes").hidden === %v`, width < 1280))
		s.later(`await new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then)))`)
		s.fits(fmt.Sprint(width))
	}
	if got := s.run(`document.getElementById("host").dataset.view`); !strings.Contains("inline", got) {
		t.Errorf("a narrow window shows %s", got)
	}
	s.clean()
}

// The cells of a row begin at one height, however wide or zoomed the page is, and when another font comes late: in an
// article of 10,000 paragraphs. Each size looks at every eighth section, and together they look at all.
func TestRowsStayInLine(t *testing.T) {
	s := open(t)
	s.do(chromedp.EmulateViewport(1440, 900))
	old, new := longPair(10_000)
	s.carry([]string{"old.txt", "new.txt"}, old, new)
	s.run(`letFall()`)
	s.compared()
	s.click("view-split")
	s.waits(`document.querySelector("#host[aria-busy=false]:not([data-coming])[data-view=split]") && document.querySelectorAll("#host .Section--split").length > 150 && document.querySelectorAll("#host .Row").length > 9900`)
	const apart = `(() => {
		let most = 0, pairs = 0, columns = new Set();
		for (const section of sections) for (const row of section.querySelectorAll(".Row:not([hidden])")) {
			const [a, b] = [".Cell--old", ".Cell--new"].map((cell) => row.querySelector(":scope > " + cell + ":not(.Cell--none)")?.getBoundingClientRect());
			if (!a || !b || !a.height || !b.height) continue;
			pairs++;
			columns.add(Math.round(a.left) + " " + Math.round(b.left));
			most = Math.max(most, Math.abs(a.top - b.top), Math.abs(a.width - b.width));
		}
		return (pairs > 100 ? "" : pairs + " pairs, ") + (columns.size < 2 ? "" : "columns at " + [...columns].join() + ", ") + (most <= 0.5 ? "in line" : most + " apart");
	})()`
	for n, size := range []struct {
		width int64
		scale float64
	}{{1440, 1}, {1000, 1}, {700, 1}, {320, 1}, {2880, 0.5}, {1920, 0.75}, {960, 1.5}, {720, 2}, {480, 3}, {360, 4}} {
		s.do(chromedp.EmulateViewport(size.width, 900, chromedp.EmulateScale(size.scale)))
		s.run(fmt.Sprintf(`globalThis.sections = [...document.querySelectorAll("#host .Section")].filter((_, i) => i %% 8 === %d); true`, n%8))
		s.settles()
		if got := s.comesTo(apart + `.replace(/^in line$/, "")`); got != "" {
			t.Errorf("%d wide at %v: %s", size.width, size.scale, got)
		}
		s.later(`
			const late = new FontFace("Late", 'local("DejaVu Sans Mono"), local("Liberation Mono"), local("monospace")');
			document.fonts.add(late);
			await late.load().catch(() => {});
			document.documentElement.style.setProperty("--stet-font", "Late, monospace");
			return "";`)
		if got := s.comesTo(apart + `.replace(/^in line$/, "")`); got != "" {
			t.Errorf("%d wide at %v with a late font: %s", size.width, size.scale, got)
		}
		s.run(`document.documentElement.style.removeProperty("--stet-font")`)
		s.fits(fmt.Sprintf("%d at %v", size.width, size.scale))
	}
	s.clean()
}

// Each end of a move says where the other is and leads there; the numbers tell moves apart.
func TestMovesLeadBothWays(t *testing.T) {
	s := open(t)
	s.click("sample")
	s.compared()
	for _, view := range []string{"split", "inline"} {
		s.click("view-" + view)
		s.waits(`document.querySelector("#host:not([data-coming]) .Section--` + view + ` .Row--moved .Move")`)
		ends := s.run(`[...document.querySelectorAll("#host .Move:not(.Hidden)")].length + " " + new Set([...document.querySelectorAll("#host .Move-number")].map((n) => n.textContent)).size`)
		if ends != "4 2" {
			t.Fatalf("%s: ends and numbers of moves are %s, want 4 2", view, ends)
		}
		for _, from := range []string{"moved", "departed"} {
			s.run(`globalThis.row = document.querySelector("#host .Row--` + from + `"); row.querySelector(".Move").click()`)
			s.waits(`document.activeElement?.closest(".Row")?.dataset.move === row.dataset.move && document.activeElement.closest(".Row") !== row`)
		}
	}
	// Inline, a paragraph that left is one line until the reader goes there.
	lines := `Math.round(document.querySelector("#host .Row--departed .Block").offsetHeight / parseFloat(getComputedStyle(document.querySelector("#host .Row--departed .Block")).lineHeight))`
	s.do(chromedp.EmulateViewport(390, 844))
	s.run(`document.activeElement.blur(); for (const one of document.querySelectorAll("#host .is-current")) one.classList.remove("is-current")`)
	s.waits(lines + ` === 1`)
	s.run(`document.querySelector("#host .Row--departed").focus()`)
	s.waits(lines + ` > 1`)
	s.clean()
}
