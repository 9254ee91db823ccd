package charset

import (
	"testing"

	"github.com/stet-diff/stet/app/snapshot"
)

func TestHostDecodes(t *testing.T) {
	for _, c := range []struct{ label, in, want string }{
		{"shift_jis", "\x93\xfa\x96\x7b", "日本"},
		{"windows-1251", "\xcc\xe8\xf0", "Мир"},
		{"gbk", "\xd6\xd0", "中"},
	} {
		page := "<meta charset=" + c.label + "><p>" + c.in + "</p><p>b</p>"
		r, err := snapshot.Read(snapshot.Source{Name: "a", Data: []byte(page)}, snapshot.Options{Host: Host()})
		if err != nil || r.Versions[0].Blocks[0].Text != c.want {
			t.Errorf("%s: %v %v", c.label, r.Versions, err)
		}
	}
	if _, err := Host().Decode("klingon", nil); err == nil {
		t.Error("an unknown charset was decoded")
	}
}
