package article

import "slices"

// Engine names what a comparison comes of: it changes when equal versions would be compared otherwise than before.
const Engine = "1"

// Carried is what a comparison that was saved as a page says of how it was made.
type Carried struct {
	Engine   string   `json:"engine"`
	Grain    int      `json:"grain,omitempty"`    // of compare.Options
	Ignore   string   `json:"ignore,omitempty"`   // names of classes, with commas
	Patterns []string `json:"patterns,omitempty"` // for further changes to dim
	Notes    []string `json:"notes,omitempty"`    // what was told of both versions
}

// Others are the notes that are not among those given: what was told of the versions when they were read.
func (c *Carried) Others(told []string) (others []string) {
	for _, note := range c.Notes {
		if !slices.Contains(told, note) {
			others = append(others, note)
		}
	}
	return others
}
