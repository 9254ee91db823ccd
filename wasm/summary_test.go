//go:build !js

package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// madePair makes the pair of a number: an article of some paragraphs, and what an editor made of it. The same number gives
// the same pair.
func madePair(n int) (old, new string) {
	random := rand.New(rand.NewSource(int64(n)))
	words := strings.Fields("council road budget mayor vote river bridge school street plan house public meeting report service town winter summer growth price number people work line station market bank south north early")
	sentence := func() string {
		var all []string
		for range 6 + random.Intn(9) {
			all = append(all, words[random.Intn(len(words))])
		}
		return strings.ToUpper(all[0][:1]) + strings.Join(all, " ")[1:] + "."
	}
	para := func(said ...string) string { return "<p>" + strings.Join(said, " ") + "</p>\n" }
	type paragraph struct{ first, second string }
	var paragraphs []paragraph
	for i := range 8 + random.Intn(8) {
		paragraphs = append(paragraphs, paragraph{fmt.Sprintf("Item %d of report %d costs %d euros.", i+1, n, 100+random.Intn(900)), sentence() + " " + sentence()})
	}
	var a, b []string
	for i, p := range paragraphs {
		whole := p.first + " " + p.second
		a = append(a, para(whole))
		switch random.Intn(12) {
		case 0: // cut
		case 1:
			b = append(b, para(whole), para(sentence(), sentence()))
		case 2:
			b = append(b, para(p.first), para(p.second))
		case 3:
			b = append(b, para(strings.Replace(whole, " euros", " million euros", 1)))
		case 4:
			b = append(b, para(p.first, "<b>"+p.second+"</b>"))
		case 5:
			b = append(b, para(strings.ReplaceAll(p.first, "Item", "Part"), strings.ToUpper(p.second[:1])+strings.Replace(p.second[1:], " ", " rather ", 2)))
		case 6:
			if len(b) > 2 {
				b = append(b[:1], append([]string{para(whole)}, b[1:]...)...)
				break
			}
			b = append(b, para(whole))
		case 7:
			b = append(b, para(strings.Replace(whole, " ", "\u00a0", 1)))
		case 8:
			if len(b) > 0 && i > 0 { // joined to the one before
				b[len(b)-1] = strings.TrimSuffix(b[len(b)-1], "</p>\n") + " " + whole + "</p>\n"
				break
			}
			b = append(b, para(whole))
		default:
			b = append(b, para(whole))
		}
	}
	page := func(title string, body []string) string {
		return fmt.Sprintf("<!doctype html><html lang=en><head><meta charset=utf-8><title>%s</title></head><body><article><h1>%s</h1>\n%s</article></body></html>", title, title, strings.Join(body, ""))
	}
	title := fmt.Sprintf("The report of pair %d", n)
	later := title
	if random.Intn(3) == 0 {
		later = fmt.Sprintf("The second report of pair %d", n)
	}
	return page(title, a), page(later, b)
}

// Facts are the numbers of a summary, by what they count.
type facts map[string]int

