package engine

import (
	"time"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/app/snapshot"
)

// A Request asks the engine for one thing. Exactly one pointer is set.
type Request struct {
	ID      int
	Read    *Read    `json:",omitempty"`
	Compare *Compare `json:",omitempty"`
	View    *View    `json:",omitempty"`
	Export  *Export  `json:",omitempty"`
	Text    *Ref     `json:",omitempty"` // the words of a version, to be edited

	Language *Language `json:",omitempty"`
	Dim      *Dim      `json:",omitempty"`
	Forget   *Forget   `json:",omitempty"`
}

// Forget lets go of what was read under a number. The last comparison stays, also if it was made of that.
type Forget struct{ Source int }

// Language sets the words for all rows and files drawn from now on.
type Language struct {
	Code string // "en", "ar"
	File string // its words, as package words reads them; none for English
}

// Read asks for the versions in a file or a pasted text. The engine keeps them under Source.
type Read struct {
	Source   int            // the page's number for these bytes; reading a number again replaces its versions
	Name     string         // as the reader knows it: a file's name, or empty for pasted text
	Type     string         // a media type: "text/html" for rich paste; may be empty
	Plain    string         `json:",omitempty"` // of a rich paste: the plain text that was copied with it
	Modified time.Time      // of the file
	Pick     []int          `json:",omitempty"` // which of Reading.Pages to read; none is the engine's choice
	As       string         `json:",omitempty"` // read as this format, such as "marked" for a page that marks its changes
	Charset  string         `json:",omitempty"` // the encoding that the reader chose
	Whole    bool           `json:",omitempty"` // take what stands outside the article for a part of it
	Splits   map[int]int    `json:",omitempty"` // where the reader divides the rows of a text dump; see Reading.Guesses
	Partial  bool           `json:",omitempty"` // read the first part of what is larger than the limits
	Blank    bool           `json:",omitempty"` // take a source without a word for an empty version
	Keep     snapshot.Noise `json:",omitempty"` // the rules against noise of a page that are off
	Data     []byte         `json:"-"`          // travels beside the JSON
}

// A Ref names one version that the engine has read.
type Ref struct {
	Source int // the number given in Read
	Index  int // which of the versions found there, from 0
}

// Compare asks for a comparison, and then for its sections in View.
type Compare struct {
	Old, New Ref
	Options  compare.Options
	Tray     bool // compare what stands outside the article instead
	Take     Take // from there into the article
	View     View
}

// Take says what of that which stands outside two articles is to be compared as a part of them. The zero value is nothing.
type Take struct {
	Reasons []string `json:",omitempty"` // all that stands there for one of these, in words of package article
	Pieces  []uint64 `json:",omitempty"` // hashes of the texts of single blocks, as a Result told them
	Row     int      `json:",omitempty"` // and the blocks of this row, from 1, of the last comparison, which was one with Tray
}

// View asks for the sections of the last comparison in one layout. They stand in the same groups as those of its first
// drawing; the group with the row Near comes first, then those around it.
type View struct {
	Layout string // "split" or "inline"
	Near   int    `json:",omitempty"`
}

// Export asks for the last comparison as a file.
type Export struct {
	Format string        // the name of one of render.Formats, or "link"
	Ignore compare.Class // the classes that are dimmed now
	Layout string        `json:",omitempty"` // of a page: "split" or "inline"
}

// A Response answers the request with the same ID. One request has many responses; the last has Done set.
type Response struct {
	ID       int
	Progress *Progress `json:",omitempty"`
	Reading  *Reading  `json:",omitempty"`
	Aligned  *Aligned  `json:",omitempty"`
	Result   *Result   `json:",omitempty"`
	Changes  *Changes  `json:",omitempty"`
	File     *File     `json:",omitempty"`
	Link     *Link     `json:",omitempty"`
	Text     *Text     `json:",omitempty"`
	Section  *Section  `json:",omitempty"`
	Dimmed   *Dimmed   `json:",omitempty"`
	Err      *Error    `json:",omitempty"`
	Done     bool      `json:",omitempty"`
}

