package unpack

import (
	"bytes"
	"strings"
	"testing"
)

const answer = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>page</p>"

func TestWARC(t *testing.T) {
	one, two := record("response", "http://x.example/a", answer), record("response", "<http://x.example/b>", answer)
	packed := append(gz(t, []byte(one)), gz(t, []byte(two))...)
	broken := bytes.Clone(packed)
	broken[len(gz(t, []byte(one)))-6] ^= 1
	for _, c := range []struct {
		name    string
		data    []byte
		targets string
		damaged bool
	}{
		{"records", []byte(one + two), "http://x.example/a http://x.example/b", false},
		{"each packed", packed, "http://x.example/a http://x.example/b", false},
		{"packed as a whole", gz(t, []byte(one+two)), "http://x.example/a http://x.example/b", false},
		{"a record that is cut", []byte(one + two[:len(two)-10]), "http://x.example/a", true},
		{"a packed record that is cut", packed[:len(packed)-10], "http://x.example/a", true},
		{"a packed record with a wrong checksum", broken, "http://x.example/b", true},
		{"bytes between records", []byte(one + "bytes\r\n" + two), "http://x.example/a http://x.example/b", true},
		{"a wrong length", []byte(strings.Replace(one, "Length: ", "Length: 1", 1) + two), "http://x.example/b", true},
		{"no length", []byte(strings.Replace(one, "Content-Length", "Length", 1) + two), "http://x.example/b", true},
	} {
		a, err := OpenWARC(c.data, &Work{})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		var targets []string
		for _, r := range a.Records {
			block, err := a.Block(r)
			if err != nil || string(block) != answer || r.Status != 200 || r.HTTP.Get("content-type") != "text/html" {
				t.Errorf("%s: block %q, status %d, %v", c.name, block, r.Status, err)
			}
			targets = append(targets, r.Target())
		}
		if got := strings.Join(targets, " "); got != c.targets || (a.Damage != "") != c.damaged {
			t.Errorf("%s: %q, damage %q", c.name, got, a.Damage)
		}
	}
}

// A digest that does not match refuses the record; one of an unknown kind is no digest.
func TestDigests(t *testing.T) {
	for digest, code := range map[string]string{
		"sha1:67N5Z33IPX6ETJYXZTRIBNS32CXMADTB": "", "SHA-1:f7dbdcef687dfc49a717cce280b65bd0aec00e61": "",
		"sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB": Damaged, "sha-256:00": Damaged, "md5:00": "", "": "",
	} {
		one := strings.Replace(record("response", "u", answer), "\r\nContent-Type", "\r\nWARC-Block-Digest: "+digest+"\r\nContent-Type", 1)
		a, err := OpenWARC([]byte(one), &Work{})
		if err != nil || len(a.Records) != 1 {
			t.Fatal(err, a.Damage)
		}
		if _, err := a.Block(a.Records[0]); codeOf(t, err) != code {
			t.Errorf("%s: %v, want code %q", digest, err, code)
		}
	}
}

func TestWARCAtItsLimits(t *testing.T) {
	for _, c := range []struct {
		n   int
		cut bool
	}{{MaxRecords, false}, {MaxRecords + 1, true}} {
		a, err := OpenWARC([]byte(strings.Repeat("WARC/1.1\nContent-Length: 0\n\n\n\n", c.n)), &Work{})
		if err != nil || len(a.Records) != MaxRecords || a.Cut != c.cut || a.Damage != "" {
			t.Errorf("%d records: %v, %d, %q", c.n, err, len(a.Records), a.Damage)
		}
	}
	// A hundred damages are passed over, no more: a record without a length, and the search behind it.
	broken := strings.Repeat("WARC/1.0\r\n\r\n", maxDamaged/2)
	for _, c := range []struct {
		data    string
		records int
	}{{broken, 1}, {broken + "WARC/1.0\r\n\r\n", 0}} {
		if a, err := OpenWARC([]byte(c.data+record("response", "u", answer)), &Work{}); err != nil || len(a.Records) != c.records || a.Damage == "" {
			t.Errorf("%d bytes of damage: %v, %d records", len(c.data), err, len(a.Records))
		}
	}
	bomb := gz(t, append([]byte("WARC/1.0\r\nContent-Length: 99999999\r\n\r\n"), make([]byte, 2*ratioFrom)...))
	if _, err := OpenWARC(bomb, &Work{}); codeOf(t, err) != Ratio {
		t.Errorf("a bomb: %v", err)
	}
}
