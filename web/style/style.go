// Package style holds the style sheets of the rows of a comparison, for files that carry them inside.
package style

import (
	_ "embed"
	"strconv"
	"strings"
)

var (
	//go:embed tokens.css
	tokens string
	//go:embed row.css
	rows string
	//go:embed page.css
	page string
)

// Sheet returns the style sheet of a page that stands alone: colours, rows, and what stands around them. It also serves
// an element in another page, whose root is the host of its shadow.
func Sheet() string {
	return strings.NewReplacer(":root {", ":root, :host {").Replace(tokens) + ":host { color-scheme: inherit; }\n" + rows + page
}

// Fragment is the sheet for an element in another page, whose own text size is no measure: lengths in rem, which count
// from that, become pixels.
func Fragment() string { return Pixels(Sheet()) }

// Pixels turns the lengths of a sheet that are in rem into pixels, 16 of them each.
func Pixels(sheet string) string {
	parts := strings.Split(sheet, "rem")
	for i, part := range parts[:len(parts)-1] {
		digits := strings.TrimRight(part, "0123456789.")
		n, err := strconv.ParseFloat(part[len(digits):], 64)
		if err != nil {
			parts[i] += "rem" // the end of a word
			continue
		}
		parts[i] = digits + strconv.FormatFloat(n*16, 'f', -1, 64) + "px"
	}
	return strings.Join(parts, "")
}