// Progress says what the engine is at. It comes at least four times a second while it works.
type Progress struct {
	Stage       string // "reading", "aligning", "comparing words", "drawing"
	Done, Total int    // Total 0: unknown
}

// Reading is what Read found.
type Reading struct {
	Source  int
	Format  string  // what the bytes were: "text", "html", "newssniffer" …
	Entries []Entry // oldest first
	Pages   []Page  `json:",omitempty"` // what a container holds, read or not; none for other sources
	Notes   []article.Note
	Guesses []Guess `json:",omitempty"` // rows of a text dump that were divided by a guess
}

// A Guess is a row of a text dump whose two columns had run together. Read.Splits divides it elsewhere.
type Guess struct {
	Row   int      // the key in Read.Splits
	Split int      // how many of the words were taken for the old version
	Words []string // of both columns
}

// A Page is one page in a container. Its place in the list is what Read.Pick names.
type Page struct {
	Name     string // what the container calls it; may be empty
	URL      string
	Title    string
	Captured time.Time // zero is unknown
	Words    int       // of its article; 0 is unknown
	Read     bool      // it is among the entries
}

// An Entry describes one version that the engine holds.
type Entry struct {
	Ref     Ref
	Version article.Version // without its blocks
	Blocks  int
	Outside []snapshot.Count // what stands outside the article, by reason
	Words   int
	Print   uint64 // a hash of the text of the article: equal texts have equal ones
	Opening string // the first lines of the text, at most 200 characters
}

// Aligned says that the paragraphs of a comparison have been paired. Its sections follow while the words of later rows
// are still compared; the Result comes when all are.
type Aligned struct {
	Old, New Entry
	Rows     int
}

// Result is a finished comparison, without its text: that comes as sections.
type Result struct {
	Old, New Entry
	Stats    compare.Stats
	Changes  int // how many; they follow as Changes
	Digest   compare.Digest
	Headline bool // the headline changed
	Rewrite  Rewrite
	Journeys []string `json:",omitempty"` // the IDs of the changes that hold a sentence which moved
	Complete bool
	Grain    compare.Grain // how small a change could be: as asked, or as a saved comparison was made
	Notes    []article.Note
	Rows     int
	Sections int
	Outside  int      // changes outside the article, in what frames the pages
	Pieces   []uint64 `json:",omitempty"` // hashes of the texts of single blocks that were taken into the article
	SameText bool     // no block differs, marks included
	SameByte bool     // the bytes of both sources are equal
	Bytes    []Sum    `json:",omitempty"` // of both sources, where the texts are the same and the sources are two
	Micros   int64    // how long comparing took, in microseconds, without reading and drawing
}

// A Sum tells the bytes of a source from others.
type Sum struct {
	Size   int
	SHA256 string // in hexadecimal
}

// Changes are some of the changes of a comparison, in their order. A book has thousands: each message is small, so that
// the page answers between them.
type Changes struct {
	From int // the index of the first
	List []compare.Change

	Looks map[string]string `json:",omitempty"` // what changed in the looks of some, by ID, in the reader's language
}

// A Section is about 50 rows as escaped HTML. Sections of one group follow each other.
type Section struct {
	Layout string
	Index  int    // of those that were drawn for this request, from 0
	Group  int    // whose place on the page it takes; groups stand in their order there
	HTML   string `json:"-"` // travels beside the JSON
}

// A File is the last comparison in some format.
type File struct {
	Format string
	Type   string // a media type
	Name   string // title.old-date.new-date.ext
	Data   []byte `json:"-"` // travels beside the JSON
}

// A Link is the last comparison as the text of a shared link. It answers Export for "link".
type Link struct{ Text string }

// An Error says what could not be done, and what its reader can try.
type Error struct {
	Code   string // "empty", "binary", "file-too-large" …
	File   string // as the reader knows it
	What   string // a whole sentence: what happened
	Advice string // a whole sentence: what to try
	Detail string // folded away

	Args []string `json:",omitempty"` // what the sentence of the code names
}
