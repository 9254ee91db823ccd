// Package sample holds an article of our own in six versions, for whoever wants to see Stet at work. From the first to
// the last, every kind of change occurs.
package sample

import _ "embed"

var (
	//go:embed 1.html
	first string
	//go:embed 2.html
	second string
	//go:embed 3.html
	third string
	//go:embed 4.html
	fourth string
	//go:embed 5.html
	fifth string
	//go:embed 6.html
	sixth string
)

// Versions are the six, as pages, the oldest first.
func Versions() []string { return []string{first, second, third, fourth, fifth, sixth} }
