package render

// Allowed lists every element that a section may hold, with the attributes it may have. The guard of the page has a
// list of its own; a test holds the two against each other, and another holds every section against this one.
var Allowed = map[string][]string{
	"section": {"class", "id"},
	"div":     {"class", "id", "role", "tabindex", "hidden", "data-kind", "data-row", "data-move", "aria-hidden"},
	"h2":      blockAttributes,
	"h3":      blockAttributes,
	"h4":      blockAttributes,
	"h5":      blockAttributes,
	"h6":      blockAttributes,
	"p":       blockAttributes,
	"pre":     blockAttributes,
	"ins":     {"class", "data-change"},
	"del":     {"class", "data-change"},
	"strong":  {},
	"em":      {},
	"code":    {},
	"u":       {},
	"s":       {},
	"sub":     {},
	"sup":     {},
	"a":       {"href", "rel", "target", "class"},
	"span":    {"class", "dir", "aria-hidden", "data-change"},
	"button":  {"type", "class", "data-action", "aria-expanded"},
}

var blockAttributes = []string{"class", "lang", "dir", "data-level"}
