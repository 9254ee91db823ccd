package snapshot

import "testing"

// A page stands at an address; this is what its links become.
func TestResolver(t *testing.T) {
	for _, c := range []struct{ about, base, address, want string }{
		{"an absolute address stays", "https://example.org/a/b", "https://other.example/x?y=z#w", "https://other.example/x?y=z#w"},
		{"a rooted one gets the host", "https://example.org/a/b", "/privacy", "https://example.org/privacy"},
		{"the trailing slash stays", "https://example.org/a/b", "/privacy/", "https://example.org/privacy/"},
		{"with its host it is the same", "https://example.org/a/b", "https://EXAMPLE.org/privacy/", "https://example.org/privacy/"},
		{"a relative one stands beside the page", "https://example.org/a/b", "c", "https://example.org/a/c"},
		{"without a scheme it has the page's", "https://example.org/a/b", "//cdn.example/c", "https://cdn.example/c"},
		{"a place in the same page is its fragment", "https://example.org/a/b", "#more", "https://page.invalid/#more"},
		{"also when it is written out", "https://example.org/a/b", "https://example.org/a/b#more", "https://page.invalid/#more"},
		{"a place in another page is not", "https://example.org/a/b", "c#more", "https://example.org/a/c#more"},
		{"a page without an address leads nowhere", "", "/privacy/", "https://page.invalid/privacy/"},
		{"nor do its places", "", "#more", "https://page.invalid/#more"},
		{"a bare sign is no link", "https://example.org/", "#", ""},
		{"nothing is no link", "https://example.org/", " ", ""},
		{"a script is no link", "https://example.org/", "javascript:void(0)", ""},
		{"a hidden mail address is opened", "https://example.org/", protected + "#" + protect("desk@example.org", 0x42), "mailto:desk@example.org"},
		{"a broken one stays as it is", "https://example.org/", "/cdn-cgi/l/email-protection#4", "https://example.org/cdn-cgi/l/email-protection#4"},
	} {
		if got := resolver(c.base)((*quieting)(nil).mail(c.address)).String(); got != c.want {
			t.Errorf("%s: %q at %q is %q, want %q", c.about, c.address, c.base, got, c.want)
		}
	}
}

// protect hides a mail address as Cloudflare does.
func protect(mail string, key byte) string {
	const digits = "0123456789abcdef"
	out := []byte{digits[key>>4], digits[key&15]}
	for i := range len(mail) {
		c := mail[i] ^ key
		out = append(out, digits[c>>4], digits[c&15])
	}
	return string(out)
}

func TestProtectedMail(t *testing.T) {
	for _, key := range []byte{0, 1, 0x42, 0xff} {
		for _, mail := range []string{"desk@example.org", "a@b.example?subject=x", "&#100;esk@example.org"} {
			want := mail
			if mail[0] == '&' {
				want = "desk@example.org"
			}
			if got := unprotected(protect(mail, key)); got != want {
				t.Errorf("key %d: %q came back as %q", key, mail, got)
			}
		}
	}
	for _, code := range []string{"", "4", "42", "424", "zz11", protect("a\x00b", 7), protect("\xff\xfe", 7)} {
		if got := unprotected(code); got != "" {
			t.Errorf("%q became %q", code, got)
		}
	}
}

// Names of pictures lose what differs from copy to copy.
func TestAssetNames(t *testing.T) {
	for name, want := range map[string]string{
		"river.jpg": "river.jpg", "river-620x413.jpg": "river.jpg", "river_620x413.3f2a9c1b.jpg": "river.jpg", "river@2x.png": "river.png",
		"river-1024w.webp": "river.webp", "river-w1024.webp": "river.webp", "river-scaled.jpg": "river.jpg", "2025-04-17-river.jpg": "2025-04-17-river.jpg", "620x413.jpg": "620x413.jpg",
		"decade-facade.jpg": "decade-facade.jpg", "photo-12345678.jpg": "photo-12345678.jpg", "3f2a9c1b4d.jpg": "3f2a9c1b4d.jpg", ".jpg": ".jpg", "": "",
	} {
		if got := assetName(name); got != want {
			t.Errorf("%q is called %q, want %q", name, got, want)
		}
	}
}
