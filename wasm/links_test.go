//go:build !js

package main

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"sort"
	"strings"
	"testing"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/app/engine"
	"github.com/stet-diff/stet/app/linktest"
	"github.com/stet-diff/stet/app/render"
	"github.com/stet-diff/stet/app/snapshot"
)

// Links in twelve scripts open to the comparison that they were made of, byte for byte; the page makes the same link of
// it. What is no whole link is an error with a name, whichever of its characters is missing or wrong, and leaves the
// page as usable as before. The server sees nothing of any.
func TestLinksInTwelveScriptsAndBrokenOnes(t *testing.T) {
	server, err := serve()
	if err != nil {
		t.Fatal(err)
	}
	defer server.stop()
	s := openOn(t, server)
	var link string
	for _, script := range slices.Sorted(maps.Keys(linktest.Scripts)) {
		old, new := linktest.Pair(linktest.Scripts[script], 3)
		var want string
		want, link = comparedHere(t, script+"\n\n"+old, script+"\n\n"+new)
		s.goTo("s=" + link)
		s.waits(`document.querySelector("#host[aria-busy=false]:not([data-coming]) .Row")?.innerText.includes(` + quote(script) + `)`)
		if got := s.saved("json"); got != want {
			t.Errorf("%s: the link gives another comparison:\n%.500s\nwant\n%.500s", script, got, want)
		}
		s.click("share")
		s.waits(`document.getElementById("share-link")?.value.includes("#s=1.")`)
		if got := s.run(`document.getElementById("share-link").value`); got != s.address+"#s="+link {
			t.Errorf("%s: the page makes another link:\n%s\nwant\n%s", script, got, link)
		}
		s.click("share-close")
	}
	for i := 1; i < 50; i++ {
		cut := link[:i*len(link)/50]
		s.goTo("s=" + cut)
		s.waits(fmt.Sprintf(`document.querySelector("[data-code=link-damaged]")?.textContent.includes(": %d characters arrived")`, len(cut)))
	}
	for i := range 5 {
		s.goTo(fmt.Sprint("s=9.", i))
		s.waits(`document.querySelector("[data-code=link-newer]")`)
		flipped := []byte(link)
		flipped[10+i*len(link)/6] ^= 1
		s.goTo("s=" + string(flipped))
		s.waits(`document.querySelector("[data-code=link-damaged]")`)
	}
	s.goTo("s=" + linktest.Bomb(757))
	s.waits(`document.querySelector("[data-code=link-large]")`)
	s.goTo("s=1." + strings.Repeat("A", 2_200_000)) // the browser refuses that long an address
	s.click("sample")
	s.compared()
	s.clean()
	for _, line := range server.answers(t) {
		if strings.Contains(line, "s=1.") || strings.Contains(line, "%23") || strings.Contains(line, link[4:20]) {
			t.Errorf("the server saw a link: %s", line)
		}
	}
}

// goTo types a fragment into the address.
func (s *stage) goTo(fragment string) { s.t.Helper(); s.run(`location.hash = ` + quote(fragment)) }

// comparedHere is the comparison of two pasted texts as JSON, and as a shared link.
func comparedHere(t *testing.T, old, new string) (json, link string) {
	t.Helper()
	e := engine.New(snapshot.Host{}, func() int64 { return 0 })
	for _, r := range []engine.Request{
		{Read: &engine.Read{Source: 1, Type: "text/plain", Data: []byte(old)}},
		{Read: &engine.Read{Source: 2, Type: "text/plain", Data: []byte(new)}},
		{Compare: &engine.Compare{Old: engine.Ref{Source: 1}, New: engine.Ref{Source: 2}}},
		{Export: &engine.Export{Format: "json", Ignore: compare.Trifles}},
		{Export: &engine.Export{Format: "link"}},
	} {
		e.Handle(context.Background(), r, func(answer engine.Response) {
			switch {
			case answer.Err != nil:
				t.Fatal(answer.Err)
			case answer.File != nil:
				json = string(answer.File.Data)
			case answer.Link != nil:
				link = answer.Link.Text
			}
		})
	}
	return json, link
}

