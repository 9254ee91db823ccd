//go:build !js

package words

import (
	"embed"
	"strings"
)

//go:embed *.txt
var files embed.FS

// File returns the file of a language as it stands in this folder. A language that is none of Languages is a mistake
// of our own and panics.
func File(language string) string {
	data, err := files.ReadFile(language + ".txt")
	if err != nil {
		panic(err)
	}
	if language == "fr" {
		return noBreak.Replace(string(data))
	}
	return string(data)
}

// noBreak sets the spaces that French has before its high signs and inside quotation marks, so that nobody need type them.
var noBreak = strings.NewReplacer(" :", "\u00a0:", " ;", "\u00a0;", " !", "\u00a0!", " ?", "\u00a0?", " »", "\u00a0»", "« ", "«\u00a0")

// In returns the words of one of Languages. Native programs have them all at hand.
func In(language string) Words { return Read(language, File(language)) }

// Texts returns the texts of a language by their keys.
func Texts(language string) map[string]string { return parse(language, File(language)).texts }
