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

// Every invisible character that was put in, or taken out, has a chip with its name or is told of in words, and the
// text can still be read back with the character in it.
func TestEveryInvisibleCharacterIsNamed(t *testing.T) {
	version := func(text string) article.Version {
		return article.Version{Article: article.Article{Blocks: []article.Block{{Role: article.Para, Text: text}}}}
	}
	const before, after = "The council met on Monday and", "voted for the plan of the harbour."
	count, missed := 0, []string{}
	for r := rune(1); r <= unicode.MaxRune; r++ {
		if !invisible(r) || r == '\r' || r == 0x85 {
			continue
		}
		count++
		plain, odd := version(before+" "+after), version(before+" "+string(r)+after)
		for _, pair := range [][2]article.Version{{plain, odd}, {odd, plain}} {
			c, err := compare.Articles(context.Background(), pair[0], pair[1], compare.Options{})
			if err != nil {
				t.Fatal(err)
			}
			drawn := strings.Join(Sections(c, Inline), "")
			if !strings.Contains(drawn, `class="Chip"`) || !strings.Contains(drawn, ">"+chipName(r)+"<") {
				missed = append(missed, chipName(r))
			}
			if !strings.Contains(html.UnescapeString(drawn), string(r)) {
				t.Errorf("U+%04X is not in what is drawn", r)
			}
		}
	}
	if len(missed) > 0 {
		t.Errorf("of %d characters these have no chip when put in or taken out: %d %s", count, len(missed), strings.Join(missed[:min(len(missed), 40)], " "))
	}
	if count < 430 {
		t.Errorf("only %d characters were tried", count)
	}
}
