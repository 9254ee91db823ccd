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

// Pieces can be taken into the article, and what is outside is a version of its own.
func TestTakeAndTray(t *testing.T) {
	v, _ := pageOf(t, "<!doctype html><body><nav>Home</nav>"+body+"<footer>The end of the page</footer>")
	all := Take(v, func(article.Piece) bool { return true })
	if len(all.Furniture) != 0 || all.Blocks[0].Text != "Home" || len(all.Blocks) != len(v.Pieces) {
		t.Errorf("the whole page: %s, and %d outside", sketch(all.Blocks), len(all.Furniture))
	}
	menu := Take(v, func(p article.Piece) bool { return p.Reason == article.Navigation })
	if menu.Blocks[0].Text != "Home" || len(menu.Furniture) != 1 {
		t.Errorf("with the navigation: %s", sketch(menu.Blocks))
	}
	if tray := Tray(v); sketch(tray.Blocks) != sketch(v.Furniture) || len(tray.Furniture) != 0 {
		t.Errorf("the tray: %s", sketch(tray.Blocks))
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
