package main

// What git's patience word diff marks in the book, as last measured: the bound when git is not there.
const (
	gitBookOld, gitBookNew = 45_891, 65_581
)

// bookQuality counts the marked words of a whole book.
func bookQuality(s *session) error {
	t := s.report.table("Book: marked words", "", "words deleted", "inserted", "both texts rebuilt", "moved rows", "split or merged", "complete", "ms")
	old, ok := s.read("book/old.txt")
	new, also := s.read("book/new.txt")
	if !ok || !also {
		t.row("Stet")
		s.report.notRun("book", "the book is not there")
		return nil
	}
	c, took, err := s.compare(version(paragraphs(old)), version(paragraphs(new)))
	if err != nil {
		return err
	}
	gone, come := spanWords(c)
	t.row("Stet", gone, come, yes(rebuilt(c)), c.Stats.Moved, c.Stats.Split+c.Stats.Merged, yes(c.Complete), took)
	limitOld, limitNew := gitBookOld, gitBookNew
	for _, g := range gits {
		r := s.git(g, old, new)
		if r.failed != nil {
			t.row(g.name)
			s.say("  %s: %v", g.name, r.failed)
			continue
		}
		d, n := r.words()
		t.row(g.name, d, n, yes(r.rebuilds(old, new)), "–", "–", "–", r.ms)
		if g.algorithm == "patience" {
			limitOld, limitNew = min(limitOld, d), min(limitNew, n)
		}
	}
	s.bookRivals(t, old, new)
	t.note("“Over”: not done after a minute. git gets lines as they are, and shows all of them.")
	complete := 0.0
	if c.Complete && rebuilt(c) {
		complete = 1
	}
	s.report.exactly("book: complete and rebuilt", complete, 1)
	s.report.atMost("book: words deleted", float64(gone), float64(limitOld))
	s.report.atMost("book: words inserted", float64(come), float64(limitNew))
	return nil
}

func yes(v bool) string {
	if v {
		return "yes"
	}
	return "no"
}
