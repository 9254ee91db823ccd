// Package state decides what the viewer shows and does.
//
// A Model is everything the page's chrome draws from. A Msg says what happened: a key, a file, an answer of the
// engine. Update turns the two into the next Model and the Effects to carry out, and does nothing else: no clock, no
// browser, no text of an article. So every interaction is a row of a table test.
package state

import (
	"time"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/web/words"
)

// Model is what the page shows. The zero value is the start screen with both sides empty.
type Model struct {
	Words  words.Words // what the page says, and in which language
	Spoke  string      // the code of the language that the reader chose; none is the browser's
	Screen Screen
	Panes  [2]Pane // by Side
	View   View    // what the reader chose
	Wide   bool    // two columns fit
	Room   Room    // for the chrome
	Sheet  Sheet   // the panel that lies over the page
	More   bool    // a phone shows all of the head
	Theme  Theme
	Job    int // the number of the newest comparison; answers to older ones are dropped
	Busy   Busy
	Result *Result // the last comparison; it stays while the next one is made
	Shown  Layout  // the layout that was asked for last
	Focus  int     // the current change, from 1; 0 is none yet
	Notice *Notice // about the page as a whole
	Help   bool    // the table of keys is open
	Panel  string  // another panel that is open
	Find   Find
	Listed bool   // the list of changes was opened or closed by the reader
	List   bool   // and is open
	Faint  bool   // it shows what is dimmed too
	Hidden string // the kinds of change that the counter and the list leave out, each between spaces

	stood  Layout        // the layout of the rows of Result
	steps  int           // a step to the next (1) or previous (-1) change that was asked for before all had come
	point  *Point        // the same of a point of the summary
	before *before       // what was on the page before the comparison that is being made
	Turned compare.Class // the classes of change that are dimmed although they start shown, or the reverse
	Grain  compare.Grain // how small a change may be

	Versions []Entry // all that were given, in the order of the list
	AllOpen  bool    // the list of versions is open on the comparison
	Turn     int     // which part of a long list of versions is shown, from 0
	Order    Order   // why two files stand where they stand

	Sources    []Source // what is known of what was given, beside its versions
	Choice     Choice   // the pages of an archive that the reader chooses from
	Recent     bool     // comparisons are kept on this device
	Kept       []Kept   // those that are, the newest first
	Rough      bool     // paragraphs are compared, and no words within them
	unread     []batch  // what was being read when the engine ended
	Tray       bool     // what stands outside the articles is compared
	Taken      Taken    // of that, what is a part of the articles
	Keep       string   // the rules against noise that are off, with commas between
	Boundaries int      // the source whose guessed boundaries are shown; 0 is none
	unchosen   []int    // the archives to choose from next
	waits      bool     // a comparison waits for the choice

	byHand   bool // the reader has moved versions
	arrivals int  // how many versions have come so far

	App App // Stet itself

	saved Saved // what is being brought back after a death

	host      *HostSet // the options of the page around the viewer, if there is one
	batches   []batch  // inputs that are being read
	batch     int      // the number of the newest batch
	came      []pair   // what the address said
	linked    int      // the source that a shared link was read as; 0 is none
	Share     Share    // the panel of the shared link
	awaited   []string // files that are written once the comparison is there
	pair      string   // the pair of versions that an address named, until they are compared
	wanted    string   // the id of a change that the address named, until the comparison has it
	away      bool     // the reader followed a move, and Escape leads back
	NoLetters bool     // single letters are not taken as keys
	NoFold    bool     // what did not change stays in view
	WideLines bool     // lines may be longer than reads well

	SpeakMarks    bool   // change marks are said aloud
	ShowInvisible bool   // unchanged text names its invisible characters too
	Patterns      string // what else is ignored: RE2 expressions, one on each line
	Dimmed        *Dim   // what the engine knows of that; nil: nothing yet
	unkept        bool   // the reader was told that the browser keeps no settings

}

// A Screen is one of the two pages.
type Screen int

// The screens.
const (
	Start Screen = iota
	Comparing
)

// A Side is old or new.
type Side int

// The sides; NoSide stands where the reader did not say which.
const (
	Old Side = iota
	New
	NoSide
)

// Other returns the opposite side.
func (s Side) Other() Side { return 1 - s }

