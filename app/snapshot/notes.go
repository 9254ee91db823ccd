package snapshot

import (
	"strings"

	"github.com/stet-diff/stet/app/article"
)

// noteTexts says each note in English. A $f stands for a file, a $n for a number: they are Note.Args, in this order.
const noteTexts = `
first-part|$f is larger than Stet reads. Its first part was read.
undecodable|$n characters could not be decoded.
encoding-guessed|$f was read as windows-1252, a guess: it names no encoding.
text-too-long|Only the first 1,000,000 words or 16 MB of text of $f were read.
nodes-cut|Only the first 2,000,000 tags and pieces of text of $f were read.
blocks-cut|Only the first 50,000 paragraphs of $f were read.
block-divided|A very long paragraph was divided.
marks-dropped|Some formatting of a paragraph was left out: it has more than 10,000 marks.
signs-dropped|Some formatting of $f was left out: it has too many signs.
read-flat|The markup of $f is broken. Its text was read without structure.
boxes-dropped|Text boxes, footnotes and comments of $f are not read.
chapter-gone|A part of $f is missing. The rest was read.
part-damaged|A part of $f is damaged. The rest was read.
end-missing|The end of $f is missing.
end-damaged|$f is damaged: its end was not read.
parts-cut|$f holds more than 2,000 parts; the first were searched.
records-cut|$f holds more than 20,000 records; the first were searched.
entries-cut|$f holds more than 10,000 files; the first were searched.
unsigned|The signature of $f was not checked.
one-of-pages|$f holds $n pages. One of them was read.
plain-taken|The formatted text holds less than the plain text that was copied with it. The plain text was taken.
script-text|$f shows its text by a script only. The text was taken from what the page says to programs.
bad-capture|$f seems to be an error page or a check for robots, not the article. Open the page, wait until the article shows, and save it again.
subscribers|The page says that this article is for subscribers. Its text may be cut.
other-engine|Another Stet made this comparison. It was made anew from both texts.
wayback|This is a copy of the Wayback Machine or of an archive like it. With “id_” after the digits of its address it gives the page unaltered.
marks-states|This page marks insertions and deletions. Its two states can be compared.
tracked|$f tracks its changes: its text without them is compared with its text with them.
left-is-later|The left version of $f is the later one.
columns-guess|The columns of $f had run together: $n of $n rows were divided by a guess.
around-changes|$f shows parts of the versions only: the lines around the changes.
only-changes|$f shows parts of the versions only: the lines that changed.
only-parts|The page shows parts of the versions only.
noise-mail|Protected mail addresses that were put back: $n.
noise-pictures|Addresses of pictures read without sizes, hashes and query: $n.
noise-counters|Lines taken for counters, such as “5 min read”: $n.
noise-times|Lines taken for times and dates, such as “2 hours ago”: $n.
noise-prices|Lines taken for live prices: $n.
noise-placeholders|Lines taken for placeholders, such as “Advertisement”: $n.
cut|One version is much shorter and ends with a plea to subscribe. Its text may be cut.
share-little|The two pages share too little to find the article in both together. Each was read alone.
found-alone|The article was found in each page alone: together they would have lost much of it.
paired-by-equal|The pages are long: only equal pieces were paired to find the article.
outside|Changes outside the article, in what frames the pages: $n.
`

// noteOf makes a note of its code and what its sentence names: names of files as the reader gave them, and numbers.
func noteOf(code string, args ...string) article.Note {
	text := lineOf(noteTexts, code)
	if code == "undecodable" && args[0] == "1" {
		text = "$n character could not be decoded."
	}
	n := article.Note{Code: code}
	for _, arg := range args {
		head, rest, _ := strings.Cut(text, "$")
		if strings.HasPrefix(rest, "f") {
			arg = called(arg)
			n.Args = append(n.Args, arg)
			arg = quoted(arg)
		} else {
			n.Args = append(n.Args, arg)
		}
		n.Text, text = n.Text+head+arg, strings.TrimPrefix(strings.TrimPrefix(rest, "f"), "n")
	}
	n.Text = upperFirst(n.Text + text)
	return n
}

// upperFirst begins a text without a name with a capital.
func upperFirst(text string) string {
	if rest, ok := strings.CutPrefix(text, "this"); ok {
		return "This" + rest
	}
	return text
}

// notes are what the reader of a source should know. Nothing is said twice.
type notes []article.Note

// note adds a note, as noteOf makes it.
func (all *notes) note(code string, args ...string) { all.add(noteOf(code, args...)) }

func (all *notes) add(more ...article.Note) {
	for _, n := range more {
		if !all.have(n.Text) {
			*all = append(*all, n)
		}
	}
}

func (all *notes) have(text string) bool {
	for _, n := range *all {
		if n.Text == text {
			return true
		}
	}
	return false
}
