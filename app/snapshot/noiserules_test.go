package snapshot

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stet-diff/stet/app/article"
)

// noisy is a page with something for each rule: two hidden mail addresses, one of them in a link of its own, and a line
// of each kind.
const noisy = `<!doctype html><title>The river rose again</title><article><h1>The river rose again</h1>
<p>Nobody in the town had seen the water so high, and the bridge was closed before the morning. Write to
<a href="/cdn-cgi/l/email-protection#422302206c21">us</a> or <span class="__cf_email__" data-cfemail="422302206c21">[email protected]</span>.</p>
<p>2 hours ago</p><p>5 min read</p><p>AAPL $189.43 (+1.2%)</p><p>Advertisement</p>
<img src="https://a.example/river-620x413.jpg?x=1"><img src="https://a.example/mill.jpg" alt="The mill">
<p>The mayor said that the council would meet in the evening, once the fire brigade had counted what was lost.</p></article>`

func noiseNotes(r Reading) string {
	var all []string
	for _, n := range r.Notes {
		if name, ok := strings.CutPrefix(n.Code, "noise-"); ok {
			all = append(all, name+" "+strings.Join(n.Args, " "))
		}
	}
	return strings.Join(all, ", ")
}

// Each rule tells how often it did something, and says and does nothing while it is off.
func TestNoiseRules(t *testing.T) {
	in := map[string]string{ // what the article has, or its marks lead to, while a rule is off
		"mail": "[email protected]", "pictures": "river-620x413.jpg https://a.example/river-620x413.jpg?x=1", "counters": "5 min read",
		"times": "2 hours ago", "prices": "AAPL $189.43 (+1.2%)", "placeholders": "Advertisement"}
	counts := []string{"mail 2", "pictures 1", "counters 1", "times 1", "prices 1", "placeholders 1"}
	for i, name := range append([]string{""}, noiseNames[:]...) {
		keep, err := ParseNoise(name)
		if err != nil {
			t.Fatal(err)
		}
		r, err := Read(Source{Name: "a", Data: []byte(noisy)}, Options{Keep: keep})
		if err != nil {
			t.Fatal(err)
		}
		want := append([]string(nil), counts...)
		if i > 0 {
			want = append(want[:i-1], want[i:]...)
		}
		if got := noiseNotes(r); got != strings.Join(want, ", ") {
			t.Errorf("without %q: notes %q, want %q", name, got, strings.Join(want, ", "))
		}
		text, furniture := withLinks(r.Versions[0].Blocks), withLinks(r.Versions[0].Furniture)
		for rule, sign := range in {
			if has := strings.Contains(text, sign); has != (rule == name) {
				t.Errorf("without %q: the article has %q: %v\n%s\noutside:\n%s", name, sign, has, text, furniture)
			}
		}
	}
}

func withLinks(blocks []article.Block) string {
	var out strings.Builder
	for _, b := range blocks {
		fmt.Fprint(&out, b.Text)
		for _, m := range b.Marks {
			fmt.Fprint(&out, " ", m.Target)
		}
		fmt.Fprintln(&out)
	}
	return out.String()
}

func TestParseNoise(t *testing.T) {
	for names, want := range map[string]Noise{"": 0, "none": 0, "all": AllNoise, "mail,times": NoiseMail | NoiseTimes,
		"mail,pictures,counters,times,prices,placeholders": AllNoise} {
		if got, err := ParseNoise(names); got != want || err != nil {
			t.Errorf("%q: got %d and %v, want %d", names, got, err, want)
		}
	}
	if _, err := ParseNoise("mail,mails"); err == nil || !strings.Contains(err.Error(), `"mails"`) {
		t.Errorf("an unknown rule: got %v", err)
	}
}

func TestIsPrice(t *testing.T) {
	for text, want := range map[string]bool{
		"AAPL $189.43 (+1.2%)": true, "^GSPC 5,123.41 ▲ 0.4%": false, "^GSPC 5,123.41 −20.57 −0.40%": true, "NYSE:IBM: 171.20 ▼0.31%": true,
		"USA 3.5%": false, "USA 3 +2%": false, "The rate rose 2.5 +1%": false, "AAPL $189.43": false, "": false, "A B C": false,
	} {
		if got := isPrice(text); got != want {
			t.Errorf("%q: got %v, want %v", text, got, want)
		}
	}
}
