package state

import (
	"slices"

	"github.com/stet-diff/stet/app/article"
)

// What stands outside the articles can be taken into them: all that stands there for one reason, or single paragraphs.
// That holds until other texts are given.

// Taken is what was taken into the articles.
type Taken struct {
	Reasons []string // in words of package article
	Pieces  []uint64 // hashes of the texts of single paragraphs
	Row     int      // of the rows on the page, from 1, the one that is being taken; 0 is none
}

// Reasons are why something stands outside an article, in the order of the page.
var Reasons = []string{article.OneSided, article.Plea, article.Related, article.AboutAuthor, article.DateLine, article.Counter, article.Embed,
	article.PageLabel, article.Sharing, article.Comments, article.Navigation, article.Legal, article.Archive, article.Hidden, article.Unknown}

type (
	// ReasonTaken takes what stands outside for a reason into the articles, or leaves it out again.
	ReasonTaken struct{ Reason string }
	// RowTaken takes the paragraphs of a row, from 0, of what was left out into the articles.
	RowTaken struct{ Row int }
	// PiecesLeft leaves all single paragraphs out again.
	PiecesLeft struct{}
)

func (ReasonTaken) msg() {}
func (RowTaken) msg()    {}
func (PiecesLeft) msg()  {}

// takes answers the messages about what is taken, and compares anew.
func (m Model) takes(msg Msg) (Model, []Effect) {
	switch msg := msg.(type) {
	case ReasonTaken:
		at := slices.Index(m.Taken.Reasons, msg.Reason)
		if m.Taken.Reasons = slices.Clone(m.Taken.Reasons); at >= 0 {
			m.Taken.Reasons = slices.Delete(m.Taken.Reasons, at, at+1)
		} else {
			m.Taken.Reasons = append(m.Taken.Reasons, msg.Reason)
		}
	case RowTaken:
		if !m.Tray || m.Busy.Working() {
			return m, nil // the rows are those of the articles, or on their way
		}
		m.Taken.Row = msg.Row + 1
	case PiecesLeft:
		m.Taken.Pieces = nil
	}
	if m.Screen != Comparing {
		return m, nil
	}
	return m.start()
}

// afresh shows the articles as they were found: other texts were given.
func (m Model) afresh() Model {
	m.Tray, m.Taken = false, Taken{}
	return m
}

// TakesIn reports whether all that stands outside for a reason is taken into the articles.
func (m Model) TakesIn(reason string) bool { return slices.Contains(m.Taken.Reasons, reason) }

// Outlying is the last whole comparison of the two versions on the page: what is said of what was left out stays while
// they are compared anew. It is nil if there is none.
func (m Model) Outlying() *Result {
	r := m.Result
	if r != nil && r.Partial {
		if m.before == nil || m.before.result == nil || m.before.result.Old.Ref != r.Old.Ref || m.before.result.New.Ref != r.New.Ref {
			return nil
		}
		r = m.before.result
	}
	return r
}
