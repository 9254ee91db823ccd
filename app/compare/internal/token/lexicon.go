package token

import "sync"

// A Lexicon gives every distinct token its ids. Both sides of a comparison share one.
type Lexicon struct {
	exact Table
	match Table
	fold  []int32  // match id of each exact id
	about []Traits // of each exact id
	known *lists
}

// NewLexicon returns a lexicon that has seen no token yet.
func NewLexicon() *Lexicon { return &Lexicon{known: known()} }

// known reads the lists once: they never change.
var known = sync.OnceValue(newLists)

// Ids returns the exact and the match id of a token's bytes. Ids count from 0 in order of appearance.
func (l *Lexicon) Ids(word string, kind Kind) (exact, match int32) {
	id, fresh := l.exact.ID(word)
	if fresh {
		m, _ := l.match.ID(Fold(word))
		l.fold = append(l.fold, m)
		l.about = append(l.about, l.known.traits(word, l.match.text[m], kind))
	}
	return id, l.fold[id]
}

// Words returns how many match ids there are.
func (l *Lexicon) Words() int { return len(l.match.text) }

// Folded returns the text that a match id stands for.
func (l *Lexicon) Folded(match int32) string { return l.match.text[match] }

// Traits returns what is known of an exact id.
func (l *Lexicon) Traits(exact int32) Traits { return l.about[exact] }

// A word in more than a fifth of the blocks says little, when the blocks are many.
const (
	oftenIn   = 5
	oftenFrom = 16
)

// Lighten makes words light that stand in more than a fifth of the blocks of all sides, if a side has more than 16:
// the name of the one an article is about recurs in every sentence, and no comparison should hang on it.
func (l *Lexicon) Lighten(sides ...Side) {
	blocks, most := 0, 0
	for _, s := range sides {
		blocks, most = blocks+s.Blocks(), max(most, s.Blocks())
	}
	if most <= oftenFrom {
		return
	}
	times, last := make([]int32, l.Words()), make([]int32, l.Words())
	block := int32(0)
	for _, s := range sides {
		for i := range s.Blocks() {
			block++
			for _, id := range s.Match[s.Start[i]:s.Start[i+1]] {
				if last[id] != block {
					last[id] = block
					times[id]++
				}
			}
		}
	}
	for exact, match := range l.fold {
		if oftenIn*int(times[match]) > blocks && l.about[exact]&(Plain|Digits|Unspaced) == Plain {
			l.about[exact] |= Light
		}
	}
}
