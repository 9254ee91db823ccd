package snapshot

import "strings"

// table turns the last line of a paragraph and this one into the head of a table, if they are one.
func (m *markdown) table(text string) bool {
	head := m.text[len(m.text)-1]
	columns := mdCells(text)
	if !strings.Contains(text, "-") || !strings.Contains(text, "|") && !strings.Contains(head, "|") || len(mdCells(head)) != len(columns) {
		return false
	}
	for _, c := range columns {
		c = strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(c), ":"), ":")
		if c == "" || strings.Trim(c, "-") != "" {
			return false
		}
	}
	if m.text = m.text[:len(m.text)-1]; len(m.text) > 0 {
		m.endLeaf()
	}
	m.leaf, m.text = tableLeaf, []string{head}
	return true
}

// rows writes a table. Rows have as many cells as the first one.
func (m *markdown) rows(text string) {
	columns := 0
	m.write("<table>")
	for _, line := range strings.Split(text, "\n") {
		cells := mdCells(line)
		if columns == 0 {
			columns = len(cells)
		}
		m.write("<tr>")
		for i := range columns {
			text := ""
			if i < len(cells) {
				text = strings.ReplaceAll(cells[i], `\|`, "|")
			}
			m.wrap("<td>", text, "</td>")
		}
		m.write("</tr>")
	}
	m.write("</table>")
}

// mdCells cuts a line at its bars; one after a backslash is text.
func mdCells(line string) (cells []string) {
	line = strings.TrimPrefix(strings.TrimSpace(line), "|")
	start := 0
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case '\\':
			i++
		case '|':
			cells = append(cells, line[start:i])
			start = i + 1
		}
	}
	if rest := line[start:]; rest != "" {
		cells = append(cells, rest)
	}
	return cells
}
