package snapshot

import (
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stet-diff/stet/app/article"
)

// pageOf reads a page, or skips what is none.
func pageOf(t testing.TB, data string) (v article.Version, ok bool) {
	t.Helper()
	r, err := Read(Source{Name: "a", Type: "text/html", Data: []byte(data)}, Options{})
	if err != nil || len(r.Versions) != 1 {
		return v, false
	}
	return r.Versions[0], true
}

// jointPromises fails a test unless the joint selection of two versions keeps what it promises.
func jointPromises(t *testing.T, old, new article.Version) {
	t.Helper()
	a, b, p := Together(old, new)
	c, d, q := Together(new, old)
	if !reflect.DeepEqual(a, d) || !reflect.DeepEqual(b, c) || p.Regime != q.Regime || p.Outside != q.Outside || !reflect.DeepEqual(p.Notes, q.Notes) {
		t.Fatalf("swapping the sides does not swap the result: %s\n%s\n%s\n%s", sketch(a.Blocks), sketch(d.Blocks), sketch(b.Blocks), sketch(c.Blocks))
	}
	allThere(t, old, a)
	allThere(t, new, b)
	x, y, r := Together(old, old)
	if !reflect.DeepEqual(x, y) || r.Outside != 0 {
		t.Fatalf("a version differs from itself: %d changes outside", r.Outside)
	}
	c, d, q = Take(a, b, p, func(piece article.Piece) bool { return piece.Reason == article.Navigation })
	allThere(t, a, c)
	allThere(t, b, d)
	if q.Outside > p.Outside {
		t.Fatalf("taking makes %d changes outside of %d", q.Outside, p.Outside)
	}
	for _, pair := range p.Pairs {
		if pair[0] >= len(old.Pieces) || pair[1] >= len(new.Pieces) {
			t.Fatalf("pair %v of %d and %d pieces", pair, len(old.Pieces), len(new.Pieces))
		}
	}
}

// allThere fails a test unless a selection holds the blocks that the version had, each once, in the order of its pieces.
func allThere(t *testing.T, before, after article.Version) {
	t.Helper()
	texts := func(v article.Version) (all []string) {
		for _, b := range slices.Concat(v.Blocks, v.Furniture) {
			all = append(all, b.Text)
		}
		slices.Sort(all)
		return all
	}
	if !slices.Equal(texts(before), texts(after)) {
		t.Fatalf("words were lost:\n%q\n%q", texts(before), texts(after))
	}
	for i, p := range after.Pieces {
		if !p.Kept && p.Reason == "" {
			t.Fatalf("piece %d, %q, stands outside for no reason", i, p.Text)
		}
	}
}

// body is an article of a few paragraphs.
const body = "<h1>A bridge for the town</h1><p>" + long + "</p><p>Work begins in spring and is to be finished within three years, the town hall added on Monday evening.</p>" +
	"<p>The river floods twice a year, and the ferry that people take now does not run when the water is high.</p>"

