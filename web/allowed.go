package web

// Value forms of attributes in a section, as regular expressions. Text values are escaped; see guard.js.
const (
	words   = `[A-Za-z0-9 _-]*`
	number  = `[0-9]+(?:\.[0-9]+)*`
	boolean = `true|false`
	rowID   = `r[0-9]+(?:\.[0-9]+)*`
	link    = `(?:https?:\/\/|mailto:)(?:[^<>&"']|&(?:amp|#39);)+|#` + rowID
)

// Allowed lists the elements of a section with their attributes, and the form of each value. It is the guard's own
// list: a test compares it with what the renderer says it writes.
func Allowed() map[string]map[string]string {
	block := map[string]string{"class": words, "lang": `[A-Za-z0-9-]{1,35}`, "dir": "auto|ltr|rtl", "data-level": `[0-9]{1,3}`}
	list := map[string]map[string]string{
		"section": {"class": words, "id": rowID},
		"div": {"class": words, "id": rowID, "role": `[a-z]+`, "tabindex": `-1|0`, "hidden": `(?:until-found)?`,
			"data-kind": `[a-z]+`, "data-row": number, "data-move": number, "aria-hidden": boolean},
		"ins":    {"class": words, "data-change": number},
		"del":    {"class": words, "data-change": number},
		"strong": {}, "em": {}, "code": {}, "u": {}, "s": {}, "sub": {}, "sup": {},
		"a":      {"href": link, "rel": `noopener noreferrer nofollow`, "target": `_blank`, "class": words},
		"span":   {"class": words, "dir": "auto|ltr|rtl", "aria-hidden": boolean, "data-change": number},
		"button": {"type": "button", "class": words, "data-action": `[a-z-]+`, "aria-expanded": boolean},
	}
	for _, name := range []string{"h2", "h3", "h4", "h5", "h6", "p", "pre"} {
		list[name] = block
	}
	return list
}
