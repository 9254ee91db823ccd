package refine

import "github.com/stet-diff/stet/app/compare/internal/token"

// A quotation is a pair of marks in one block: the tokens that open and close it.
type quotation struct{ open, close int32 }

// deepest is how many quotations may be open inside each other.
const deepest = 8

// findQuotes pairs the quotation marks, in one pass with a small stack.
//
// Marks get match ids of their own, by what they do: one that opens a quotation is never taken for one that closes
// another. Straight and typographic marks of the same weight still match. words is the first free id.
func (l *line) findQuotes(words int32) {
	l.quotes = l.quotes[:0]
	var stack [deepest]int32
	depth := 0
	own := len(l.pieces) > 1 // match ids are ours to change
	for i := range l.tokens() {
		if depth > 0 && !l.together(i) {
			depth = 0
		}
		if l.traits[i]&token.Quote == 0 {
			continue
		}
		if !own {
			l.match, own = append([]int32(nil), l.match...), true
		}
		opens, at := l.quote(i, stack[:depth])
		l.match[i] = directed(words, l.word(i), opens)
		switch {
		case !opens && at >= 0:
			l.quotes = append(l.quotes, quotation{stack[at], i})
			l.match[stack[at]] = directed(words, l.word(stack[at]), true)
			depth = at
		case opens && depth < deepest:
			stack[depth] = i
			depth++
		}
	}
}

// quote decides whether the mark at i opens a quotation, and if not, which of the open marks it closes; -1 is none.
func (l *line) quote(i int32, open []int32) (opens bool, at int) {
	mark := l.word(i)
	before := !l.tight(i) || l.has(i-1, token.Opens) || l.dash(i-1) // something may open here
	after := l.tight(i+1) && !l.has(i+1, token.Comma|token.Stop|token.Closes)
	straight := mark == "\"" || mark == "'"
	for at = len(open) - 1; at >= 0; at-- {
		if l.closes(open[at], mark) {
			break
		}
	}
	switch {
	case mark == "'" || mark == "’":
		// An apostrophe at the edge of a word is no quotation mark: workers' rights, the ’90s.
		return mark == "'" && before && after && at < 0, closing(at, !before)
	case straight && !before && after && (l.is(i-1, token.Unspaced) || l.is(i+1, token.Unspaced)):
		return at < 0, at // scripts without spaces
	case straight:
		return before && (after || at < 0), closing(at, !before || !after)
	case mark == "“" && at >= 0 && l.word(open[at]) == "„":
		return false, at // „so“
	case l.traits[i]&token.Opens != 0 && !(mark == "«" && at >= 0 && !(before && after)):
		return true, -1
	}
	return before && after && at < 0, at // »so« and ”so”
}

func closing(at int, allowed bool) int {
	if allowed {
		return at
	}
	return -1
}

// dash reports whether token i is a dash or a slash, after which a quotation may open without space.
func (l *line) dash(i int32) bool {
	return i >= 0 && (l.is(i, token.Comma) && l.tok[i].Len > 1 || l.one(i) == '/' || l.one(i) == '-')
}

// closes reports whether a mark closes the quotation that the token at open opens.
func (l *line) closes(open int32, mark string) bool {
	switch l.word(open) {
	case "\"", "'", "”", "›":
		return mark == l.word(open)
	case "“":
		return mark == "”"
	case "„":
		return mark == "”" || mark == "“"
	case "‘":
		return mark == "’"
	case "‚":
		return mark == "’" || mark == "‘"
	case "«":
		return mark == "»"
	case "»":
		return mark == "«" || mark == "»"
	case "‹":
		return mark == "›"
	case "「":
		return mark == "」"
	case "『":
		return mark == "』"
	case "《":
		return mark == "》"
	}
	return false
}

// quoteIds is how many match ids quotation marks add.
const quoteIds = 8

// directed returns the match id of a quotation mark by its weight and by what it does.
func directed(words int32, mark string, opens bool) int32 {
	id := words
	switch mark {
	case "'", "‘", "’", "‚", "‹", "›":
		id += 2
	case "「", "」":
		id += 4
	case "『", "』", "《", "》":
		id += 6
	}
	if opens {
		id++
	}
	return id
}
