// Package style holds the style sheets of the rows of a comparison, for files that carry them inside.
package style

import _ "embed"

var (
	//go:embed tokens.css
	tokens string
	//go:embed row.css
	rows string
	//go:embed page.css
	page string
)

// Sheet returns the style sheet of a page that stands alone: colours, rows, and what stands around them.
func Sheet() string { return tokens + rows + page }
