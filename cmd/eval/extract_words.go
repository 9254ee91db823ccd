package main

import (
	"strings"
	"unicode"

	"github.com/stet-diff/stet/app/article"
)

// wordsOf cuts a text into runs of letters and digits in lower case.
func wordsOf(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
}

// A bag says how often each word stands in a text.
type bag map[string]int

func bagOf(words []string) bag {
	b := bag{}
	for _, w := range words {
		b[w]++
	}
	return b
}

func (b bag) size() (n int) {
	for _, times := range b {
		n += times
	}
	return n
}

// shared counts what two bags hold both.
func (b bag) shared(other bag) (n int) {
	for word, times := range b {
		n += min(times, other[word])
	}
	return n
}

// changed counts the words that only one of two bags holds.
func (b bag) changed(other bag) int { return b.size() + other.size() - 2*b.shared(other) }

// dice says how alike two bags are, from 0 to 1. Empty bags are not alike.
func (b bag) dice(other bag) float64 {
	if total := b.size() + other.size(); total > 0 {
		return 2 * float64(b.shared(other)) / float64(total)
	}
	return 0
}

// shinglesOf returns the runs of four words.
func shinglesOf(words []string) bag {
	b := bag{}
	for i := 0; i+4 <= len(words); i++ {
		b[strings.Join(words[i:i+4], " ")]++
	}
	return b
}

// textOf joins the blocks of an article, but for those of the roles that are left out.
func textOf(v article.Version, without ...article.Role) string {
	var all []string
	for _, b := range v.Blocks {
		if !has(without, b.Role) {
			all = append(all, b.Text)
		}
	}
	return strings.Join(all, "\n")
}

func has[T comparable](list []T, one T) bool {
	for _, each := range list {
		if each == one {
			return true
		}
	}
	return false
}
