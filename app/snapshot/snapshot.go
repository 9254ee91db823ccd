// Package snapshot turns what a reader drops, opens or pastes into versions of an article.
//
// Bytes become text (decode.go), the text finds its format (the list formats: the first that knows it reads it),
// and the format fills in the plain model of package article. Source markup never leaves this package. Nothing is
// silently dropped: what is not the article stands in Version.Furniture, and what was guessed carries a note.
// Work is linear in the input but for dumps, whose search is bounded. Comparing is left to package compare.
package snapshot

import (
	"fmt"
	"time"

	"github.com/stet-diff/stet/app/article"
)

// A Source is one file or one flavour of the clipboard.
type Source struct {
	Name     string // what the reader knows it by; may be empty
	Type     string // its media type, if known; the bytes decide, this breaks ties
	Data     []byte
	Plain    string    // of HTML from a clipboard: the plain text that was copied with it; else empty
	Modified time.Time // of the file; never taken for the time of a capture
}

// Options are what the reader or the host adds. The zero value works.
type Options struct {
	Host
	As      Format // read as this, whatever the bytes look like; empty lets the bytes decide
	Charset string // overrides what the bytes say
	Pick    []int  // which of Reading.Pages become versions; empty lets Read choose
	// FirstPart reads the first part of what is larger than the limits, where it would be refused: of a file, of what an
	// archive unpacks to. A note says so, and versions that end early are Partial.
	FirstPart bool
	// Keep is the rules against noise that are off: what they would quiet stays as it stands in the page. Together takes
	// two addresses of one picture for the same all the same.
	Keep Noise
	// Beat, if it is not nil, is called again and again while bytes are unpacked and parsed, so that a reader who waits can
	// be told that work goes on.
	Beat func()
	// Splits says of rows of a text dump after how many words the new version's column begins; see Reading.Guesses.
	Splits map[int]int
}

// A Host lends what the package cannot do alone.
type Host struct {
	// Decode gives the text of bytes in a charset. Nil knows no charset.
	Decode func(label string, b []byte) (string, error)
	// Inflate unpacks one stream, by a method beside those of the package: "br", "zstd". Of a stream of more than max
	// bytes it gives the first max and one more. It says how many bytes of b the stream took. A method that it does not know is errors.ErrUnsupported. Nil knows none.
	Inflate func(method string, b []byte, max int) (out []byte, used int, err error)
}

// A Format names what the bytes were: "page", "text", "docx" …
type Format string

// A Reading is what a source holds: its versions, the oldest first, and what was guessed or left out.
type Reading struct {
	Format   Format
	Versions []article.Version
	Pages    []Page // of a container: all it holds, whatever was read of it; nil for other sources
	Notes    []article.Note
	Carried  *article.Carried // of a comparison that was saved as a page: how it was made; else nil
	Guesses  []Guess          // of a text dump: the rows that were divided by a guess
}

// A Guess is a row of a text dump whose two columns had run together. Options.Splits divides it elsewhere.
type Guess struct {
	Row      int // the key in Options.Splits
	Old, New int // the blocks of the versions that it became; -1 is none
	Words    int // of both columns
	Split    int // how many of them were taken for the old version
}

// Read reads a source. It is total: every failure, a panic inside too, is an *Error.
func Read(s Source, o Options) (r Reading, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			r, err = Reading{}, refusal(s.Name, "archive-damaged", fmt.Errorf("panic: %v", cause))
		}
	}()
	return newReader(o).all(s)
}

// read reads what is no container: bytes become text, and the first format that knows the text reads it.
func (o Options) read(s item) (Reading, error) {
	text, told, err := decode(s.Source, s.charset, o)
	if err != nil {
		return Reading{}, refusal(s.label, "codec", err)
	}
	code := refusedText(text)
	if code == "" && isScript(s.Source) {
		code = "data"
	}
	if code != "" {
		return Reading{}, refusal(s.label, code, nil)
	}
	in := &input{file: s.label, kind: s.Type, text: text, plain: s.Plain, splits: o.Splits, notes: told, origin: s.origin, quiet: &quieting{off: o.Keep}, beat: o.Beat}
	for _, f := range formats {
		if o.As == f.name || o.As == "" && f.is(in) {
			return finish(in, f.name, f.read(in))
		}
	}
	return Reading{}, refusal(s.label, "format", fmt.Errorf("nothing is read as %q", o.As))
}

// An input is a decoded source on its way through the formats.
type input struct {
	file  string // its name as the reader knows it, for notes
	kind  string // its media type
	text  string
	plain string // what was copied beside it
	notes
	html   int   // 1: it is no HTML, 2: it is
	headed int   // 1: it has no head of a whole page, 2: it has
	whole  bool  // it is HTML that is taken whole: the reader has selected, or wrote it
	page   *page // the parsed page, once an HTML format asked for it

	code    string      // why it is refused though it could be read
	signed  signSet     // what it holds of signs of comparison pages
	splits  map[int]int // where the reader divides rows of a dump
	guesses []Guess
	quiet   *quieting
	beat    func()
	origin  origin // what holds the page says of it
	carried *article.Carried
	archive string // what a web archive writes before addresses
}

// again is the same source, not parsed yet and without notes.
func (in *input) again() *input {
	sub := *in
	sub.page, sub.notes, sub.signed = nil, nil, 0
	sub.quiet = in.quiet.anew()
	return &sub
}

// A format knows its inputs, and reads them. The last one takes every text.
type format struct {
	name Format
	is   func(*input) bool
	read func(*input) []article.Version
}

var formats = []format{
	{"stet", isStored, readStored},
	{"stet-page", isStetPage, readStetPage},
	{"newssniffer", isNewsSniffer, readNewsSniffer},
	{"newssniffer-version", isSniffedVersion, readSniffedVersion},
	{"newsdiffs", isNewsDiffs, readNewsDiffs},
	{"mediawiki", isWiki, readWiki},
	{"web-monitoring", isWebMonitor, readWebMonitor},
	{"changedetection", isChangeDetection, readChangeDetection},
	{"daisydiff", isDaisy, readDaisy},
	{"wordpress", isWordPress, readWordPress},
	{"diffengine", isDiffEngine, readDiffEngine},
	{"tracked", isTracked, readTracked},
	{"marked", func(*input) bool { return false }, readMarked}, // only when asked for
	{"fragment", isFragment, readFragment},
	{"page", isPage, readPage},
	{"newssniffer-dump", isDump, readDump},
	{"criticmarkup", isCritic, readCritic},
	{"markdown", isMarkdown, readMarkdown},
	{"text", func(*input) bool { return true }, readPlain},
}

// finish applies the limits of a version and refuses a reading without any words.
func finish(in *input, name Format, versions []article.Version) (Reading, error) {
	if len(versions) == 2 && !versions[1].Captured.IsZero() && versions[1].Captured.Before(versions[0].Captured) {
		in.note("left-is-later", in.file)
	}
	words := 0
	for i := range versions {
		in.origin.fill(&versions[i])
		limit(in, &versions[i])
		words += len(versions[i].Blocks) + len(versions[i].Furniture)
	}
	if words == 0 {
		in.code = "no-text"
	}
	if in.code != "" {
		return Reading{}, refusal(in.file, in.code, nil)
	}
	in.quiet.tell(&in.notes)
	return Reading{Format: name, Versions: versions, Notes: in.notes, Guesses: in.guesses, Carried: in.carried}, nil
}