// In the summary of fifty pairs every number is that of "stet diff -format json": words, rows of each kind, what is dimmed,
// and what the changes concern.
func TestEveryNumberOfTheSummary(t *testing.T) {
	s := open(t)
	folder := t.TempDir()
	command := filepath.Join(folder, "stet")
	build := exec.Command("go", "build", "-o", command, "./cmd/stet")
	build.Dir = ".."
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	sum := facts{}
	for n := range 50 {
		old, new := madePair(n)
		names := []string{filepath.Join(folder, "old.html"), filepath.Join(folder, "new.html")}
		for i, text := range []string{old, new} {
			if err := os.WriteFile(names[i], []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		written, err := exec.Command(command, "diff", "-format", "json", names[0], names[1]).Output()
		var ended *exec.ExitError
		if err != nil && (!errors.As(err, &ended) || ended.ExitCode() != 1) {
			t.Fatal(err)
		}
		want := factsOf(t, written)
		s.carry([]string{"old.html", "new.html"}, []byte(old), []byte(new))
		s.run(`letFall()`)
		s.waits(`document.querySelector("#host[aria-busy=false]:not([data-coming])")?.textContent.includes(` + quote(fmt.Sprintf("of report %d costs", n)) + `)`)
		s.compared()
		if want["changes"] == 0 {
			t.Fatalf("pair %d has no changes", n)
		}
		s.waits(fmt.Sprintf(`document.getElementById("counter").textContent.match(/[0-9]+/)?.[0] === "%d"`, want["changes"]-want["quiet"]))
		if got := s.facts(); !maps.Equal(got, want) {
			t.Errorf("pair %d: the summary says\n%v, want\n%v", n, got, want)
		}
		for key, count := range want {
			sum[key] += count
		}
	}
	for _, key := range []string{"added words", "removed words", "moved words", "edited", "removed", "added", "moved", "split", "merged", "restyled", "kept", "quiet", "headline", "number"} {
		if sum[key] == 0 {
			t.Errorf("no pair has a number for %s: %v", key, sum)
		}
	}
	s.clean()
}

// factsOf are the numbers of a stet/comparison/1 that a summary shows; those that are 0 are left out.
func factsOf(t *testing.T, written []byte) facts {
	t.Helper()
	var c struct {
		Stats   map[string]any
		Changes []struct {
			Kind     string
			Class    string
			Concerns []string
		}
	}
	if err := json.Unmarshal(written, &c); err != nil {
		t.Fatal(err)
	}
	found := facts{"changes": len(c.Changes)}
	for key, name := range map[string]string{"words_inserted": "added words", "words_deleted": "removed words", "words_moved": "moved words", "quiet": "quiet",
		"edited": "edited", "removed": "removed", "added": "added", "moved": "moved", "split": "split", "merged": "merged", "restyled": "restyled", "kept": "kept"} {
		number, ok := c.Stats[key].(float64)
		if !ok {
			t.Fatalf("the statistics have no %s: %v", key, c.Stats)
		}
		found[name] = int(number)
	}
	for _, change := range c.Changes {
		if slices.Contains([]string{"space", "typography", "tracking"}, change.Class) {
			continue // it is dimmed
		}
		switch {
		case slices.Contains(change.Concerns, "headline"):
			found["headline"] = 1 // the summary only says that it changed
			continue
		case len(change.Concerns) > 0:
		case change.Class == "style":
			found["styles"]++
		case change.Kind == "edited":
			found["others"]++
		}
		for _, concern := range change.Concerns {
			found[concern]++
		}
	}
	if found["edited"] > 0 {
		for _, kind := range []string{"kept", "edited", "restyled", "moved", "split", "merged", "removed", "added"} {
			found["all"] += found[kind]
		}
	}
	maps.DeleteFunc(found, func(_ string, n int) bool { return n == 0 })
	return found
}

var (
	digits       = regexp.MustCompile(`[0-9]+`)
	wordsChanged = regexp.MustCompile(`([0-9]+) words? added, ([0-9]+) removed, ([0-9]+) moved\.`)
	unchanged    = regexp.MustCompile(`[0-9]+ unchanged`)
)

// pointNames are what the parts of the summary count.
var pointNames = map[string]string{
	"digest-figures": "number", "digest-quotations": "quotation", "digest-negations": "negation", "digest-names": "name", "digest-dates": "date",
	"digest-links": "link", "digest-headline": "headline", "digest-edits": "others", "digest-other-edits": "others", "digest-styles": "styles",
	"paragraphs-removed": "removed", "paragraphs-added": "added", "paragraphs-moved": "moved", "paragraphs-split": "split", "paragraphs-merged": "merged",
	"words-added": "added words", "words-removed": "removed words", "words-moved": "moved words", "rows-edited": "edited", "rows-restyled": "restyled", "dimmed": "quiet",
}

// facts are the numbers that the summary on the page shows.
func (s *stage) facts() facts {
	s.t.Helper()
	found := facts{}
	read := func(name, text string) {
		if n, _ := strconv.Atoi(digits.FindString(text)); n > 0 {
			found[name] = n
		}
	}
	said := s.run(`document.getElementById("summary").textContent`)
	words := wordsChanged.FindStringSubmatch(said)
	if words == nil {
		s.t.Fatalf("the summary says %s", said)
	}
	for i, name := range []string{"added words", "removed words", "moved words"} {
		read(name, words[i+1])
	}
	read("kept", unchanged.FindString(said))
	points := unquote[[][2]string](s.t, s.run(`JSON.stringify([...document.querySelectorAll("#summary .Point")].map((point) => [point.id.replace("point-", ""), point.textContent]))`))
	for _, point := range points {
		switch name, text := pointNames[point[0]], point[1]; name {
		case "headline":
			found[name] = 1
		case "edited":
			read(name, text)
			read("all", digits.FindAllString(text, 2)[1])
		case "":
			if point[0] != "rewrite" && point[0] != "digest-sentences" { // the number of a paragraph, and what no statistics count
				s.t.Errorf("the summary leads to %s", point[0])
			}
		default:
			read(name, text)
		}
	}
	found["changes"] = 0
	read("changes", s.run(`document.getElementById("counter").textContent`))
	found["changes"] += found["quiet"]
	return found
}