// A Pane is one side of the start screen.
type Pane struct {
	Typed  bool   // its box holds more than white space
	Entry  *Entry // the version that fills this side; nil: the box does
	Boxed  bool   // Entry was read from the box, which stays in view
	Notice *Notice
}

// Filled reports whether the side holds something to compare.
func (p Pane) Filled() bool { return p.Typed || p.Entry != nil && !p.blank() }

// A Ref names a version that the engine holds.
type Ref struct{ Source, Index int }

// An Entry is one version that was read.
type Entry struct {
	Ref      Ref
	File     string // the file's name; empty for a pasted text
	Title    string
	Label    string // "Version 5"
	URL      string
	Site     string    // who published it
	Captured time.Time // in the reader's zone, as it was then
	When     string    // the source's words about the time
	Changes  string    // how often the article changed, in the source's words
	Feed     string
	Language string
	Words    int
	Blocks   int
	Opening  string
	Outside  []Left         // what stands outside the article
	Print    uint64         // a hash of the text: equal texts have equal ones
	came     int            // the how many-th that was given
	Notes    []article.Note // what was lost or guessed when it was read
}

// Left is how many blocks stand outside an article for one reason, in a word of package article.
type Left struct {
	Reason string
	Blocks int
}

// A Result is a comparison without its text.
type Result struct {
	Old, New Entry
	Stats    compare.Stats
	Rows     int // of both texts together
	Count    int // of the changes
	Digest   compare.Digest
	Changes  []compare.Change  // those that have come: in the end all
	Listed   bool              // all have come, and a turn has passed since
	looks    map[string]string // what changed in the looks of some changes, by ID
	Headline bool
	Rewrite  Rewrite  // the paragraph of which most words changed
	Journeys []string // the changes that hold a sentence which moved
	Complete bool
	Grain    compare.Grain // that it was made with: Model.Grain, or that of a saved comparison which was opened
	Notes    []article.Note
	SameText bool
	SameByte bool
	Bytes    []Sum // of both sources, where the texts are the same
	Micros   int64
	Outside  int      // changes outside the article
	Odd      string   // what the reader should know of it as a whole: AllAdded, AllRemoved, Unlike; nothing of most
	Pieces   []uint64 // hashes of the single paragraphs that were taken into it
	Partial  bool     // the words are still being compared: of the fields only Old and New are set
}

// A Sum tells the bytes of a source from others.
type Sum struct {
	Size   int
	SHA256 string
}

// before is what comes back when a comparison is given up or fails.
type before struct {
	screen Screen
	result *Result
	shown  Layout
	focus  int
}

// Busy says what is being worked on; the zero value is nothing.
type Busy struct {
	Stage       string // "reading", "aligning" …
	Done, Total int    // Total 0: unknown
}

// Working reports whether anything is being worked on.
func (b Busy) Working() bool { return b.Stage != "" }

// A Notice tells the reader what happened and what to try.
type Notice struct {
	What, Advice, Detail string
	Code                 string
	Again                bool    // offer to try again
	More                 string  // what else happened
	Offers               []Offer // what to try
}

// A View is how the reader wants rows to stand.
type View string

// The views. Auto is two columns where they fit.
const (
	Auto        View = ""
	SideBySide  View = "split"
	Inline      View = "inline"
	ChangesOnly View = "changes" // the changed rows, under their headings
	OldOnly     View = "old"     // the older version as an article, with bars where it changed
	NewOnly     View = "new"
)

// Views lists them in the order of the toolbar and of the key v.
var Views = []View{SideBySide, Inline, ChangesOnly, OldOnly, NewOnly}

// Seen is the view that the page shows, with Auto resolved.
func (m Model) Seen() View {
	if m.View == Auto {
		return View(m.Layout())
	}
	return m.View
}

// A Layout is how rows stand.
type Layout string

// Layout returns the layout that view and width ask for.
func (m Model) Layout() Layout {
	switch {
	case m.View == SideBySide || m.View == Inline:
		return Layout(m.View)
	case m.View == OldOnly || m.View == NewOnly:
		return "split" // the page leaves one side out
	case m.Wide:
		return "split"
	}
	return "inline"
}

// A Theme is light, dark, or the system's.
type Theme string

// The themes.
const (
	System Theme = ""
	Light  Theme = "light"
	Dark   Theme = "dark"
)
