package compare

// Options says how to compare. The zero value compares word by word and dims nothing.
type Options struct {
	Grain    Grain    // how small a change may be
	Ignore   Class    // changes of these classes are dimmed and counted in Stats.Quiet; they change no row and no span
	Patterns []string // RE2 expressions for further changes to dim, at most 32 of at most 1,000 bytes
	Budget   int64    // units of work; 0 chooses by the size of the texts

	// Breaks, if set, finds the words of scripts that write none apart: the offsets in text where words begin or end.
	// It is asked about changed rows only, for at most 1,000 characters a call, and a note says that it was used.
	// Offsets that are out of order or inside a character are passed over. Nil is the built-in rule.
	Breaks func(lang, text string) []int32 `json:"-"`

	// Progress, if set, is called when a stage begins and then about every 16,384 units of work. It must not
	// change the result, and cannot.
	Progress func(stage string, done, total int) `json:"-"`
}

// A Grain says how small a change may be.
type Grain uint8

// The grains. Auto is Word: it reads best. Sentence marks whole sentences, Character cuts words where few letters
// changed.
const (
	Auto Grain = iota
	Sentence
	Word
	Character
)

// The stages that Progress names, in their order.
const (
	StageTokens = "reading"
	StageAlign  = "aligning"
	StageWords  = "comparing words"
)
