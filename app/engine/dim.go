package engine

import "github.com/stet-diff/stet/app/compare"

// Dim asks which changes of the last comparison its reader dims. It changes no row: files that are written afterwards
// count as it says.
type Dim struct {
	Ignore   compare.Class
	Patterns []string `json:",omitempty"` // RE2, as in compare.Options
}

// Dimmed answers.
type Dimmed struct {
	IDs     []string `json:",omitempty"` // of the changes that a pattern describes and Ignore does not
	Digest  compare.Digest
	Refused []string `json:",omitempty"` // a sentence for each pattern that cannot be used
}

// dim looks through the changes of the last comparison.
func (e *Engine) dim(d Dim, beat *pulse) error {
	if e.last == nil {
		return errNothing
	}
	e.how.Ignore, e.how.Patterns = d.Ignore, d.Patterns
	dims, refused := compare.NewDimmer(e.how)
	told := Dimmed{Refused: refused}
	changes := e.last.Changes()
	told.Digest = e.last.Digest(changes, e.how)
	for k := 0; k < len(changes) && len(d.Patterns) > 0; {
		row := changes[k].Row
		for _, dimmed := range dims.Dims(*e.last, row) {
			if k == len(changes) || changes[k].Row != row {
				break
			}
			if dimmed && changes[k].Class&d.Ignore == 0 {
				told.IDs = append(told.IDs, changes[k].ID)
			}
			k++
		}
		for k < len(changes) && changes[k].Row == row {
			k++ // a row whose changes have no numbers
		}
	}
	beat.send(Response{Dimmed: &told})
	return nil
}
