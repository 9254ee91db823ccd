package comparetest

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/stet-diff/stet/app/article"
)

// usual is where a drawn link goes that names no address.
const usual = "https://example.org/"

// A look is how a place of a text looks.
type look struct {
	styles [7]bool // in the order of styleNames
	link   string
}

// looks are those of one place in both versions.
type looks struct {
	old, new look
	tracking bool // the addresses differ in what only counts readers
}

// styleNames are the words of the notation for the styles.
var styleNames = [len(look{}.styles)]struct {
	style article.Style
	name  string
}{
	{article.StrongStyle, "bold"}, {article.EmStyle, "italic"}, {article.CodeStyle, "code"}, {article.UnderStyle, "underline"},
	{article.StruckStyle, "strikethrough"}, {article.SubStyle, "subscript"}, {article.SupStyle, "superscript"},
}

// styleNumber returns the number of the style of a name, or -1.
func styleNumber(name string) int {
	for k, s := range styleNames {
		if s.name == name {
			return k
		}
	}
	return -1
}

// apply adds what the head of a brace says.
func (l *looks) apply(head string) error {
	for item := range strings.SplitSeq(head, "; ") {
		if err := l.applyItem(item); err != nil {
			return err
		}
	}
	return nil
}

func (l *looks) applyItem(item string) (err error) {
	if k := styleNumber(item); k >= 0 {
		l.old.styles[k], l.new.styles[k] = true, true
		return nil
	}
	if address, ok := strings.CutPrefix(item, "link "); ok {
		l.old.link, err = drawnLink(address)
		l.new.link = l.old.link
		return err
	}
	if list, ok := strings.CutPrefix(item, "style: "); ok {
		return l.applyStyles(list)
	}
	rest, ok := strings.CutPrefix(item, "link: ")
	if !ok {
		if rest, ok = strings.CutPrefix(item, "tracking: "); !ok {
			return fmt.Errorf("%q is no look", item)
		}
		l.tracking = true
	}
	if a, b, ok := strings.Cut(rest, " → "); ok {
		if l.old.link, err = drawnLink(a); err == nil {
			l.new.link, err = drawnLink(b)
		}
		return err
	}
	word, address, named := strings.Cut(rest, " ")
	if !named {
		address = usual
	}
	l.old.link, l.new.link = "", ""
	switch word {
	case "added":
		l.new.link, err = drawnLink(address)
	case "removed":
		l.old.link, err = drawnLink(address)
	default:
		err = fmt.Errorf("%q is no look", item)
	}
	return err
}

// applyStyles reads "bold added, italic removed".
func (l *looks) applyStyles(list string) error {
	for entry := range strings.SplitSeq(list, ", ") {
		name, what, _ := strings.Cut(entry, " ")
		k := styleNumber(name)
		if k < 0 || what != "added" && what != "removed" {
			return fmt.Errorf("%q is no change of style", entry)
		}
		l.old.styles[k], l.new.styles[k] = what == "removed", what == "added"
	}
	return nil
}

// drawnLink returns the address as articles have it.
func drawnLink(address string) (string, error) {
	if l := article.NewLink(address).String(); l != "" {
		return l, nil
	}
	return "", fmt.Errorf("%q is no address of a link", address)
}

// note says how kept text changed its look, as a span says it; nothing when it did not.
func (l looks) note() string {
	var parts []string
	a, b := l.old.link, l.new.link
	tracking := l.tracking && a != b && a != "" && b != ""
	switch {
	case a == b, tracking:
	case a == "":
		parts = append(parts, "link: added")
	case b == "":
		parts = append(parts, "link: removed")
	default:
		parts = append(parts, "link: "+a+" → "+b)
	}
	var changed []string
	for k, s := range styleNames {
		switch a, b := l.old.styles[k], l.new.styles[k]; {
		case b && !a:
			changed = append(changed, s.name+" added")
		case a && !b:
			changed = append(changed, s.name+" removed")
		}
	}
	if len(changed) > 0 {
		parts = append(parts, "style: "+strings.Join(changed, ", "))
	}
	if tracking {
		parts = append(parts, "tracking: "+a+" → "+b)
	}
	return strings.Join(parts, "; ")
}

// common returns what both versions have.
func (l looks) common() look {
	var c look
	for k := range c.styles {
		c.styles[k] = l.old.styles[k] && l.new.styles[k]
	}
	if l.old.link == l.new.link {
		c.link = l.old.link
	}
	return c
}

// head writes a look for braces.
func (l look) head() string {
	var items []string
	for k, s := range styleNames {
		if l.styles[k] {
			items = append(items, s.name)
		}
	}
	if l.link != "" {
		items = append(items, "link "+l.link)
	}
	return strings.Join(items, "; ")
}

// looksOf returns the look of each byte of a block. Of links inside links the one that begins last counts.
func looksOf(b article.Block) []look {
	out := make([]look, len(b.Text))
	for _, m := range b.Marks {
		for p := max(m.Start, 0); p < min(m.End, len(b.Text)); p++ {
			if m.Style == article.LinkStyle {
				out[p].link = m.Target.String()
			}
			for k, s := range styleNames {
				out[p].styles[k] = out[p].styles[k] || s.style == m.Style
			}
		}
	}
	return out
}

// marksOf makes marks of the looks of a block: as few as there can be.
func marksOf(of []look) []article.Inline {
	var out []article.Inline
	for k, s := range styleNames {
		for from := 0; from < len(of); {
			to := from
			for to < len(of) && of[to].styles[k] {
				to++
			}
			if to > from {
				out = append(out, article.Inline{Start: from, End: to, Style: s.style})
			}
			from = max(to, from+1)
		}
	}
	for from := 0; from < len(of); {
		to := from + 1
		for to < len(of) && of[to].link == of[from].link {
			to++
		}
		if of[from].link != "" {
			out = append(out, article.Inline{Start: from, End: to, Style: article.LinkStyle, Target: article.NewLink(of[from].link)})
		}
		from = to
	}
	slices.SortFunc(out, func(a, b article.Inline) int {
		return cmp.Or(a.Start-b.Start, a.End-b.End, strings.Compare(string(a.Style), string(b.Style)))
	})
	return out
}
