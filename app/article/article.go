// Package article holds what a reader saw of an article at one moment: blocks of text with their roles, and the
// links and emphasis over parts of them.
//
// It is plain data. Readers of files fill it in, the engine compares it, the renderer draws it. Nothing in it can
// act: text is text, a style is one of four names, and a link has passed NewLink.
package article

import "time"

// A Version is how an article stood at one moment. Any of its fields may be empty.
type Version struct {
	Title    string    // the headline, as the version itself names it
	Label    string    // what the source calls this version: "Version 5"
	URL      Link      // where the article stood
	Captured time.Time // when this version was seen; zero is unknown
	When     string    // the source's own words about the time: "(about 5 hours later)"
	Language string    // a language tag such as "en-GB"; empty is unknown
	Series   Series    // what the source says about the versions as a whole
	Meta     Meta      // what the page says about the article
	Partial  bool      // the source holds parts of the text only
	Article
	Furniture []Block  // what was read but stands outside the article: navigation, notices, lists of versions
	Pieces    []Piece  // of a page: the blocks of the article and the furniture in one order; else none
	Template  []uint64 // of a page: hashes of its elements' names and classes, rising
}

// Series is what a page about several versions of one article says about all of them.
type Series struct {
	Source    string    // who published it, as the page names it: "guardian"
	Feed      Link      // a feed of the changes
	Changes   string    // the page's own count, in its words: "9"
	FirstSeen time.Time // when the first version was seen; zero is unknown
	NextCheck string    // when the page's keeper looks again, in its words
}

// An Article is blocks in reading order. The headline is a block too.
type Article struct{ Blocks []Block }

// A Block is what readers see as one piece: a paragraph, a heading, an item of a list.
type Block struct {
	Role  Role
	Level int      // the rank of a heading, 1 to 6; the depth of an item, from 1; else 0
	Text  string   // valid UTF-8, trimmed, never empty, with single spaces; code keeps its own
	Marks []Inline // sorted by Start, then End, then Style
}

// A Role says what a block is on the page.
type Role string

// The roles. An unknown role is treated as Para.
const (
	Title      Role = "title"
	Standfirst Role = "standfirst"
	Byline     Role = "byline"
	Heading    Role = "heading"
	Para       Role = "para"
	Item       Role = "item"
	Quote      Role = "quote"
	Caption    Role = "caption"
	Row        Role = "row"
	Code       Role = "code"
	Image      Role = "image"
)

// An Inline is a link or an emphasis over part of a block's text.
type Inline struct {
	Start, End int // byte offsets into Text, half open, on character edges
	Style      Style
	Target     Link // of a link; else empty
}

// A Style says how marked text looks.
type Style string

// The styles.
const (
	LinkStyle   Style = "link"
	StrongStyle Style = "strong"
	EmStyle     Style = "em"
	CodeStyle   Style = "code"
	UnderStyle  Style = "under"  // underlined
	StruckStyle Style = "struck" // struck through, by the author
	SubStyle    Style = "sub"
	SupStyle    Style = "sup"
)
