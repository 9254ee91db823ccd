package main

import (
	"errors"
	"strings"

	"golang.org/x/net/html"
)

// seedRivals adds what the rivals do with the seed article, a paragraph a line.
func (s *session) seedRivals(t *Table, in seed) {
	old, new := strings.Join(texts(in.Old), "\n"), strings.Join(texts(in.New), "\n")
	truth, neutral := in.truth()
	add := func(name string, r script, links []Link) {
		if r.failed != nil {
			s.say("  %s: %v", name, r.failed)
			t.row(name)
			return
		}
		cells := []Cell{"–", "–", "–", "–", "–"}
		if links != nil {
			pairs, moves := scored(links, truth, neutral), scored(moved(links), moved(truth), nil)
			cells = []Cell{pairs.Right, pairs.False, pairs.Missed, moves.Right, moves.False}
		}
		gone, come := r.words()
		if !r.rebuilds(old, new) {
			name += " (does not rebuild the texts)"
		}
		oldTouched, newTouched := r.touched()
		t.row(name, append(cells, gone, come, oldTouched, newTouched, r.ms)...)
	}
	for _, g := range gits {
		add(g.name, s.git(g, old, new), nil)
	}
	if a, err := s.wikidiff([][2]string{{old, new}}); err != nil {
		s.say("  %s: %v", wikidiffName, err)
		t.row(wikidiffName)
	} else {
		r := a[0].script()
		gone, come := r.words()
		oldTouched, newTouched := r.touched()
		pairs, moves := scored(a[0].links(), truth, neutral), scored(moved(a[0].links()), moved(truth), nil)
		t.row(wikidiffName, pairs.Right, pairs.False, pairs.Missed, moves.Right, moves.False, gone, come, oldTouched, newTouched, "–")
	}
	rivals, err := s.rivals("text")
	if err != nil {
		t.row("rivals from npm")
	}
	for _, r := range rivals {
		script, links := s.script(r, old, new)
		add(r.String(), script, links)
	}
}

// bookRivals adds what the rivals mark in the book.
func (s *session) bookRivals(t *Table, old, new string) {
	rivals, err := s.rivals("text")
	if err != nil {
		t.row("rivals from npm")
	}
	for _, r := range rivals {
		script, _ := s.script(r, old, new)
		switch {
		case errors.Is(script.failed, errOver):
			t.row(r.String(), "over", "over", "–", "–", "–", "–", "over")
		case errors.Is(script.failed, errMemory):
			t.row(r.String(), "out of memory", "out of memory", "–", "–", "–", "–", "–")
		case script.failed != nil:
			s.say("  %v: %v", r, script.failed)
			t.row(r.String(), "failed", "failed", "–", "–", "–", "–", "–")
		default:
			gone, come := script.words()
			t.row(r.String(), gone, come, yes(script.rebuilds(old, new)), "–", "–", "–", script.ms)
		}
	}
}

// htmlRivals adds how the rivals draw the HTML pairs.
func (s *session) htmlRivals(t *Table, pairs []htmlPair) error {
	rivals, err := s.rivals("html")
	if err != nil {
		t.row("rivals from npm")
	}
	var in [][2]string
	for _, p := range pairs {
		in = append(in, [2]string{p.Old, p.New})
	}
	for _, r := range rivals {
		a, err := s.ask(job{Rival: r.name, Form: "html", Setting: r.setting, Pairs: in})
		if err != nil {
			s.say("  %v: %v", r, err)
			t.row(r.String())
			continue
		}
		var score htmlScore
		for i, p := range pairs {
			d := drawn{markup: a.Answers[i].HTML}
			if problem := a.Answers[i].Error; problem != "" {
				d.failed = errors.New(problem)
			}
			score.add(p, d.readRival())
		}
		score.row(t, r.String())
	}
	return nil
}

// readRival reads the two texts out of marked HTML. Text in an ins of class mod or vdd-modified only looks otherwise.
func (d drawn) readRival() drawn {
	if d.failed != nil {
		return d
	}
	body, err := parsed(d.markup)
	if err != nil {
		d.failed = err
		return d
	}
	restyled := func(n *html.Node) bool { return hasClass(n, "mod") || hasClass(n, "vdd-modified") }
	come := func(n *html.Node) bool {
		return n.Data == "ins" && !restyled(n) || hasClass(n, "vdd-added") || hasClass(n, "diffins")
	}
	gone := func(n *html.Node) bool {
		return n.Data == "del" || hasClass(n, "vdd-removed") || hasClass(n, "diffdel")
	}
	d.old, d.new = textWithout(body, come), textWithout(body, gone)
	d.marked = markedIn(body, func(n *html.Node) bool { return come(n) || gone(n) }, func(*html.Node) bool { return false })
	for n := range body.Descendants() {
		d.shown = d.shown || n.Type == html.ElementNode && (come(n) || gone(n) || restyled(n))
	}
	return d
}
