package compare_test

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/app/compare/comparetest"
)

// version makes a version of paragraphs between blank lines.
func version(text string) article.Version {
	var v article.Version
	for _, block := range strings.Split(text, "\n\n") {
		if block = strings.TrimSpace(block); block != "" {
			v.Blocks = append(v.Blocks, article.Block{Role: article.Para, Text: block})
		}
	}
	return v
}

// articles compares and checks.
func articles(t testing.TB, old, new article.Version) compare.Comparison {
	t.Helper()
	c, err := compare.Articles(context.Background(), old, new, compare.Options{})
	if err != nil {
		t.Fatal(err)
	}
	comparetest.Check(t, c)
	return c
}

// data reads a file of the data folder, or skips the test.
func data(t testing.TB, name string) string {
	t.Helper()
	folder := os.Getenv("STET_DATA")
	if folder == "" {
		folder = filepath.Join("..", "..", "..", "shared", "data")
	}
	text, err := os.ReadFile(filepath.Join(folder, name))
	if err != nil {
		t.Skip("the data folder is absent: " + name)
	}
	return string(text)
}

// seed is a real article in two versions, with headline and standfirst.
func seed(t testing.TB) (old, new article.Version) {
	t.Helper()
	old, new = version(data(t, "seed/version-5.txt")), version(data(t, "seed/version-6.txt"))
	for _, v := range []article.Version{old, new} {
		v.Blocks[0].Role, v.Blocks[1].Role = article.Title, article.Standfirst
	}
	return old, new
}

func TestTheSeedArticleIsPairedAsAnEditorWould(t *testing.T) {
	var truth struct {
		Pairs []struct {
			Old, New int
			Kind     string
		}
		Neutral []struct{ Old, New int }
	}
	if err := json.Unmarshal([]byte(data(t, "seed/pairs.json")), &truth); err != nil {
		t.Fatal(err)
	}
	old, new := seed(t)
	c := articles(t, old, new)
	want, neutral := map[[2]int]string{}, map[[2]int]bool{}
	for _, p := range truth.Pairs {
		want[[2]int{p.Old, p.New}] = p.Kind
	}
	for _, p := range truth.Neutral {
		neutral[[2]int{p.Old, p.New}] = true
	}
	for _, r := range c.Rows {
		for _, o := range r.Old {
			for _, n := range r.New {
				pair := [2]int{o, n}
				if kind, ok := want[pair]; ok {
					if kind == "moved" && r.Kind != compare.Moved || kind != "moved" && r.Kind == compare.Moved || kind == "kept" && r.Kind != compare.Kept {
						t.Errorf("%d → %d is %s, want %s", o, n, r.Kind, kind)
					}
					delete(want, pair)
				} else if !neutral[pair] {
					t.Errorf("false pair %d → %d (%s)", o, n, r.Kind)
				}
			}
		}
	}
	for pair, kind := range want {
		t.Errorf("missed pair %d → %d (%s)", pair[0], pair[1], kind)
	}
	if c.Stats.Moved != 1 || c.Stats.WordsDeleted > 345 || c.Stats.WordsInserted > 545 || !c.Complete {
		t.Errorf("moves %d, words deleted %d, inserted %d, complete %v", c.Stats.Moved, c.Stats.WordsDeleted, c.Stats.WordsInserted, c.Complete)
	}
	t.Logf("%+v", c.Stats)
}

func TestTheBookIsComparedWholeAndFast(t *testing.T) {
	old, new := version(data(t, "book/old.txt")), version(data(t, "book/new.txt"))
	began := time.Now()
	c := articles(t, old, new)
	if took := time.Since(began); took > 3*time.Second {
		t.Errorf("took %v", took)
	} else {
		t.Log(took)
	}
	if !c.Complete {
		t.Errorf("not complete: %v", c.Notes)
	}
	t.Logf("%+v", c.Stats)
}

func TestEqualVersionsAreKept(t *testing.T) {
	old, _ := seed(t)
	for _, r := range articles(t, old, old).Rows {
		if r.Kind != compare.Kept {
			t.Errorf("%+v", r)
		}
	}
}

func TestAnEmptySideIsAllAddedOrRemoved(t *testing.T) {
	v := version("One.\n\nTwo.")
	if c := articles(t, v, article.Version{}); c.Stats.Removed != 2 || len(c.Rows) != 2 {
		t.Errorf("%+v", c.Rows)
	}
	if c := articles(t, article.Version{}, v); c.Stats.Added != 2 || len(c.Rows) != 2 {
		t.Errorf("%+v", c.Rows)
	}
	if c := articles(t, article.Version{}, article.Version{}); len(c.Rows) != 0 || !c.Complete {
		t.Errorf("%+v", c)
	}
}

func TestACancelledComparisonGivesNothing(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if c, err := compare.Articles(ctx, version("a b c"), version("a d c"), compare.Options{}); err == nil || c.Rows != nil {
		t.Errorf("got %+v, %v", c, err)
	}
}

