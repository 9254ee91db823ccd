package snapshot

import "strings"

// An Error says which file could not be read, why, and what its reader can try.
type Error struct {
	File   string // the name in quotation marks, or "this text"
	Code   string // a stable name of the reason: "empty", "pdf" …
	What   string // a whole sentence: what is in the way
	Advice string // a whole sentence or two: what to try; may be empty
	Err    error  // the cause, if there is one
}

// Error returns both sentences.
func (e *Error) Error() string { return strings.TrimSpace(e.What + " " + e.Advice) }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

func refusal(name, code string, cause error) *Error {
	file := quoted(name)
	what, advice := message(code, file)
	return &Error{File: file, Code: code, What: what, Advice: advice, Err: cause}
}

// quoted returns a file's name for a sentence.
func quoted(name string) string {
	if name = called(name); name == "" {
		return "this text"
	}
	return "‘" + name + "’"
}

// called is a name on one line. Very long names are cut at a character.
func called(name string) string {
	name = strings.Join(strings.Fields(strings.ToValidUTF8(name, "\uFFFD")), " ")
	if r := []rune(name); len(r) > 120 {
		name = string(r[:119]) + "…"
	}
	return name
}

// messages says for each code what is in the way, and what to try. FILE stands for the file.
const messages = `
empty|FILE is empty.|Choose another file, or paste the text.
binary|FILE is a program or data, not text.|Open the article and save it as HTML, or paste its text.
pdf|FILE is a PDF: it keeps the look of a page, not the order of its text.|Save the page as HTML, or paste the text.
picture|FILE is a picture. Stet compares text.|Save the page as HTML, or paste the text.
recording|FILE is a recording. Stet compares text.|Paste a transcript of it.
office|FILE is an office document that Stet does not read.|Save it as .docx or HTML, without a password.
feed|FILE is a feed.|Open an article from it and save that.
data|FILE is data for programs, not an article.|Open the article and save it as HTML, or paste its text.
file-too-large|FILE is larger than 64 MB, the most that Stet reads.|Save the article alone.
codec|The characters of FILE are in an encoding that cannot be read here.|Save it as UTF-8, or paste the text.
no-text|FILE holds no text that can be read.|If a script builds the page, open it, wait until the article shows, and save it again.
format|FILE cannot be read as that.|Choose another format.
no-page|No saved page was found in FILE.|Unpack it, then open the page inside, or save the page as HTML.
archive-locked|FILE is locked.|Unlock it first, then open it again.
archive-damaged|FILE is damaged: a part of it is missing, or does not match its check.|Save the page again, or paste its text.
archive-too-large|FILE unpacks to more than Stet reads: 64 MB for a page, 256 MB in all.|Save the article alone.
archive-ratio|FILE grows more than 200 times. It was not opened.|Unpack it with a program you trust, then open the page inside.
archive-entries|FILE holds more parts than Stet reads.|Save the article alone.
archive-nesting|FILE is packed in more than 3 layers.|Unpack it, then open the page inside.
`

// message returns both sentences of a code.
func message(code, file string) (what, advice string) {
	what, advice, _ = strings.Cut(lineOf(messages, code), "|")
	return upperFirst(strings.Replace(what, "FILE", file, 1)), advice
}

// lineOf is what a table of lines says of a code that a line begins with.
func lineOf(table, code string) string { return between(table, "\n"+code+"|", "\n") }
