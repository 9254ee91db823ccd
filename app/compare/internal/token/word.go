package token

// word takes a run of ASCII letters and digits, with dots and commas between digits, apostrophes between letters,
// dots between single letters. When such a run touches other characters, the Unicode rules decide.
func (s *splitter) word(p int) int {
	text, end, run := s.text, p, p
	for {
		for end < len(text) && classes[text[end]] <= isDigit {
			end++
		}
		size := s.joiner(run, end)
		if size == 0 {
			break
		}
		end += size
		run = end
	}
	if end < len(text) && (text[end] >= 0x80 || text[end] == '\'') && s.touchesHigh(end) {
		return s.complex(p)
	}
	kind := Word
	if classes[text[p]] == isDigit {
		kind = Number
	}
	s.emit(p, end, kind)
	return end
}

// joiner returns the size of a character at end that holds two runs together, or 0. The run began at start.
func (s *splitter) joiner(start, end int) int {
	text := s.text
	if end == start || end+1 >= len(text) {
		return 0
	}
	before := classes[text[end-1]]
	if size := apostrophe(text[end:]); size > 0 {
		if before == isWord && end+size < len(text) && classes[text[end+size]] == isWord {
			return size
		}
		return 0
	}
	after := classes[text[end+1]]
	switch text[end] {
	case '.':
		if before == isDigit && after == isDigit {
			return 1
		}
		alone := end+2 >= len(text) || classes[text[end+2]] > isDigit
		if before == isWord && end-start == 1 && after == isWord && alone {
			return 1 // U.S, J.K
		}
	case ',', ':':
		if before == isDigit && after == isDigit {
			return 1
		}
	}
	return 0
}

// touchesHigh reports whether a letter that is no ASCII stands at p, or behind an apostrophe at p: l’état.
func (s *splitter) touchesHigh(p int) bool {
	size := apostrophe(s.text[p:])
	if p+size >= len(s.text) || s.text[p+size] < 0x80 {
		return false
	}
	_, plain := simple(s.text[p+size:])
	return plain == 0
}