func TestASmallBudgetLosesNoText(t *testing.T) {
	old, new := seed(t)
	for _, budget := range []int64{1, 1000, 100_000, 1_000_000} {
		c, err := compare.Articles(context.Background(), old, new, compare.Options{Budget: budget})
		if err != nil {
			t.Fatal(err)
		}
		comparetest.Check(t, c)
		if budget == 1 && (c.Complete || len(c.Notes) == 0) {
			t.Error("a budget of 1 is said to suffice")
		}
	}
}

// drawn writes the rows of a comparison, one line each.
func drawn(c compare.Comparison) string {
	signs := map[compare.Kind]string{compare.Kept: "=", compare.Edited: "~", compare.Restyled: "%", compare.Moved: ">", compare.Departed: "<",
		compare.Split: "Y", compare.Merged: "^", compare.Removed: "-", compare.Added: "+"}
	var lines []string
	for _, r := range c.Rows {
		line := signs[r.Kind] + " "
		for _, s := range r.Spans {
			note := ""
			if s.Note != "" {
				note = "|" + s.Note
			}
			switch s.Op {
			case compare.Keep:
				line += s.Text
			case compare.Delete:
				line += "[-" + s.Text + note + "]"
			case compare.Insert:
				line += "[+" + s.Text + note + "]"
			case compare.Restyle:
				line += "{" + s.Text + note + "}"
			}
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

const (
	pA = "The council met on Tuesday to discuss the new bridge across the river Avon."
	pB = "Engineers warned that flooding could delay every stage of construction until spring."
	pC = "Local traders said parking charges had already driven customers elsewhere."
)

func TestDrawnCases(t *testing.T) {
	for _, c := range []struct{ name, old, new, want string }{
		{"one word", "one two three", "one twi three", "~ one[- two][+ twi] three"},
		{"a lone insertion", "He said no.", "He never said no.", "~ He[+ never] said no."},
		{"a lone deletion", "He never said no.", "He said no.", "~ He[- never] said no."},
		{"a number changes whole", "It cost 1,234.56 pounds.", "It cost 1,243.56 pounds.", "~ It cost[- 1,234.56][+ 1,243.56] pounds."},
		{"quotes are typography", "I don't know him", "I don’t know him", "~ I[- don't|typography][+ don’t|typography] know him"},
		{"a space that does not break is space", "about 5 km away", "about 5\u00a0km away", "~ about 5[- |space][+\u00a0|space]km away"},
		{"case alone", "the Prime minister spoke", "the prime minister spoke", "~ the[- Prime|case][+ prime|case] minister spoke"},
		{"a dash", "yes - no maybe", "yes – no maybe", "~ yes[- -|typography][+ –|typography] no maybe"},
		{"Chinese by character", "我有很多桌子", "我有很多椅子", "~ 我有很多[-桌][+椅]子"},
		{"a sentence more", "It rained all day. We stayed.", "It rained all day. It snowed at night. We stayed.", "~ It rained all day.[+ It snowed at night.] We stayed."},
		{"a block more", pA + "\n\n" + pC, pA + "\n\n" + pB + "\n\n" + pC, "= " + pA + "\n+ [+" + pB + "]\n= " + pC},
		{"a block less", pA + "\n\n" + pB + "\n\n" + pC, pA + "\n\n" + pC, "= " + pA + "\n- [-" + pB + "]\n= " + pC},
		{"a block moved down", pA + "\n\n" + pB + " Very long.\n\n" + pC + " Very long.", pB + " Very long.\n\n" + pC + " Very long.\n\n" + pA,
			"< \n= " + pB + " Very long.\n= " + pC + " Very long.\n> " + pA},
		{"a split", pA + " " + pB, pA + "\n\n" + pB, "Y " + pA + "[- |space]" + pB},
		{"a merge", pA + "\n\n" + pB, pA + " " + pB, "^ " + pA + "[+ |space]" + pB},
	} {
		if got := drawn(articles(t, version(c.old), version(c.new))); got != c.want {
			t.Errorf("%s:\ngot\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

func TestMarksAndRolesAreRestyled(t *testing.T) {
	old, new := version("The old house stood."), version("The old house stood.")
	new.Blocks[0].Marks = []article.Inline{{Start: 4, End: 13, Style: article.StrongStyle}}
	if got, want := drawn(articles(t, old, new)), "% The{ old house|style: bold added} stood."; strings.ReplaceAll(got, "The {", "The{ ") != want {
		t.Errorf("got %s, want %s", got, want)
	}
	new = version("The old house stood.")
	new.Blocks[0].Role = article.Heading
	c := articles(t, old, new)
	if c.Stats.Restyled != 1 || !strings.HasPrefix(c.Rows[0].Spans[0].Note, "role: para") {
		t.Errorf("%+v", c.Rows)
	}
}

func TestChangesCountAsTheReaderDoes(t *testing.T) {
	c := articles(t, version(pA+" One two three.\n\n"+pB), version(pA+" One four three five.\n\n"+pC))
	var got []string
	for _, ch := range c.Changes() {
		got = append(got, fmt.Sprintf("%s %s %q %q", ch.ID, ch.Kind, ch.Before, ch.After))
	}
	if len(got) != 4 || got[0] != `0.0 edited "two" "four"` || got[1] != `0.1 edited "" "five"` {
		t.Errorf("%s", strings.Join(got, "\n"))
	}
}

var vocabulary = strings.Fields("the a of one two three. four, five cat dog 42 1,5 “so” 'so' don't don’t 我有很 น้ำดี e\u0301 👩‍👧 – - … Élysée said: Paris? (or) ... \u202bx \u200b")

// random makes a version of a few short blocks; edited changes some of it.
func random(r *rand.Rand) article.Version {
	var v article.Version
	for range r.Intn(7) {
		words := make([]string, 1+r.Intn(14))
		for i := range words {
			words[i] = vocabulary[r.Intn(len(vocabulary))]
		}
		sep := []string{" ", " ", "\u00a0", ""}[r.Intn(4)]
		b := article.Block{Role: []article.Role{article.Para, article.Para, article.Heading, article.Title}[r.Intn(4)], Text: strings.Join(words, sep)}
		if r.Intn(3) == 0 {
			b.Marks = []article.Inline{{Start: 0, End: len(words[0]), Style: article.EmStyle}}
		}
		v.Blocks = append(v.Blocks, b)
	}
	return v
}

func edited(r *rand.Rand, v article.Version) article.Version {
	out := article.Version{}
	for _, b := range v.Blocks {
		if r.Intn(6) == 0 {
			continue
		}
		words := strings.Split(b.Text, " ")
		words[r.Intn(len(words))] = vocabulary[r.Intn(len(vocabulary))]
		if b.Text = strings.TrimSpace(strings.Join(words, " ")); b.Text == "" {
			b.Text = "x"
		}
		b.Marks = nil
		out.Blocks = append(out.Blocks, b)
	}
	if n := len(out.Blocks); n > 1 && r.Intn(2) == 0 {
		out.Blocks[0], out.Blocks[n-1] = out.Blocks[n-1], out.Blocks[0]
	}
	return out
}

func TestRandomPairsKeepEveryPromise(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for range 2000 {
		old := random(r)
		new := edited(r, old)
		if r.Intn(3) == 0 {
			new = random(r)
		}
		c := articles(t, old, new)
		mirrored(t, c, articles(t, new, old))
		if one, two := fmt.Sprint(c), fmt.Sprint(articles(t, old, new)); one != two {
			t.Fatalf("two runs differ:\n%s\n%s", one, two)
		}
	}
}

// mirrored checks that swapped sides give the same pairs, spans and words.
func mirrored(t *testing.T, c, m compare.Comparison) {
	t.Helper()
	pairs := func(c compare.Comparison, swap bool) map[string]bool {
		out := map[string]bool{}
		for _, r := range c.Rows {
			a, b, x, y := r.Old, r.New, compare.Delete, compare.Insert
			if swap {
				a, b, x, y = b, a, y, x
			}
			if len(a) == 0 || len(b) == 0 {
				continue
			}
			gone, come := "", ""
			for _, s := range r.Spans {
				switch s.Op {
				case x:
					gone += s.Text
				case y:
					come += s.Text
				}
			}
			out[fmt.Sprint(a, b, gone, "|", come)] = true
		}
		return out
	}
	if one, two := fmt.Sprint(pairs(c, false)), fmt.Sprint(pairs(m, true)); one != two || c.Stats.WordsDeleted != m.Stats.WordsInserted || c.Stats.WordsMoved != m.Stats.WordsMoved {
		t.Fatalf("swapping the sides changes the result:\n%s\n%s\n%+v\n%+v", one, two, c.Stats, m.Stats)
	}
}

func FuzzArticles(f *testing.F) {
	f.Add("one two\n\nthree", "one four\n\nthree")
	f.Add("a\u0301 b", "a b\u0301")
	f.Fuzz(func(t *testing.T, a, b string) {
		old, new := version(strings.ToValidUTF8(a, "\uFFFD")), version(strings.ToValidUTF8(b, "\uFFFD"))
		articles(t, old, new)
		articles(t, new, old)
	})
}

func BenchmarkSeed(b *testing.B) {
	old, new := seed(b)
	for b.Loop() {
		compare.Articles(context.Background(), old, new, compare.Options{})
	}
}

func BenchmarkBook(b *testing.B) {
	old, new := version(data(b, "book/old.txt")), version(data(b, "book/new.txt"))
	for b.Loop() {
		compare.Articles(context.Background(), old, new, compare.Options{})
	}
}
