package snapshot

import (
	"encoding/json"
	"strings"

	"github.com/stet-diff/stet/app/article"
	"golang.org/x/net/html"
)

// A carriedPage stands in data-stet of the page's main element.
type carriedPage struct {
	article.Carried
	Old storedVersion `json:"old"`
	New storedVersion `json:"new"`
}

// A carriedBlock is one of those in data-stet of a row. The texts of a side's blocks follow each other in its cells.
type carriedBlock struct {
	blockJSON
	Length int `json:"length"`
}

// readCarried reads the versions of a page that carries what its marks do not show; none if it carries nothing.
func readCarried(in *input, root *html.Node) []article.Version {
	main := find(root, func(n *html.Node) bool { return is(n, "main", "Diff") && attribute(n, "data-stet") != "" })
	if main == nil {
		return nil
	}
	var page carriedPage
	if text := attribute(main, "data-stet"); nesting(text) > maxNesting || json.Unmarshal([]byte(text), &page) != nil {
		return nil
	}
	old, new := fromJSON(page.Old), fromJSON(page.New)
	rows := findAll(main, isStetRow, 2*maxBlocks)
	for from := 0; from < len(rows); {
		to := from + 1
		for to < len(rows) && hasClass(rows[to], "Row--more") {
			to++
		}
		a, b := carriedRow(rows[from:to])
		old.Blocks, new.Blocks = append(old.Blocks, a...), append(new.Blocks, b...)
		from = to
	}
	page.Patterns, page.Notes = page.Patterns[:min(len(page.Patterns), 32)], page.Notes[:min(len(page.Notes), 100)]
	in.carried = &page.Carried
	if page.Engine != article.Engine {
		in.note("other-engine")
	}
	return []article.Version{old, new}
}

// carriedRow reads the blocks of a row on both sides; a long row stands in several parts. The old text of a block that
// moved stands in the row at its old place.
func carriedRow(parts []*html.Node) (old, new []article.Block) {
	var said struct{ Old, New []carriedBlock }
	if text := attribute(parts[0], "data-stet"); text != "" && nesting(text) <= maxNesting {
		if json.Unmarshal([]byte(text), &said) != nil {
			said.Old, said.New = nil, nil
		}
	}
	kind := attribute(parts[0], "data-kind")
	if kind != "moved" {
		old = carriedSide(parts, "Cell--new", inOld, said.Old)
	}
	if kind != "departed" {
		new = carriedSide(parts, "Cell--old", inNew, said.New)
	}
	return old, new
}

// carriedSide reads the blocks of one side: all text of its cells that is not the other side's, cut as said. Nothing
// said is one block, as it is drawn.
func carriedSide(parts []*html.Node, notIn string, side belonging, said []carriedBlock) (blocks []article.Block) {
	var text strings.Builder
	drawn := blockJSON{Role: string(article.Para)}
	for i, row := range parts {
		for k, n := range findAll(row, func(n *html.Node) bool { return hasClass(n, "Block") && !hasClass(n.Parent, notIn) }, maxBlocks) {
			if i == 0 && k == 0 {
				drawn = drawnAs(n)
			}
			rawText(&text, n, side)
		}
	}
	rest := text.String()
	if len(said) == 0 {
		said = []carriedBlock{{blockJSON: drawn, Length: len(rest)}}
	}
	for _, b := range said[:min(len(said), maxBlocks)] {
		n := max(0, min(b.Length, len(rest)))
		b.Text, rest = strings.ToValidUTF8(rest[:n], "\uFFFD"), rest[n:]
		if block := blockOf(b.blockJSON); block.Text != "" {
			blocks = append(blocks, block)
		}
	}
	return blocks
}

// drawnAs is the role and the level that an element shows.
func drawnAs(n *html.Node) blockJSON {
	b := blockJSON{Role: string(article.Para)}
	for _, class := range strings.Fields(attribute(n, "class")) {
		if name, ok := strings.CutPrefix(class, "Block--"); ok {
			b.Role = name
		}
	}
	for _, c := range []byte(attribute(n, "data-level")) {
		if c >= '0' && c <= '9' && b.Level < 1000 {
			b.Level = 10*b.Level + int(c-'0')
		}
	}
	return b
}

// rawText adds the text of a drawn block as it stands in one version, byte for byte.
func rawText(out *strings.Builder, block *html.Node, side belonging) {
	walk(block, func(n *html.Node) bool {
		if n.Type == html.TextNode {
			out.WriteString(n.Data)
		}
		where := inBoth
		if n.Type == html.ElementNode {
			where = byMarks(n)
		}
		return (where == inBoth || where == side) && !hasClass(n, "Hidden") && !hasClass(n, "Chip")
	}, nil)
}
