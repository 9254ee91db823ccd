package compare

// Options says how to compare. The zero value compares word by word and dims nothing.
type Options struct {
	Ignore   Class    // changes of these classes are dimmed and counted in Stats.Quiet; they change no row and no span
	Patterns []string // RE2 expressions for further changes to dim, at most 32 of at most 1,000 bytes
	Budget   int64    // units of work; 0 chooses by the size of the texts

	// Progress, if set, is called when a stage begins and then about every 16,384 units of work. It must not
	// change the result, and cannot.
	Progress func(stage string, done, total int) `json:"-"`
}

// The stages that Progress names, in their order.
const (
	StageTokens = "reading"
	StageAlign  = "aligning"
	StageWords  = "comparing words"
)
