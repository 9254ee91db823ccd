package render

import (
	"math"
	"regexp"
	"strconv"
	"testing"

	"github.com/stet-diff/stet/web"
)

// colours reads the first value of each colour of tokens.css, in the light theme and in the dark one.
func colours(t *testing.T) [2]map[string]string {
	all := [2]map[string]string{{}, {}}
	for _, m := range regexp.MustCompile(`--stet-([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)`).FindAllStringSubmatch(web.File("style/tokens.css"), -1) {
		if _, known := all[0][m[1]]; !known {
			all[0][m[1]], all[1][m[1]] = m[2], m[3]
		}
	}
	if len(all[0]) < 10 {
		t.Fatalf("only %d colours", len(all[0]))
	}
	return all
}

// luminance is the relative luminance of a colour, as WCAG defines it.
func luminance(colour string) float64 {
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, _ := strconv.ParseUint(colour[1+2*i:3+2*i], 16, 8)
		c := float64(n) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}

func contrast(a, b string) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func TestThePaletteIsReadable(t *testing.T) {
	for theme, c := range colours(t) {
		for _, pair := range []struct {
			over, under string
			least       float64
		}{
			{"text", "page", 7}, {"text", "added", 7}, {"text", "removed", 7}, {"muted", "page", 4.5}, {"muted", "panel", 4.5},
			{"accent", "page", 4.5}, {"moved-line", "page", 4.5}, {"added-line", "page", 3}, {"removed-line", "page", 3},
			{"format-line", "page", 3}, {"added-line", "added", 3}, {"removed-line", "removed", 3},
		} {
			if got := contrast(c[pair.over], c[pair.under]); got < pair.least {
				t.Errorf("theme %d: %s on %s is %.1f, want %.1f", theme, pair.over, pair.under, got, pair.least)
			}
		}
	}
}
