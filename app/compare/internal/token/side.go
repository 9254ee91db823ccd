package token

// A Side is one version cut into tokens: flat slices, one after the other for all its blocks.
type Side struct {
	Text         []string // of each block
	Start        []int32  // block i has the tokens Start[i] to Start[i+1]
	Tok          []Token
	Exact, Match []int32 // ids of each token
}

// NewSide cuts the blocks of one version. code says which of them keep their lines; tick is called after each.
func NewSide(texts []string, code []bool, lex *Lexicon, tick func(tokens int)) Side {
	size := 0
	for _, text := range texts {
		size += len(text)
	}
	s := Side{Text: texts, Start: make([]int32, 1, len(texts)+1)}
	s.Tok = make([]Token, 0, size/5+len(texts)+16)
	for i, text := range texts {
		s.Tok = Append(s.Tok, text, code[i])
		tick(len(s.Tok) - int(s.Start[i]))
		s.Start = append(s.Start, int32(len(s.Tok)))
	}
	s.Exact, s.Match = make([]int32, len(s.Tok)), make([]int32, len(s.Tok))
	for i, text := range texts {
		for k := s.Start[i]; k < s.Start[i+1]; k++ {
			s.Exact[k], s.Match[k] = lex.Ids(s.Tok[k].Of(text), s.Tok[k].Kind)
		}
	}
	return s
}

// Blocks returns how many blocks there are.
func (s Side) Blocks() int { return len(s.Text) }

// Len returns how many tokens block i has.
func (s Side) Len(i int) int { return int(s.Start[i+1] - s.Start[i]) }
