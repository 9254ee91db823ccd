// Package token cuts text into the pieces that are compared: words, numbers, marks, and single graphemes of the
// scripts that write no spaces.
//
// A token owns the white space before it; white space alone is never a token (but for the end of a text, and for
// gaps over 65,535 bytes). Every token has two ids: an exact one, for its bytes, and a match one, for what it says
// once case, kinds of quotes and invisible characters are put aside. Texts are aligned by match ids; exact ids then
// tell what is really the same. Offsets always point into the original text, which is never altered.
//
// Cutting is one pass over the bytes. ASCII and the usual quotes and dashes go a hand-written way, everything else
// through the Unicode rules of uax29. No token cuts a grapheme.
package token

// A Token is one piece of a block's text, without the white space before it.
type Token struct {
	Off, Len uint32 // where its bytes stand in the text
	Gap      uint16 // how many bytes of white space stand before it
	Kind     Kind
}

// A Kind says what sort of piece a token is.
type Kind uint8

// The kinds.
const (
	Word   Kind = iota
	Number      // starts with a digit: "1,234.56", "10:30", "5m"
	Mark        // punctuation, symbols, emoji
	Glyph       // one grapheme of a script without spaces: Han, Thai
	Break       // a line break in code
	Space       // white space that no token owns: at the end of a text, or over 65,535 bytes
)

// Start returns where the token begins when the space before it is counted.
func (t Token) Start() int { return int(t.Off) - int(t.Gap) }

// End returns where the token ends.
func (t Token) End() int { return int(t.Off) + int(t.Len) }

// Of returns the token's bytes.
func (t Token) Of(text string) string { return text[t.Off : t.Off+t.Len] }

// Split cuts text into tokens. With their gaps they join to text again; Split("") is empty. In code a line break is
// a token.
func Split(text string, code bool) []Token { return Append(nil, text, code) }

// Append is Split onto the end of dst.
func Append(dst []Token, text string, code bool) []Token {
	s := splitter{text: text, code: code, out: dst}
	s.run()
	return s.out
}

// maxGap is the widest white space that fits a token's Gap.
const maxGap = 1<<16 - 1

// A splitter walks over one text.
type splitter struct {
	text string
	code bool
	out  []Token
	done int // the end of the last token
}

// emit adds the token text[start:end]; what lies between the last token and start is its gap.
func (s *splitter) emit(start, end int, kind Kind) {
	if start-s.done > maxGap {
		s.out = append(s.out, Token{Off: uint32(s.done), Len: uint32(start - s.done), Kind: Space})
		s.done = start
	}
	s.out = append(s.out, Token{Off: uint32(start), Len: uint32(end - start), Gap: uint16(start - s.done), Kind: kind})
	s.done = end
}

// run cuts the whole text. Each step looks at one byte and takes the hand-written way when it can.
func (s *splitter) run() {
	text := s.text
	for p := 0; p < len(text); {
		switch classes[text[p]] {
		case isSpace:
			p = s.space(p, 1)
		case isWord, isDigit:
			p = s.word(p)
		case isMark:
			p = s.mark(p, 1)
		default:
			kind, size := simple(text[p:])
			switch {
			case size == 0:
				p = s.complex(p)
			case kind == Space:
				p = s.space(p, size)
			default:
				p = s.mark(p, size)
			}
		}
	}
	if s.done < len(text) {
		s.emit(s.done, len(text), Space)
	}
}

// space steps over white space, which becomes the gap of the next token. A combining mark can stand on a space.
func (s *splitter) space(p, size int) int {
	text, end := s.text, p+size
	if s.code && (text[p] == '\n' || text[p] == '\r') {
		if text[p] == '\r' && end < len(text) && text[end] == '\n' {
			end++
		}
		s.emit(p, end, Break)
		return end
	}
	if s.attached(end) {
		return s.complex(p)
	}
	return end
}

// mark takes a punctuation mark, or a run of dots or hyphens.
func (s *splitter) mark(p, size int) int {
	text, end := s.text, p+size
	if c := text[p]; c == '.' || c == '-' {
		for end < len(text) && text[end] == c {
			end++
		}
	}
	if s.attached(end) {
		return s.complex(p)
	}
	s.emit(p, end, Mark)
	return end
}

// attached reports whether the character at p, after a plain one, belongs to the same grapheme.
func (s *splitter) attached(p int) bool {
	if p >= len(s.text) || classes[s.text[p]] != isHigh {
		return false
	}
	if _, size := simple(s.text[p:]); size > 0 {
		return false
	}
	return !s.boundary(p)
}
