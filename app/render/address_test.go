package render

import (
	"strings"
	"testing"
)

// What differs between two addresses stands apart, whole pieces of them; the parts join to the sentence.
func TestPartsOfAddresses(t *testing.T) {
	for _, want := range []string{
		"bold added",
		"level 2 → 3",
		"link: added",
		"link: https://example.org/reports/[first] → https://example.org/reports/[second]",
		"link: https://example.org/a?id=[4]&x=1 → https://example.org/a?id=[5]&x=1; bold added",
		"tracking: https://example.org/bridge → https://example.org/bridge[?utm_source=feed]",
		"tracking: https://example.org/bridge[?utm_source=feed] → https://example.org/bridge",
		"link: https://[a].example/report-1 → https://[b].example/report-1",
		"link: [http]://example.org/ → [https]://example.org/",
		"image replaced: https://example.org/img/bridge-[march].jpg → https://example.org/img/bridge-[may].jpg",
		"リンク：https://example.org/[甲] → https://example.org/[乙]",
		"رابط: https://example.org/[a] ← https://example.org/[b]",
		"link: https://example.org/[1] → https://example.org/[12]",
		"link: https://example.org/[aa] → https://example.org/[aaa]",
	} {
		var got strings.Builder
		for _, part := range Parts(strings.NewReplacer("[", "", "]", "").Replace(want)) {
			if part.Marked {
				got.WriteString("[" + part.Text + "]")
			} else {
				got.WriteString(part.Text)
			}
		}
		if got.String() != want {
			t.Errorf("got  %s\nwant %s", got.String(), want)
		}
	}
}
