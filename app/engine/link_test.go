package engine

import (
	"bytes"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/app/corpus"
	"github.com/stet-diff/stet/app/linktest"
	"github.com/stet-diff/stet/app/render"
	"github.com/stet-diff/stet/app/snapshot"
)

// json is the comparison of the first source's two versions, or of the first two sources.
func compared(t *testing.T, e *Engine, old, new Ref) (json []byte, link string) {
	t.Helper()
	for _, r := range []Request{{Compare: &Compare{Old: old, New: new}}, {Export: &Export{Format: "json", Ignore: compare.Trifles}}, {Export: &Export{Format: "link"}}} {
		for _, answer := range ask(e, r) {
			switch {
			case answer.Err != nil:
				t.Fatal(answer.Err)
			case answer.File != nil:
				json = answer.File.Data
			case answer.Link != nil:
				link = answer.Link.Text
			}
		}
	}
	return json, link
}

// A shared link gives the same comparison, byte for byte: 504 pairs in twelve scripts.
func TestASharedLinkGivesTheSameComparison(t *testing.T) {
	n := 0
	for script, words := range linktest.Scripts {
		for seed := range uint64(42) {
			old, new := linktest.Pair(words, seed)
			want, link := compared(t, reading(t, old, new), Ref{1, 0}, Ref{2, 0})
			got, again := compared(t, openLink(t, link), Ref{1, 0}, Ref{1, 1})
			if !bytes.Equal(got, want) || again != link {
				t.Fatalf("%s, seed %d: another comparison\n%s\n%s", script, seed, got, want)
			}
			n++
		}
	}
	if n < 500 {
		t.Errorf("only %d pairs", n)
	}
}

// openLink is an engine that has opened a link as source 1.
func openLink(t *testing.T, link string) *Engine {
	t.Helper()
	e := New(snapshot.Host{}, ticking())
	for _, answer := range ask(e, Request{Read: &Read{Source: 1, Type: render.LinkType, Data: []byte(link)}}) {
		if answer.Err != nil {
			t.Fatal(answer.Err)
		}
	}
	return e
}

func TestTheSeedFitsIntoALink(t *testing.T) {
	old, new := corpus.File(t, "seed/version-5.txt"), corpus.File(t, "seed/version-6.txt")
	want, link := compared(t, reading(t, string(old), string(new)), Ref{1, 0}, Ref{2, 0})
	got, _ := compared(t, openLink(t, link), Ref{1, 0}, Ref{1, 1})
	if t.Logf("%d characters", len(link)); len(link) >= 8000 || !bytes.Equal(got, want) {
		t.Errorf("%d characters, equal: %v", len(link), bytes.Equal(got, want))
	}
}

// What is no whole link is an error with a name; nothing of it is guessed.
func TestLinksThatCannotBeOpened(t *testing.T) {
	old, new := linktest.Pair(linktest.Scripts["Latin"], 1)
	_, link := compared(t, reading(t, old, new), Ref{1, 0}, Ref{2, 0})
	cases := map[string]string{"": "link-damaged", "1.": "link-damaged", "x": "link-damaged", "2.abc": "link-newer", "12." + link[2:]: "link-newer",
		link + "A": "link-damaged", link + "é": "link-damaged", "1." + strings.Repeat("A", 2_200_000): "link-damaged",
		linktest.Pack([]byte("{}")): "link-damaged", linktest.Pack(nil): "link-damaged"}
	for _, words := range linktest.Scripts { // of each script a link that is cut, or has a wrong bit, at 50 places
		old, new := linktest.Pair(words, 1)
		_, link := compared(t, reading(t, old, new), Ref{1, 0}, Ref{2, 0})
		for i := range 50 {
			cases[link[:i*len(link)/50]] = "link-damaged"
			flipped := []byte(link)
			flipped[2+i*(len(link)-2)/50] ^= 1 << (i % 5)
			cases[string(flipped)] = "link-damaged"
		}
	}
	for _, megabytes := range []int{5, 66, 700} {
		cases[linktest.Bomb(megabytes)] = "link-large"
	}
	for text, want := range cases {
		e := New(snapshot.Host{}, ticking())
		var got *Error
		for _, answer := range ask(e, Request{Read: &Read{Source: 1, Type: render.LinkType, Data: []byte(text)}}) {
			if answer.Err != nil {
				got = answer.Err
			}
			if answer.Reading != nil {
				t.Errorf("%.40q of %d characters was read", text, len(text))
			}
		}
		if got == nil || got.Code != want || got.Advice == "" {
			t.Errorf("%.40q of %d characters: %+v, want %s", text, len(text), got, want)
		}
	}
	if err := func() *Error { _, err := opened(Read{Data: []byte("1.abc")}); return err.(*Error) }(); !strings.Contains(err.What, "5 characters arrived") {
		t.Error(err.What)
	}
}

// A link of a million characters that would unpack to more than 700 MB is given up, and takes next to no memory.
func TestALinkThatGrowsIsGivenUp(t *testing.T) {
	link := linktest.Bomb(757)
	if len(link) < 990_000 || len(link) > 1_000_000 {
		t.Fatalf("%d characters", len(link))
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, err := render.OpenLink([]byte(link))
	runtime.ReadMemStats(&after)
	if grown := (after.TotalAlloc - before.TotalAlloc) >> 20; err != render.ErrLinkLarge || grown > 4 {
		t.Errorf("error %v after %d MiB", err, grown)
	}
}

// A link is a file like any other: what it holds is put in order.
func TestAHostileLinkIsReadLikeAnyFile(t *testing.T) {
	link := linktest.Pack([]byte(`{"format":"stet/versions/1","versions":[{"blocks":[{"role":"<b>","text":"a","marks":[{"start":0,"end":1,"style":"link","target":"javascript:alert(1)"}]}]},{"blocks":[{"role":"para","text":"b"}]}]}`))
	json, _ := compared(t, openLink(t, link), Ref{1, 0}, Ref{1, 1})
	if strings.Contains(string(json), "javascript") || strings.Contains(string(json), "<b>") {
		t.Errorf("it kept something:\n%s", json)
	}
}

func FuzzShareLink(f *testing.F) {
	for seed := range uint64(3) {
		old, new := linktest.Pair(linktest.Scripts["Latin"], seed)
		f.Add([]byte(fmt.Sprintf(`{"format":"stet/versions/1","versions":[{"blocks":[{"text":%q}]},{"blocks":[{"text":%q}]}]}`, old, new)), true)
	}
	f.Add([]byte("1.AAAA"), false)
	f.Fuzz(func(t *testing.T, data []byte, packed bool) {
		if packed {
			data = []byte(linktest.Pack(data))
		}
		e := New(snapshot.Host{}, ticking())
		answers := ask(e, Request{Read: &Read{Source: 1, Type: render.LinkType, Data: data}})
		if last := answers[len(answers)-1]; !last.Done {
			t.Error("no end")
		}
	})
}
