package engine

import (
	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/snapshot"
)

// blank reads a source without a word as a version of no paragraphs, if the page asks for that. Of all others it passes
// on what reading them gave.
func blank(asked Read, found snapshot.Reading, err error) (snapshot.Reading, error) {
	if told, ok := err.(*snapshot.Error); !asked.Blank || !ok || told.Code != "empty" {
		return found, err
	}
	return snapshot.Reading{Format: "text", Versions: []article.Version{{}}}, nil
}
