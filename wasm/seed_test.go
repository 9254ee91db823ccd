//go:build !js

package main

import (
	b64 "encoding/base64"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
)

func base64(data []byte) string { return b64.StdEncoding.EncodeToString(data) }

// drawn is what the page shows of one row.
type drawn struct{ Kind, Move, Old, New string }

// rows reads the rows from the page, with the text of each cell as it was on its side.
func (s *stage) rows() []drawn {
	s.t.Helper()
	text := s.run(`JSON.stringify([...document.querySelectorAll("#host .Row")].map((row) => {
		const text = (side) => [...row.querySelectorAll(".Cell--" + side + " .Block")].map((block) => {
			const copy = block.cloneNode(true);
			for (const extra of copy.querySelectorAll(".Hidden, .Chip, " + (side === "new" ? "del" : "ins"))) extra.remove();
			return copy.textContent;
		}).join("\n");
		return { Kind: row.dataset.kind, Move: row.dataset.move ?? "", Old: text("old"), New: text("new") };
	}))`)
	var rows []drawn
	if err := json.Unmarshal([]byte(text), &rows); err != nil {
		s.t.Fatal(err)
	}
	return rows
}

// blocks cuts a version file into its paragraphs.
func blocks(data []byte) []string {
	return strings.Split(strings.TrimSpace(string(data)), "\n\n")
}

// Pasting both versions, dropping the saved page, and pasting the page's text all show every pair that a reader drew,
// no other pair, and one move.
func TestTheSeedArticle(t *testing.T) {
	five, six := seed(t, "version-5.txt"), seed(t, "version-6.txt")
	page, dump := seed(t, "newssniffer-diff.html"), seed(t, "newssniffer-page.txt")
	for name, give := range map[string]func(*stage){
		"two pasted texts": func(s *stage) { s.fill("old", string(five)); s.fill("new", string(six)); s.click("compare") },
		"a saved page":     func(s *stage) { s.drop("diff.html", "text/html", page) },
		"a pasted dump":    func(s *stage) { s.fill("old", string(dump)); s.click("compare") },
	} {
		t.Run(name, func(t *testing.T) {
			s := open(t)
			give(s)
			s.compared()
			if want := pairsOf(t, five, six); !slices.Equal(s.pairs(blocks(five), blocks(six)), want) {
				t.Errorf("pairs\n got %v\nwant %v", s.pairs(blocks(five), blocks(six)), want)
			}
			moved := 0
			for _, row := range s.rows() {
				if row.Kind == "moved" {
					moved++
				}
			}
			if moved != 1 {
				t.Errorf("%d moves, want 1", moved)
			}
			s.clean()
		})
	}
}

// pairs are the blocks that the page shows as belonging together, as "old→new" by their numbers, sorted.
func (s *stage) pairs(old, new []string) []string {
	var pairs []string
	departed := map[string]string{}
	rows := s.rows()
	for _, row := range rows {
		if row.Kind == "departed" {
			departed[row.Move] = row.Old
		}
	}
	for _, row := range rows {
		from := row.Old
		if row.Kind == "moved" {
			from = departed[row.Move]
		}
		if from == "" || row.New == "" {
			continue
		}
		pairs = append(pairs, fmt.Sprintf("%d→%d", slices.Index(old, from), slices.Index(new, row.New)))
	}
	slices.Sort(pairs)
	return pairs
}

func pairsOf(t *testing.T, five, six []byte) []string {
	var drawn struct{ Pairs []struct{ Old, New int } }
	if err := json.Unmarshal(seed(t, "pairs.json"), &drawn); err != nil {
		t.Fatal(err)
	}
	var pairs []string
	for _, pair := range drawn.Pairs {
		pairs = append(pairs, fmt.Sprintf("%d→%d", pair.Old, pair.New))
	}
	slices.Sort(pairs)
	return pairs
}

// A session of looking around keeps what was given.
func TestLookingAroundKeepsTheInputs(t *testing.T) {
	s := open(t)
	s.click("sample")
	s.compared()
	s.click("view-inline")
	s.waits(`document.querySelector("#host:not([data-coming]) .Section--inline")`)
	s.click("view-split")
	s.waits(`document.querySelector("#host:not([data-coming]) .Section--split")`)
	s.click("next")
	s.waits(`document.querySelector("#counter").textContent.startsWith("1 of")`)
	s.click("back")
	s.waits(`!document.querySelector(".Start").hidden && document.querySelectorAll(".Card").length === 2`)
	s.comparing(func() { s.click("compare") })
	s.clean()
}
