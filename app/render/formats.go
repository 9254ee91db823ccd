package render

import "github.com/stet-diff/stet/app/compare"

// A Format is a kind of file that a comparison can be written as.
type Format struct {
	Name  string // "json": what a program asks for
	Label string // what a reader chooses by
	Type  string // the media type
	End   string // of a file's name, with its dot
	Write func(compare.Comparison) []byte
}

// Formats lists them in the order of a menu. The page and the command line offer what stands here.
var Formats = []Format{
	{"json", "Data (JSON)", "application/json", ".json", JSON},
	{"text", "Plain text", "text/plain;charset=utf-8", ".txt", func(c compare.Comparison) []byte { return []byte(Text(c)) }},
}
