package snapshot

import "strings"

// A field is a complex field: its instruction comes before its text.
type field struct {
	instruction string
	linked      bool
}

// field takes a part of a complex field. Of those only links matter.
func (d *docx) field(part string) {
	n := len(d.fields) - 1
	switch part {
	case "begin":
		d.fields = append(d.fields, field{})
	case "separate":
		if n >= 0 && !d.fields[n].linked {
			if address := linkIn(d.fields[n].instruction); address != "" {
				d.fields[n].linked = true
				d.link(address)
			}
		}
	case "end":
		if n >= 0 {
			if d.fields[n].linked {
				d.unlink()
			}
			d.fields = d.fields[:n]
		}
	}
}

// linkIn returns the address of an instruction like `HYPERLINK "https://example.org/"`.
func linkIn(instruction string) string {
	rest, ok := strings.CutPrefix(strings.TrimSpace(instruction), "HYPERLINK")
	if !ok {
		return ""
	}
	if rest = strings.TrimSpace(rest); strings.HasPrefix(rest, `"`) {
		address, _, _ := strings.Cut(rest[1:], `"`)
		return address
	}
	return ""
}
