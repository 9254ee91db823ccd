package render

import (
	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/web/style"
	"github.com/stet-diff/stet/web/words"
)

// A Format is a kind of file that a comparison can be written as.
type Format struct {
	Name  string // "json": what a program asks for
	Label string // what a reader chooses by
	About string // a line that says what it is good for
	Type  string // the media type
	End   string // of a file's name, with its dot
	Write func(compare.Comparison, Options) []byte
}

// Options say how a file is to be written. The zero value works. Equal comparisons and options give equal bytes.
type Options struct {
	How    compare.Options // what the comparison was made with
	Layout string          // of a page: Split or Inline; empty is Split
	Words  words.Words     // of what is said besides the texts; the zero value is English
}

// Formats lists them in the order of a menu. The page and the command line offer what stands here.
var Formats = []Format{
	{"html", "Web page", "Opens in any browser, without a network and without scripts.", "text/html;charset=utf-8", ".html",
		func(c compare.Comparison, o Options) []byte {
			return Static{Sheet: style.Sheet(), Layout: o.Layout, Words: o.Words, How: o.How}.Page(c)
		}},
	{"docx", "Word document", "With tracked changes, moves too: accept them or reject them one by one.", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx", DOCX},
	{"md", "Markdown", "For a message or a ticket: the summary and the changed paragraphs.", "text/markdown;charset=utf-8", ".md", Markdown},
	{"critic", "CriticMarkup", "For writers: the whole text with every change, to accept or to reject.", "text/markdown;charset=utf-8", ".critic.md",
		func(c compare.Comparison, o Options) []byte { return Critic(c, o.Words) }},
	{"patch", "Patch", "For the program patch: turns the older text into the newer one and back.", "text/x-diff;charset=utf-8", ".patch",
		func(c compare.Comparison, _ Options) []byte { return Patch(c) }},
	{"texts", "Both texts", "The two texts that the patch fits, packed in one file.", "application/zip", ".zip",
		func(c compare.Comparison, _ Options) []byte { return Texts(c) }},
	{"text", "Plain text", "For a terminal or an e-mail: the whole text with its changes in brackets.", "text/plain;charset=utf-8", ".txt",
		func(c compare.Comparison, o Options) []byte {
			return []byte(Digest(c.Digest(c.Changes(), o.How), o.Words) + "\n\n" + Text(c, o.Words))
		}},
	{"json", "Data (JSON)", "For programs: both versions, every change and all figures.", "application/json", ".json",
		func(c compare.Comparison, _ Options) []byte { return JSON(c) }},
}

// FormatNamed returns the format of a name, and whether there is one.
func FormatNamed(name string) (Format, bool) {
	for _, f := range Formats {
		if f.Name == name {
			return f, true
		}
	}
	return Format{}, false
}
