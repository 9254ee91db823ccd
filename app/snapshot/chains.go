package snapshot

import "golang.org/x/net/html"

// The chains are the containers of pieces and all around them, each once.
type chains struct {
	all    []around
	starts []int // the containers that hold pieces, as they come
	index  map[*html.Node]int
}

// An around is a container with the scores of all pieces inside.
type around struct {
	node       *html.Node
	outer      int // index of the one around it; -1 is none
	depth, sum int
	own        int  // the scores of its own pieces
	starts     bool // it has pieces of its own
}

func chainsOf(pieces []*placed) *chains {
	c := &chains{index: map[*html.Node]int{}}
	last := -1
	for _, p := range pieces {
		if last < 0 || c.all[last].node != p.parent {
			last = c.of(p.parent)
		}
		if n := &c.all[last]; !n.starts {
			n.starts = true
			c.starts = append(c.starts, last)
		}
		c.all[last].own += p.score
	}
	for _, start := range c.starts {
		for at, own := start, c.all[start].own; at >= 0 && own != 0; at = c.all[at].outer {
			c.all[at].sum += own
		}
	}
	return c
}

// of returns the index of a container; new ones, and the new ones around them, are added.
func (c *chains) of(n *html.Node) int {
	first, inner := -1, -1
	for ; n != nil; n = n.Parent {
		at, known := c.index[n]
		if !known {
			at = len(c.all)
			c.index[n] = at
			c.all = append(c.all, around{node: n, outer: -1})
		}
		if first < 0 {
			first = at
		}
		if inner >= 0 {
			c.all[inner].outer = at
		}
		if inner = at; known {
			break
		}
	}
	c.deepen(first)
	return first
}

// deepen counts the depths of a new chain: from the first that has one, or from its end.
func (c *chains) deepen(first int) {
	n := 0
	at := first
	for ; at >= 0 && c.all[at].depth == 0; at = c.all[at].outer {
		n++
	}
	if at >= 0 {
		n += c.all[at].depth
	}
	for at := first; at >= 0 && c.all[at].depth == 0; at = c.all[at].outer {
		c.all[at].depth = n
		n--
	}
}

func (c *chains) sumOf(n *html.Node) int {
	if at, ok := c.index[n]; ok {
		return c.all[at].sum
	}
	return 0
}
