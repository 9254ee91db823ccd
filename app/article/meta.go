package article

// Meta is what a page says about its article: fields in a fixed order, each with all that was found.
type Meta []Field

// A Field is one statement and everything that the page says about it. The first claim is the chosen one.
type Field struct {
	Name    string // "title", "standfirst", "byline", "published" …
	Claims  []Claim
	Differs bool // the claims are not the same, also without case, quotation marks, the site's name and a cut end
}

// A Claim is one value as one place of the page gives it.
type Claim struct {
	Value  string `json:"value"`
	Source string `json:"source"` // "JSON-LD headline", "og:title", "h1", "<title>" …
}

// Get returns the chosen value of a field, or nothing.
func (m Meta) Get(name string) string {
	for _, f := range m {
		if f.Name == name && len(f.Claims) > 0 {
			return f.Claims[0].Value
		}
	}
	return ""
}
