package refine

import (
	"slices"

	"github.com/stet-diff/stet/app/compare/internal/token"
)

// mostAsked is how many characters Breaks gets at a time: browsers are quadratic beyond.
const mostAsked = 1000

// useBreaks asks for the words of scripts without spaces and makes units of them. It reports whether there are any.
func (r *reader) useBreaks(in Input) bool {
	old := r.old.findWords(in.Breaks, in.OldLang)
	return r.new.findWords(in.Breaks, in.NewLang) || old
}

// findWords adds the dictionary words of one side to its strict units.
func (l *line) findWords(breaks func(lang, text string) []int32, lang string) bool {
	var found []unit
	for i := int32(0); i < l.tokens(); {
		j := i
		for j < l.tokens() && j-i < mostAsked && l.tok[j].Kind == token.Glyph && (j == i || l.tight(j)) {
			j++
		}
		if j > i+1 {
			found = l.dictionary(found, i, j, breaks(lang, l.joined[l.off(i):l.end(j-1)]))
		}
		i = max(j, i+1)
	}
	if len(found) == 0 {
		return false
	}
	l.strict = append(l.strict, found...)
	slices.SortFunc(l.strict, func(u, v unit) int { return int(u.from - v.from) })
	return true
}

// dictionary adds the words of the glyphs from i to j. Offsets that do not rise, or lie inside a glyph, are dropped.
func (l *line) dictionary(found []unit, i, j int32, offsets []int32) []unit {
	base, from := l.off(i), i
	for _, p := range append(offsets, int32(l.end(j-1)-base)) {
		to := from
		for to < j && l.off(to)-base < int(p) {
			to++
		}
		if to < j && l.off(to)-base != int(p) || to == j && l.end(j-1)-base != int(p) {
			continue
		}
		if to > from+1 {
			found = append(found, unit{from, to})
		}
		from = max(from, to)
	}
	return found
}