// Links of up to 32,000 characters are offered. Of longer ones the page says so and offers a file, and up to a million
// the link too for those who want it; it cuts no text.
func TestLongLinks(t *testing.T) {
	s := open(t)
	for _, c := range []struct {
		length int
		shown  string // the buttons of the panel
	}{
		{31_999, "share-copy,share-close"},
		{32_001, "share-file,share-anyway,share-close"},
		{990_000, "share-file,share-anyway,share-close"}, // as measured in the page
		{2_200_000, "share-file,share-close"},
	} {
		view, text := "split", noise(c.length)
		s.visit("?" + fmt.Sprint(c.length))
		s.fill("old", "x")
		if c.length < 100_000 {
			view, text = textOfLink(t, s.address, c.length)
			s.fill("new", text)
		} else {
			s.drop("new.txt", "text/plain", []byte(text))
			s.waits(`document.querySelector("[data-side=new] .Card")`)
		}
		s.click("compare")
		s.compared()
		s.click("view-" + view)
		s.waits(`document.querySelector("#host[aria-busy=false]:not([data-coming]) .Section--` + view + `")`)
		s.click("share")
		s.waits(`document.querySelector("#share-link, #share-long")`)
		const buttons = `[...document.querySelectorAll("#share-panel button")].filter((b) => !b.hidden).map((b) => b.id).join()`
		if got := s.run(buttons); got != c.shown {
			t.Errorf("%d characters: the panel has %s, want %s", c.length, got, c.shown)
		}
		said := unquote[int](t, s.run(`document.getElementById("share-panel").innerText.match(/([0-9,]+) character/)[1].replaceAll(",", "")`))
		if c.length < 100_000 && said != c.length || said < c.length*9/10 || said > c.length*101/100 {
			t.Errorf("%d characters: the panel says %d", c.length, said)
		}
		if strings.Contains(c.shown, "anyway") {
			s.click("share-anyway")
			s.waits(`document.getElementById("share-link")`)
		}
		if said <= 1_000_000 {
			link := s.run(`document.getElementById("share-link").value`)
			if len(link) != said {
				t.Errorf("the link has %d characters, want %d", len(link), said)
			}
			if _, fragment, _ := strings.Cut(link, "#"); said > 100_000 {
				s.visit("?again")
				s.goTo(fragment)
				s.compared()
				if got := unquote[int](t, s.run(`document.querySelector("#host").textContent.length`)); got < len(text) {
					t.Errorf("opened from its link it shows %d characters, want %d", got, len(text))
				}
			}
		}
		s.clean()
	}
}

// noise is text of so many characters that hardly packs: a link of it has about as many.
func noise(length int) string {
	const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
	r := rand.New(rand.NewPCG(uint64(length), 3))
	text := make([]byte, length)
	for i := range text {
		switch {
		case i%900 >= 898:
			text[i] = '\n'
		case i%9 == 8:
			text[i] = ' '
		default:
			text[i] = letters[r.IntN(len(letters))]
		}
	}
	return string(text)
}

// textOfLink is a text whose link, with "x" as the older version, has so many characters in a view. Base64 has lengths
// that it never takes, so one of two views may not do.
func textOfLink(t *testing.T, address string, length int) (view, text string) {
	t.Helper()
	all := noise(length + length/4)
	for _, view := range []string{"split", "inline"} {
		lengthOf := func(n int) int {
			return len(address+"#s="+"&view="+view) + len(packedHere(t, "x", all[:n]))
		}
		n := sort.Search(len(all), func(n int) bool { return lengthOf(n) >= length-20 })
		for end := n + 60; n < end; n++ {
			if lengthOf(n) == length {
				return view, all[:n]
			}
		}
	}
	t.Fatalf("no text has a link of %d characters", length)
	return "", ""
}

// packedHere is the link of two pasted texts.
func packedHere(t *testing.T, old, new string) string {
	t.Helper()
	var c compare.Comparison
	read := func(text string) article.Version {
		r, err := snapshot.Read(snapshot.Source{Type: "text/plain", Data: []byte(text)}, snapshot.Options{})
		if err != nil {
			t.Fatal(err)
		}
		return r.Versions[0]
	}
	c.Old, c.New, _ = snapshot.Together(read(old), read(new))
	return render.Link(c)
}
