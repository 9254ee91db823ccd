//go:build !js

package main

import (
	"fmt"
	"testing"

	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/web/sample"
)

// Of each class, what is shown and what is dimmed are all changes of the sample together, as many of each as the engine
// counts, and both texts read back whole; what is dimmed stays marked where it was. So it is with the reader's own
// patterns.
func TestEachClassOfTheSample(t *testing.T) {
	c := sampleCompared(t)
	changes := c.Changes()
	of := map[string]int{}
	for _, change := range changes {
		of[change.Class.String()]++
	}
	pages := sample.Versions()
	s := open(t)
	s.click("sample")
	s.compared()
	s.click("view-split")
	s.waits(`document.querySelector("#host[aria-busy=false]:not([data-coming]) .Section--split")`)
	const dimmed = `Number(document.querySelector("#ignore summary").textContent.match(/[0-9]+/)?.[0] ?? 0)`
	const shown = `Number(document.getElementById("counter").textContent.match(/[0-9]+/g).at(-1))`
	counts := func(when string, quiet int) {
		t.Helper()
		s.waits(fmt.Sprintf(`%s === %d && %s === %d`, dimmed, quiet, shown, len(changes)-quiet))
		s.waits(fmt.Sprintf(`document.querySelector(".Head").textContent.includes("dimmed") === %v`, quiet > 0))
		s.holds(when, "old", "html", pages[0])
		s.holds(when, "new", "html", pages[5])
	}
	trifles := 0
	for class := compare.Space; class < compare.Text; class <<= 1 {
		if class&compare.Trifles != 0 {
			trifles += of[class.String()]
		}
	}
	counts("as it starts", trifles)
	for class := compare.Space; class < compare.Text; class <<= 1 {
		if class&compare.Trifles != 0 {
			s.click("ignore-" + class.String())
		}
	}
	counts("nothing ignored", 0)
	for class := compare.Space; class < compare.Text; class <<= 1 {
		if class == compare.Pattern {
			continue
		}
		name := class.String()
		s.click("ignore-" + name)
		counts(name+" ignored", of[name])
		if got, want := s.run(`document.getElementById("ignore-`+name+`").closest("label").textContent`), fmt.Sprintf("(%d)", of[name]); got[len(got)-len(want):] != want {
			t.Errorf("the menu says %q, want %s", got, want)
		}
		marked := fmt.Sprintf(`[...document.querySelectorAll("#host .Of-%s")].map((piece) => getComputedStyle(piece)).filter((style) => style.textDecorationLine === "none" || style.textDecorationStyle !== "dotted").length`, name)
		if got := s.run(marked); got != "0" {
			t.Errorf("%s pieces of the class %s lost their line", got, name)
		}
		s.click("ignore-" + name)
		s.waits(dimmed + ` === 0`)
	}
	pattern := comparedAs(t, sampleVersions(t)[0], sampleVersions(t)[5], compare.Options{Patterns: []string{"[0-9]+"}}).Stats.Quiet
	if pattern == 0 {
		t.Fatal("the pattern describes no change")
	}
	s.click("settings")
	s.waits(`document.getElementById("set-patterns")?.checkVisibility()`)
	s.run(`(() => { const box = document.getElementById("set-patterns"); box.value = "[0-9]+"; box.dispatchEvent(new Event("change", { bubbles: true })); })()`)
	counts("with a pattern", pattern)
	s.clean()
}

// Each level of detail has the same rows, of the same paragraphs, and both texts read back whole; the page marks what the
// engine marks at that level.
func TestEachGrainOfTheSample(t *testing.T) {
	versions, pages := sampleVersions(t), sample.Versions()
	rows := func(c compare.Comparison) (all []string) {
		for _, row := range c.Rows {
			all = append(all, fmt.Sprint(row.Kind, row.Old, row.New, row.Move))
		}
		return all
	}
	want := rows(sampleCompared(t))
	s := open(t)
	s.click("sample")
	s.compared()
	marks := map[int]bool{}
	for _, grain := range []compare.Grain{compare.Sentence, compare.Word, compare.Character, compare.Auto} {
		name := fmt.Sprintf("detail %d", grain)
		c := comparedAs(t, versions[0], versions[5], compare.Options{Ignore: compare.Trifles, Grain: grain})
		if got := rows(c); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s: the rows are %v, want %v", name, got, want)
		}
		ids := map[string]bool{}
		for i, row := range c.Rows {
			for k, n := range row.Numbers() {
				if n >= 0 && row.Spans[k].Text != "" {
					ids[fmt.Sprintf("%d.%d", i, n)] = true
				}
			}
		}
		marks[len(ids)] = true
		s.comparing(func() {
			s.run(fmt.Sprintf(`(() => { const grain = document.getElementById("grain"); grain.value = "%d"; grain.dispatchEvent(new Event("change", { bubbles: true })); })()`, grain))
		})
		s.waits(fmt.Sprintf(`document.querySelector("#host[aria-busy=false]:not([data-coming]) .Row") && new Set([...document.querySelectorAll("#host [data-change]")].map((piece) => piece.dataset.change)).size === %d`, len(ids)))
		got := unquote[[]string](t, s.run(`JSON.stringify([...document.querySelectorAll("#host .Row")].map((row) => row.dataset.kind))`))
		for i, row := range c.Rows {
			if i >= len(got) || got[i] != string(row.Kind) {
				t.Fatalf("%s: the page has the rows %v", name, got)
			}
		}
		s.holds(name, "old", "html", pages[0])
		s.holds(name, "new", "html", pages[5])
	}
	if len(marks) < 3 {
		t.Errorf("the levels of detail mark the same: %v", marks)
	}
	s.clean()
}
