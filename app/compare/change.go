package compare

// A Change is what the counter counts: one replacement, one lone deletion or insertion, one restyled run, one
// whole row removed or added, one block moved, split or merged.
type Change struct {
	ID       string // "row.n": the row's index in the comparison, then the change's number in that row, both from 0
	Row      int
	Kind     string  // "edited", "restyled", "removed", "added", "moved", "split", "merged"
	Class    Class   // 0 for a block that moved, was split or merged
	Concerns Concern // what readers ask about first
	Before   string  // the old words, shortened to at most 80 characters
	After    string  // the new words, shortened likewise
	Block    int     // the paragraph's number in the new version from 1; in the old one for removed rows
}
