package refine

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/stet-diff/stet/app/compare/internal/token"
)

// The classes of changes, from the least to the most. Plain changes of words have none.
const (
	classSpace       = "space"
	classTypography  = "typography"
	classCase        = "case"
	classDiacritics  = "diacritics"
	classPunctuation = "punctuation"
	classDigits      = "digits"
)

// longest is how many bytes a change may have to be looked at; longer ones are plain changes.
const longest = 400

// classify returns the smallest class that explains how old became new, or nothing.
func classify(old, new string) string {
	if len(old)+len(new) > longest || (old == "" || new == "") && strings.ContainsFunc(old+new, isPlain) {
		return ""
	}
	steps := []struct {
		class string
		strip func(string) string
	}{
		{classSpace, withoutSpace},
		{classTypography, token.Typeset},
		{classCase, token.Fold},
		{classDiacritics, token.Unaccented},
		{classPunctuation, withoutMarks},
		{classDigits, withoutDigits},
	}
	for _, s := range steps {
		old, new = s.strip(old), s.strip(new)
		if old == new {
			return s.class
		}
	}
	return ""
}

func isPlain(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func withoutSpace(s string) string { return without(s, unicode.IsSpace) }

// withoutMarks drops marks of punctuation. What is part of a number stays: the sign before it and the point in it, but
// not the mark between groups of three digits.
func withoutMarks(s string) string {
	var b strings.Builder
	before := ' '
	for i, r := range s {
		if !unicode.IsPunct(r) || strings.ContainsRune("%&@#", r) || ofNumber(r, before, s[i+utf8.RuneLen(r):]) {
			b.WriteRune(r)
		}
		before = r
	}
	return b.String()
}

// ofNumber reports whether a mark is part of the number that rest begins with.
func ofNumber(r, before rune, rest string) bool {
	n := 0
	for n < len(rest) && rest[n] >= '0' && rest[n] <= '9' {
		n++
	}
	switch r {
	case '-':
		return n > 0 && !unicode.IsDigit(before) && !unicode.IsLetter(before)
	case '.', ',':
		return n > 0 && n != 3 && unicode.IsDigit(before)
	case ':', '/':
		return n > 0 && unicode.IsDigit(before)
	}
	return false
}

// withoutDigits turns each run of digits into one.
func withoutDigits(s string) string {
	var b strings.Builder
	before := rune(0)
	for _, r := range s {
		if unicode.IsDigit(r) {
			r = '0'
			if before == '0' {
				continue
			}
		}
		b.WriteRune(r)
		before = r
	}
	return b.String()
}

func without(s string, drop func(rune) bool) string {
	return strings.Map(func(r rune) rune {
		if drop(r) {
			return -1
		}
		return r
	}, s)
}
