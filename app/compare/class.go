package compare

import "strings"

// A Class says how much a change matters: the least difference that explains it. Classes are bits, so that a set of
// them says what a reader wants dimmed.
type Class uint16

// The classes, from the least to the most.
const (
	Space       Class = 1 << iota // white space: how much of it, and of which width
	Typography                    // kinds of quotes, dashes and dots, full width, invisible characters
	Case                          // capitals
	Diacritics                    // accents on letters
	Punctuation                   // marks of punctuation
	Digits                        // the digits of a number
	Tracking                      // what a link's address tells its owner about the reader
	Pattern                       // what one of Options.Patterns describes; no change is of this class by itself
	Style                         // bold, italic, code; what a block is on the page: its role and level
	Link                          // the target of a link
	Text                          // words
)

// Trifles are the classes that start dimmed in the viewer. No reader can see most of them on the page.
const Trifles = Space | Typography | Tracking

// classNames are the classes as notes, options and files write them, in the order of their bits.
var classNames = []string{"space", "typography", "case", "diacritics", "punctuation", "digits", "tracking", "pattern",
	"style", "link", "text"}

// ParseClass returns the class of a name, and whether there is one.
func ParseClass(name string) (Class, bool) {
	for k, known := range classNames {
		if known == name {
			return 1 << k, true
		}
	}
	return 0, false
}

// String joins the names of the classes in a set with commas; the empty set is "".
func (c Class) String() string {
	var names []string
	for k, name := range classNames {
		if c&(1<<k) != 0 {
			names = append(names, name)
		}
	}
	return strings.Join(names, ",")
}

// Class returns what a note begins with. A kept span without a note is of no class.
func (s Span) Class() Class {
	if s.Op == Keep && s.Note == "" {
		return 0
	}
	name := s.Note
	if end := strings.IndexAny(name, ";:"); end >= 0 {
		name = name[:end]
	}
	switch name {
	case "role", "level":
		return Style
	}
	if class, ok := ParseClass(name); ok {
		return class
	}
	return Text
}

// classes returns the class of each change of a row, in the order of Numbers: the most that its spans need. A block
// that moved, was split or merged has none as such.
func (r Row) classes() []Class {
	numbers := r.Numbers()
	most := -1
	for _, n := range numbers {
		most = max(most, n)
	}
	if most < 0 && r.whole() {
		most = 0
	}
	out := make([]Class, most+1)
	for k, n := range numbers {
		if n >= 0 {
			out[n] = max(out[n], r.Spans[k].Class())
		}
	}
	if r.whole() && out[0] == 0 && (r.Kind == Restyled || r.Kind == Removed || r.Kind == Added) {
		if out[0] = Text; r.Kind == Restyled {
			out[0] = Style
		}
	}
	return out
}
