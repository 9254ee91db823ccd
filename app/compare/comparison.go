package compare

import "github.com/stet-diff/stet/app/article"

// A Comparison is how Old became New. It is plain data: equal inputs give equal values, whatever the machine.
type Comparison struct {
	Old, New article.Version
	Rows     []Row    // in reading order of New; removed and departed rows at their old place
	Stats    Stats    // what the rows add up to
	Complete bool     // false: the work budget ran out and some rows are coarse
	Notes    []string // what the reader should be told, in sentences
}

// A Row holds the blocks of both sides that belong together, and how.
type Row struct {
	Kind     Kind
	Old, New []int  // indexes of blocks, from 0; two or more only in split and merged rows
	Move     int    // from 1 in order of new, shared by the rows of blocks that moved together and their departed rows; 0 is none
	Spans    []Span // a departed row has none: its text stands in the moved row
}

// A Kind says what became of the blocks of a row.
type Kind string

// The kinds. If several fit: moved, then split or merged, then edited, then restyled.
const (
	Kept     Kind = "kept"     // equal bytes, marks and role
	Edited   Kind = "edited"   // other words
	Restyled Kind = "restyled" // same words, other marks or role
	Moved    Kind = "moved"    // a block at its new place, with the edits inside it
	Departed Kind = "departed" // the old place of a moved block
	Split    Kind = "split"    // one block became several
	Merged   Kind = "merged"   // several blocks became one
	Removed  Kind = "removed"  // a block of the old side only
	Added    Kind = "added"    // a block of the new side only
)

// Places returns for each moved row the index of the departed row that shows its old place, and the reverse; -1 for
// all other rows. The rows of blocks that moved together stand in the same order at both places.
func (c Comparison) Places() []int {
	places, departed, moved := make([]int, len(c.Rows)), map[int][]int{}, map[int]int{}
	for i, row := range c.Rows {
		if places[i] = -1; row.Kind == Departed {
			departed[row.Move] = append(departed[row.Move], i)
		}
	}
	for i, row := range c.Rows {
		if k := moved[row.Move]; row.Kind == Moved && k < len(departed[row.Move]) {
			places[i], places[departed[row.Move][k]] = departed[row.Move][k], i
			moved[row.Move]++
		}
	}
	return places
}

// A Span is a run of text and what became of it. It never crosses the end of a block.
//
// For every block of the old side, the keep, delete and restyle spans of its rows join to its text; for every
// block of the new side, the keep, insert and restyle spans do.
type Span struct {
	Op   Op
	Text string
	Note string // the class of the change and details: "typography", "style: bold added"; plain changes have none
}

// An Op says what became of a span's text.
type Op string

// The operations. Restyle is kept text with other marks: it counts on both sides.
const (
	Keep    Op = "keep"
	Delete  Op = "delete"
	Insert  Op = "insert"
	Restyle Op = "restyle"
)

// Stats counts rows of each kind, and words. A departed row is not counted: its moved row is.
//
// Words are runs between white space. Deleted and inserted words are those of the delete and insert spans; moved
// words are those of the keep and restyle spans of moved rows, and never count as deleted or inserted too.
type Stats struct {
	Kept, Edited, Restyled, Moved, Split, Merged, Removed, Added int

	OldWords, NewWords                      int // of the whole texts
	WordsDeleted, WordsInserted, WordsMoved int

	Quiet   int     // changes that Options.Ignore and Options.Patterns dim
	Classes Classes // of the changes; blocks that moved, were split or merged have none as such
}

// Classes counts changes by their class. A removed or added block counts as one change of text.
type Classes struct {
	Space, Typography, Case, Diacritics, Punctuation, Digits, Tracking, Style, Link, Text int
}
