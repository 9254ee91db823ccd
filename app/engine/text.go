package engine

import "strings"

// longestEdited is how many bytes of text go into a text box. Browsers take seconds over ten times that, and a hundred
// times that ends the page.
const longestEdited = 1_000_000

// A Text is the words of one version, as they can be edited: paragraphs with an empty line between them.
type Text struct{ Words string }

// text answers with the words of a version.
func (e *Engine) text(r Ref, beat *pulse) error {
	version, err := e.version(r)
	if err != nil {
		return err
	}
	var words strings.Builder
	for i, block := range version.Blocks {
		if i > 0 {
			words.WriteString("\n\n")
		}
		words.WriteString(block.Text)
		if words.Len() > longestEdited {
			return &Error{Code: "too-long-to-edit", What: e.words.Say("too-long-to-edit"),
				Advice: e.words.Say("too-long-to-edit-advice")}
		}
	}
	beat.send(Response{Text: &Text{words.String()}})
	return nil
}
