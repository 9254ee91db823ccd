// Package sample holds a short article of our own in two versions, for whoever wants to see Stet at work.
package sample

import _ "embed"

// The two versions, as plain text.
var (
	//go:embed old.txt
	Old string
	//go:embed new.txt
	New string
)
