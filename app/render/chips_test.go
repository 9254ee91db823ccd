package render

import (
	"context"
	"html"
	"strings"
	"testing"
	"unicode"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
)

// commonlyUnseen are the invisible characters that editors warn of: the list of Monaco and VS Code
// (github.com/hediet/vscode-unicode-data, MIT), as first and last of each run.
var commonlyUnseen = [][2]rune{{0x0B, 0x0C}, {0x7F, 0x7F}, {0xA0, 0xA0}, {0xAD, 0xAD}, {0x34F, 0x34F}, {0x61C, 0x61C}, {0x115F, 0x1160},
	{0x17B4, 0x17B5}, {0x180B, 0x180E}, {0x1CBB, 0x1CBC}, {0x2000, 0x200F}, {0x202A, 0x202F}, {0x205F, 0x206F}, {0x2800, 0x2800}, {0x3000, 0x3000},
	{0x3164, 0x3164}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}, {0xFFA0, 0xFFA0}, {0xFFF0, 0xFFF8}, {0xFFFC, 0xFFFC}, {0x133FC, 0x133FC},
	{0x1D173, 0x1D17A}, {0xE0000, 0xE007F}, {0xE0100, 0xE01EF}}

// What editors call invisible is invisible here.
func TestWhatEditorsWarnOf(t *testing.T) {
	count := 0
	for _, run := range commonlyUnseen {
		for r := run[0]; r <= run[1]; r++ {
			count++
			if !invisible(r) {
				t.Errorf("U+%04X is not taken for invisible", r)
			}
		}
	}
	if count < 464 {
		t.Errorf("only %d characters", count)
	}
}

// Every invisible character that was put in, taken out or moved has a chip with its name at each place where it changed;
// in a paragraph that moved it goes with it. The text can be read back with the character in it.
func TestEveryInvisibleCharacterIsNamed(t *testing.T) {
	const before, between, after = "The council met on Monday and ", "voted for the plan of ", "the harbour."
	others := []string{"The first of the others stands here and tells of the weather.", "The second one speaks of the road beside the river in May."}
	plain := paragraph(before + between + after)
	count, missed := 0, []string{}
	for r := rune(1); r <= unicode.MaxRune; r++ {
		if !invisible(r) || r == '\r' || r == 0x85 || r > 0xE01EF { // behind these, only what is not assigned
			continue
		}
		count++
		chip := ">" + chipName(r) + "</span>"
		early, late := paragraph(before+string(r)+between+after), paragraph(before+between+string(r)+after)
		for name, c := range map[string]struct {
			old, new article.Version
			chips    int // in the inline view
		}{
			"put in": {plain, early, 1}, "taken out": {early, plain, 1}, "moved": {early, late, 2},
			"in a paragraph that moved": {paragraph(append(others, early.Blocks[0].Text)...), paragraph(append([]string{early.Blocks[0].Text}, others...)...), 0},
		} {
			found, err := compare.Articles(context.Background(), c.old, c.new, compare.Options{})
			if err != nil {
				t.Fatal(err)
			}
			drawn := strings.Join(Sections(found, Inline), "")
			if strings.Count(drawn, chip) < c.chips || c.chips == 0 && !strings.Contains(drawn, "Moved from paragraph") {
				missed = append(missed, chipName(r)+" "+name)
			}
			if !strings.Contains(html.UnescapeString(drawn), string(r)) {
				t.Errorf("U+%04X, %s, is not in what is drawn", r, name)
			}
		}
	}
	if len(missed) > 0 {
		t.Errorf("of %d characters these have no chip: %d: %s", count, len(missed), strings.Join(missed[:min(len(missed), 40)], ", "))
	}
	if count < 520 {
		t.Errorf("only %d characters were tried", count)
	}
	t.Logf("%d characters", count)
}
