package state

import (
	"strings"
	"unicode"
)

// save asks for the comparison as a file.
func (m Model) save(format string) (Model, []Effect) {
	if m.Result == nil || m.Result.Partial {
		return m, nil
	}
	return m, []Effect{Save{format, fileName(m.Result.New.Title)}}
}

// longestName is how many letters of a headline the name of a file takes.
const longestName = 60

// fileName makes the name of a file, without its ending, of a headline: letters and digits of any script, the rest
// as hyphens.
func fileName(headline string) string {
	var name strings.Builder
	n := 0
	for _, r := range headline {
		switch {
		case n == longestName:
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			name.WriteRune(unicode.ToLower(r))
			n++
		case name.Len() > 0 && !strings.HasSuffix(name.String(), "-"):
			name.WriteByte('-')
			n++
		}
	}
	if cut := strings.Trim(name.String(), "-"); cut != "" {
		return cut
	}
	return "comparison"
}