func TestTogether(t *testing.T) {
	frame := func(inner string) string {
		return "<!doctype html><html><head><title>A bridge for the town | Site</title></head><body><nav><a href=/a>Home</a></nav><main><article>" + inner + "</article></main></body></html>"
	}
	other := func(inner string) string {
		return "<!doctype html><html><body><div class=top><ul><li><a href=/b>Start</a></ul></div><div class=page><section><div class=text>" + inner +
			"</div></section><div class=sidebar><p>Other people read how the mayor was elected last week.</p></div></div></body></html>"
	}
	for _, c := range []struct {
		about, old, new  string
		regime           string
		onlyOld, onlyNew []string // texts of the article of one side alone
	}{
		{"a page with itself", frame(body), frame(body), SameTemplate, nil, nil},
		{"a new paragraph", frame(body), frame(body + "<p>Neighbours said that they had not been asked about the plan at all.</p>"), SameTemplate, nil,
			[]string{"Neighbours said that they had not been asked about the plan at all."}},
		{"another design is no change", frame(body), other(body), Redesigned, nil, nil},
		{"a widget in another design is none", frame(body), other(strings.Replace(body, "<p>Work", "<figure><figcaption>A ferry</figcaption></figure><div><div>Watch our film about rivers.</div></div><p>Work", 1)), Redesigned, nil, nil},
		{"a new paragraph in another design", frame(body), other(body + "<p>Neighbours said that they had not been asked about the plan at all.</p>"), Redesigned, nil,
			[]string{"Neighbours said that they had not been asked about the plan at all."}},
		{"a correction is always of the article", frame(body), other(body + "<div class=note><em>Correction: an earlier version of this article said that the bridge was free.</em></div>"), Redesigned, nil,
			[]string{"Correction: an earlier version of this article said that the bridge was free."}},
		{"a plea is none", frame(body), frame(body + "<p>Sign up for our newsletter and get the news of the day.</p>"), SameTemplate, nil, nil},
		{"a byline of one side alone is none", frame(body), frame(strings.Replace(body, "</h1>", "</h1><p class=byline>By Ann Lee</p>", 1)), SameTemplate, nil, nil},
		{"a split paragraph stays whole", frame(body), other(strings.Replace(body, "Work begins", "</p><p>Work begins", 1)), Redesigned, nil, nil},
	} {
		old, _ := pageOf(t, c.old)
		new, _ := pageOf(t, c.new)
		jointPromises(t, old, new)
		a, b, p := Together(old, new)
		if p.Regime != c.regime {
			t.Errorf("%s: %q, want %q", c.about, p.Regime, c.regime)
		}
		left, right := apartTexts(a, b), apartTexts(b, a)
		if !slices.Equal(left, c.onlyOld) || !slices.Equal(right, c.onlyNew) {
			t.Errorf("%s: old alone has %q, want %q\nnew alone has %q, want %q", c.about, left, c.onlyOld, right, c.onlyNew)
		}
	}
}

// apartTexts returns the texts of the article of one version that the other does not have.
func apartTexts(v, other article.Version) (all []string) {
	for _, b := range v.Blocks {
		if !slices.ContainsFunc(other.Blocks, func(o article.Block) bool { return o.Text == b.Text }) {
			all = append(all, b.Text)
		}
	}
	return all
}

// Texts that were not read from pages come back as they are; what differs around them is counted.
func TestTogetherOfTexts(t *testing.T) {
	old := article.Version{Article: article.Article{Blocks: asParas("A.\n\nB.")}, Furniture: asParas("One\n\nTwo")}
	new := article.Version{Article: article.Article{Blocks: asParas("A.")}, Furniture: asParas("Two\n\nOne\n\nThree")}
	a, b, p := Together(old, new)
	if !reflect.DeepEqual(a, old) || !reflect.DeepEqual(b, new) || p.Outside != 1 {
		t.Errorf("got %v, %v, %d outside", a, b, p.Outside)
	}
}

