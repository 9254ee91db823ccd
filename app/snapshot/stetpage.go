package snapshot

import (
	"strconv"
	"strings"
	"time"

	"github.com/stet-diff/stet/app/article"
	"golang.org/x/net/html"
)

// isStetPage knows a page that Stet drew: a comparison saved from the browser or written as HTML.
func isStetPage(in *input) bool {
	return isHTML(in) && strings.Contains(in.text, "Cell--") && strings.Contains(in.text, "data-kind") &&
		find(in.parsed().root, isStetRow) != nil
}

func isStetRow(n *html.Node) bool {
	return is(n, "div", "Row") && attribute(n, "data-row") != "" && attribute(n, "data-kind") != ""
}

// readStetPage reads both versions back: texts, roles, levels and marks. A block that moved stands in its new row with
// the words of both versions, and has a row of its own at the old place.
func readStetPage(in *input) []article.Version {
	root := in.parsed().root
	if versions := readCarried(in, root); versions != nil {
		return versions
	}
	var sides [2][]article.Block
	places := map[int]string{} // where the old blocks of a move belong
	moved := map[string][]article.Block{}
	for _, row := range findAll(root, isStetRow, 2*maxBlocks) {
		move := attribute(row, "data-move")
		switch kind := attribute(row, "data-kind"); {
		case kind == "departed":
			places[len(sides[0])] = move
			sides[0] = append(sides[0], article.Block{})
		case kind == "moved":
			moved[move] = append(moved[move], stetBlocks(row, "", inOld)...)
			sides[1] = append(sides[1], stetBlocks(row, "", inNew)...)
		default:
			for i, cell := range []string{"Cell--old", "Cell--new"} {
				blocks := stetBlocks(row, cell, belonging(i)+inOld)
				if n := len(sides[i]); hasClass(row, "Row--more") && n > 0 && len(blocks) > 0 && blocks[0].Role == sides[i][n-1].Role {
					sides[i][n-1], blocks = joined(sides[i][n-1], blocks[0]), blocks[1:]
				}
				sides[i] = append(sides[i], blocks...)
			}
		}
	}
	var old []article.Block
	for i, b := range sides[0] {
		if b.Text != "" {
			old = append(old, b)
		}
		if move, ok := places[i]; ok {
			old = append(old, moved[move]...)
		}
	}
	sides[0] = old
	heads := findAll(one(root, "div.Heads"), func(n *html.Node) bool { return is(n.Parent, "div", "Heads") }, 3)
	var versions []article.Version
	for i := range sides {
		v := version(sides[i])
		if len(heads) == 3 {
			stetHead(textOf(heads[2*i]), &v)
		}
		versions = append(versions, v)
	}
	return versions
}

// stetHead reads what stands over a side: "Version 5 · 17 April 2025, 14:02 UTC (about 5 hours later)".
func stetHead(text string, v *article.Version) {
	label, rest, _ := strings.Cut(text, " · ")
	if label != "Old version" && label != "New version" {
		v.Label = label
	}
	if f := strings.Fields(rest); len(f) >= 5 {
		v.Captured, _ = time.Parse("2 January 2006, 15:04 MST", strings.Join(f[:5], " "))
		v.When = strings.Join(f[5:], " ")
	}
}

// stetBlocks reads the blocks in the cell of a side, or in one of both, as they stand in one version.
func stetBlocks(row *html.Node, cell string, side belonging) (blocks []article.Block) {
	for _, n := range every(row, ".Block", maxBlocks) {
		if inCell := n.Parent; cell != "" && !hasClass(inCell, cell) && (hasClass(inCell, "Cell--old") || hasClass(inCell, "Cell--new")) {
			continue
		}
		role := article.Para
		for _, class := range strings.Fields(attribute(n, "class")) {
			if name, ok := strings.CutPrefix(class, "Block--"); ok {
				role = roleOf(name)
			}
		}
		b := stetBlock(n, role, side)
		b.Level, _ = strconv.Atoi(attribute(n, "data-level"))
		if b.Text != "" {
			blocks = append(blocks, b)
		}
	}
	return blocks
}

// stetBlock reads one block without the words of the other version and without names of invisible characters.
func stetBlock(n *html.Node, role article.Role, side belonging) (block article.Block) {
	b := &builder{resolve: article.NewLink}
	b.done = func(p piece) {
		if block.Text == "" {
			block = p.Block
		}
	}
	if role == article.Code {
		b.pre = 1
	}
	walk(n, func(c *html.Node) bool {
		if c.Type == html.TextNode {
			b.text(c.Data)
		}
		if c.Type != html.ElementNode || c == n {
			return c == n
		}
		if where := byMarks(c); where != inBoth && where != side || hasClass(c, "Hidden") || hasClass(c, "Chip") {
			return false
		}
		b.enter(c.Data, c.Attr, false)
		return true
	}, func(c *html.Node) {
		if c.Type == html.ElementNode && c != n {
			b.leave(c.Data, false)
		}
	})
	b.flush()
	block.Role = role
	return block
}

// joined puts the second part of a long block behind the first.
func joined(a, b article.Block) article.Block {
	gap := " "
	if a.Role == article.Code {
		gap = "\n"
	}
	n := len(a.Text) + len(gap)
	for _, m := range b.Marks {
		m.Start, m.End = m.Start+n, m.End+n
		a.Marks = append(a.Marks, m)
	}
	a.Text += gap + b.Text
	a.Marks = merged(a.Text, a.Marks)
	return a
}
