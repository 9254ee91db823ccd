package render

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stet-diff/stet/web"
)

// colours reads the colours of tokens.css: light, dark, and both again as readers see them who ask for more contrast.
func colours(t *testing.T) map[string]map[string]string {
	plain, more, found := strings.Cut(web.File("style/tokens.css"), "@media (prefers-contrast: more)")
	if !found {
		t.Fatal("no colours for more contrast")
	}
	all := map[string]map[string]string{"light": {}, "dark": {}, "light, more contrast": {}, "dark, more contrast": {}}
	take := func(css string, themes ...string) {
		for _, m := range regexp.MustCompile(`--stet-([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)`).FindAllStringSubmatch(css, -1) {
			for i, theme := range themes {
				all[theme][m[1]] = m[2+i%2]
			}
		}
	}
	take(plain, "light", "dark", "light, more contrast", "dark, more contrast")
	take(more, "light, more contrast", "dark, more contrast")
	if len(all["light"]) < 10 {
		t.Fatalf("only %d colours", len(all["light"]))
	}
	return all
}

// luminance is the relative luminance of a colour, as WCAG defines it.
func luminance(colour string) float64 {
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, _ := strconv.ParseUint(colour[1+2*i:3+2*i], 16, 8)
		c := linear(float64(n) / 255)
		sum += weight * c
	}
	return sum
}

// linear undoes the curve of sRGB.
func linear(c float64) float64 {
	if c <= 0.04045 {
		return c / 12.92
	}
	return math.Pow((c+0.055)/1.055, 2.4)
}

func contrast(a, b string) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func TestThePaletteIsReadable(t *testing.T) {
	for theme, c := range colours(t) {
		for _, pair := range []struct {
			over, under string
			least, more float64 // the bar, and that for more contrast
		}{
			{"text", "page", 7, 18}, {"text", "panel", 7, 18}, {"text", "added", 7, 7}, {"text", "removed", 7, 7},
			{"muted", "page", 4.5, 7}, {"muted", "panel", 4.5, 7}, {"accent", "page", 4.5, 7}, {"accent", "panel", 4.5, 7},
			{"added-line", "page", 3, 7}, {"removed-line", "page", 3, 7}, {"moved-line", "page", 3, 7}, {"format-line", "page", 3, 7},
			{"added-line", "added", 3, 4.5}, {"removed-line", "removed", 3, 4.5}, {"edge-line", "page", 3, 7}, {"rule", "page", 1, 4.5},
		} {
			least := pair.least
			if strings.Contains(theme, "more") {
				least = pair.more
			}
			if got := contrast(c[pair.over], c[pair.under]); got < least {
				t.Errorf("%s: %s on %s is %.1f, want %.1f", theme, pair.over, pair.under, got, least)
			}
		}
	}
}

// visions turn linear red, green and blue into what people see: Machado, Oliveira and Fernandes 2009, full severity.
var visions = map[string][9]float64{
	"normal": {1, 0, 0, 0, 1, 0, 0, 0, 1},
	"protan": {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
	"deutan": {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881},
	"tritan": {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900},
}

// seen is a colour in CIE L*a*b* as people of a vision see it.
func seen(colour string, vision [9]float64) (lab [3]float64) {
	var plain, rgb [3]float64
	for i := range plain {
		n, _ := strconv.ParseUint(colour[1+2*i:3+2*i], 16, 8)
		plain[i] = linear(float64(n) / 255)
	}
	for i := range rgb {
		for k := range plain {
			rgb[i] += vision[3*i+k] * plain[k]
		}
		rgb[i] = min(1, max(0, rgb[i]))
	}
	f := func(r, g, b, white float64) float64 {
		v := (r*rgb[0] + g*rgb[1] + b*rgb[2]) / white
		if v > 216.0/24389 {
			return math.Cbrt(v)
		}
		return (24389.0/27*v + 16) / 116
	}
	x, y, z := f(0.4124564, 0.3575761, 0.1804375, 0.95047), f(0.2126729, 0.7151522, 0.0721750, 1), f(0.0193339, 0.1191920, 0.9503041, 1.08883)
	return [3]float64{116*y - 16, 500 * (x - y), 200 * (y - z)}
}

// The two fills are told apart by everybody: 40 or more apart (CIE76) in each vision and theme.
func TestTheFillsAreToldApart(t *testing.T) {
	for theme, c := range colours(t) {
		for vision, matrix := range visions {
			a, b := seen(c["added"], matrix), seen(c["removed"], matrix)
			apart := math.Sqrt((a[0]-b[0])*(a[0]-b[0]) + (a[1]-b[1])*(a[1]-b[1]) + (a[2]-b[2])*(a[2]-b[2]))
			t.Logf("%s, %s: %.0f", theme, vision, apart)
			if apart < 40 {
				t.Errorf("%s, %s: added and removed are %.0f apart, want 40", theme, vision, apart)
			}
		}
	}
}
