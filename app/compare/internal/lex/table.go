package lex

import "strings"

// A Table gives equal strings equal numbers. Numbers follow the order of first sight, so they are the same in
// every run over the same texts.
type Table struct {
	exact, match map[string]int32
	folded       []int32 // exact id → match id
}

// NewTable returns an empty table.
func NewTable() *Table {
	return &Table{exact: map[string]int32{}, match: map[string]int32{}}
}

// IDs returns for each token its exact id, by its bytes, and its match id, by what is left after folding.
func (t *Table) IDs(text string, tokens []Token) (exact, match []int32) {
	ids := make([]int32, 2*len(tokens))
	exact, match = ids[:len(tokens):len(tokens)], ids[len(tokens):]
	for i, token := range tokens {
		exact[i] = t.id(text[token.Off:token.End()])
		match[i] = t.folded[exact[i]]
	}
	return exact, match
}

func (t *Table) id(body string) int32 {
	if id, ok := t.exact[body]; ok {
		return id
	}
	id := int32(len(t.exact))
	t.exact[body] = id
	folded := Fold(body)
	match, ok := t.match[folded]
	if !ok {
		match = int32(len(t.match))
		t.match[folded] = match
	}
	t.folded = append(t.folded, match)
	return id
}

var folder = strings.NewReplacer("’", "'", "‘", "'", "‛", "'", "“", `"`, "”", `"`, "„", `"`, "«", `"`, "»", `"`,
	"‐", "-", "‑", "-", "‒", "-", "–", "-", "—", "-", "―", "-", "−", "-", "…", "...",
	"\u00AD", "", "\u200B", "", "\u2060", "", "\uFEFF", "")

// Fold returns the text without what only looks different: case, the shape of quotes and dashes, full-width
// forms, invisible characters.
func Fold(text string) string {
	ascii := true
	for i := 0; i < len(text) && ascii; i++ {
		ascii = text[i] < 0x80
	}
	if !ascii {
		text = strings.Map(narrow, folder.Replace(text))
	}
	return strings.ToLower(text)
}

// narrow gives full-width forms their plain ones.
func narrow(r rune) rune {
	if r >= 0xFF01 && r <= 0xFF5E {
		return r - 0xFF01 + '!'
	}
	return r
}

// Words is how many match ids there are.
func (t *Table) Words() int { return len(t.match) }