// What stands outside is a version of its own, and can be taken into both articles: by its reason, or piece by piece.
func TestTakeAndTray(t *testing.T) {
	page := func(menu, end string) article.Version {
		v, _ := pageOf(t, "<!doctype html><body><nav>"+menu+"</nav>"+body+"<footer><p>"+end+"</p></footer>")
		return v
	}
	old, new, p := Together(page("Home", "The end of the page is here, as it was on Monday."), page("Start", "The end of the page is here, as it was on Tuesday."))
	for _, c := range []struct {
		about   string
		take    func(article.Piece) bool
		blocks  int // of each article more than before
		outside int // changes
	}{
		{"nothing", func(article.Piece) bool { return false }, 0, 3},
		{"everything", func(article.Piece) bool { return true }, 2, 0},
		{"the menu", func(p article.Piece) bool { return p.Reason == article.Navigation }, 1, 1},
		{"one piece, and with it the one that it became", func(p article.Piece) bool { return strings.HasSuffix(p.Text, "Monday.") }, 1, 2},
		{"a piece that stands alone", func(p article.Piece) bool { return p.Text == "Start" }, 0, 2},
	} {
		a, b, after := Take(old, new, p, c.take)
		if len(a.Blocks) != len(old.Blocks)+c.blocks || after.Outside != c.outside {
			t.Errorf("%s: %d changes outside, want %d, and %s", c.about, after.Outside, c.outside, sketch(a.Blocks))
		}
		allThere(t, old, a)
		allThere(t, new, b)
		told := len(after.Told()) > len(after.Notes)
		if told != (c.outside > 0) {
			t.Errorf("%s: told %v", c.about, after.Told())
		}
		x, y, swapped := Take(new, old, Pairing{Pairs: turned(p.Pairs), differ: [2][]bool{p.differ[1], p.differ[0]}}, c.take)
		if !reflect.DeepEqual(x, b) || !reflect.DeepEqual(y, a) || swapped.Outside != after.Outside {
			t.Errorf("%s: swapping the sides does not swap the result", c.about)
		}
	}
	all, _, _ := Take(old, new, p, func(article.Piece) bool { return true })
	if all.Blocks[0].Text != "Home" || len(all.Furniture) != 0 {
		t.Errorf("the menu is not at its place: %s", sketch(all.Blocks))
	}
	if tray := Tray(old); sketch(tray.Blocks) != sketch(old.Furniture) || len(tray.Furniture) != 0 {
		t.Errorf("the tray: %s", sketch(tray.Blocks))
	}
	// What is no page has its rest behind its article.
	text := article.Version{Article: article.Article{Blocks: asParas("A.")}, Furniture: asParas("One\n\nTwo")}
	other := article.Version{Article: article.Article{Blocks: asParas("B.")}, Furniture: asParas("One")}
	_, _, apart := Together(text, other)
	a, b, after := Take(text, other, apart, func(p article.Piece) bool { return p.Reason == article.Unknown && p.Text == "Two" })
	if sketch(a.Blocks) != sketch(asParas("A.\n\nTwo")) || len(a.Furniture) != 1 || len(b.Blocks) != 1 || apart.Outside != 1 || after.Outside != 0 {
		t.Errorf("texts: %s and %s, %d outside", sketch(a.Blocks), sketch(b.Blocks), after.Outside)
	}
}

// Real pages keep the promises in pairs, whatever the pair.
func TestRealPairs(t *testing.T) {
	names := realPages(t)
	var last article.Version
	for i, name := range names {
		r, err := Read(Source{Name: name, Data: unpacked(t, name)}, Options{})
		if err != nil {
			continue // a charset that only a host knows
		}
		v := r.Versions[0]
		if i > 0 && (i%4 == 0 || filepath.Dir(name) == filepath.Dir(names[i-1]) && !strings.HasPrefix(name, "extraction")) {
			jointPromises(t, last, v)
		}
		last = v
	}
}

// Two long pages without anything in common are aligned within the budget.
func TestTogetherIsBounded(t *testing.T) {
	long := func(word string) string {
		var page strings.Builder
		page.WriteString("<!doctype html><body><article>")
		for i := range 6000 {
			fmt.Fprintf(&page, "<p>%s%d the the the and and of of to to in a a %s%d and so on and so on, he said.</p>", word, i, word, i+1)
		}
		return page.String()
	}
	old, _ := pageOf(t, long("x"))
	new, _ := pageOf(t, long("y"))
	jointPromises(t, old, new)
	if _, _, p := Together(old, new); len(p.Notes) == 0 {
		t.Error("no note")
	}
}

func FuzzTogether(f *testing.F) {
	f.Add("<p>"+long, "<h1>a</h1><p>"+long+"<p>b c d e f g h i.")
	f.Add("<body>"+body, "<nav>a</nav><table><tr><td>a<td>b</table>"+body)
	f.Add("<ul><li>one two three four five six<li>b</ul>", "<ul><li>one two three<li>four five six<li>b</ul>")
	f.Add("<p>Correction: this was wrong.", "<img alt='a b c'><p>a b c<p>a b c")
	f.Fuzz(func(t *testing.T, one, two string) {
		one, two = strings.ToValidUTF8(one, ""), strings.ToValidUTF8(two, "")
		old, ok := pageOf(t, "<!doctype html><body>"+one)
		new, also := pageOf(t, "<!doctype html><body>"+two)
		if ok && also {
			jointPromises(t, old, new)
		}
		// Every letter of a page stands in the article or outside of it.
		if ok && len(old.Pieces) > 0 && !strings.Contains(one, "cfemail") {
			if lost, _ := conserved(t, "<!doctype html><body>"+one, old); lost > 0 {
				t.Fatalf("%d letters of %q are lost", lost, one)
			}
		}
	})
}
