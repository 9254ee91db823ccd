package article

import (
	"encoding/json"
	"net/url"
	"strings"
	"testing"
)

// links says what an address becomes; the empty string is the empty link.
var links = []struct{ about, address, want string }{
	{"a web address stays as it is", "https://example.org/a?b=c#d", "https://example.org/a?b=c#d"},
	{"http is a web address too", "http://example.org", "http://example.org"},
	{"scheme and host are written in lower case, the path is not", "HTTPS://Example.ORG/A/B", "https://example.org/A/B"},
	{"white space and controls around it go away", " \t\n\x00https://example.org/\r ", "https://example.org/"},
	{"tabs and line ends inside go away, as in browsers", "ht\ntps://exa\tmple.org/a\rb", "https://example.org/ab"},
	{"a space in the path is escaped", "https://example.org/a b", "https://example.org/a%20b"},
	{"quotes and angle brackets in the path are escaped", `https://example.org/"><script>`, "https://example.org/%22%3E%3Cscript%3E"},
	{"quotes, spaces and angle brackets in the query are escaped", `https://example.org/?q="a <b>"&r=é`, "https://example.org/?q=%22a%20%3Cb%3E%22&r=é"},
	{"letters of other scripts may stand in the host, escaped", "https://éa.fr/a", "https://%C3%A9a.fr/a"},
	{"a port stays", "http://example.org:8080/", "http://example.org:8080/"},
	{"an address of version 6 stays", "http://[2001:db8::1]:80/", "http://[2001:db8::1]:80/"},
	{"the trailing slash stays", "https://example.org/privacy/", "https://example.org/privacy/"},
	{"a mail address stays", "mailto:desk@example.org", "mailto:desk@example.org"},
	{"a mail address loses its subject and body", "mailto:desk@example.org?subject=x&body=y#z", "mailto:desk@example.org"},

	{"nothing is no link", "", ""},
	{"white space is no link", " \n ", ""},
	{"a script is no link", "javascript:alert(1)", ""},
	{"a script in odd letters is no link", "JaVaScRiPt:alert(1)", ""},
	{"a script behind controls is no link", "\x01\x02javascript:alert(1)", ""},
	{"a script with a tab inside is no link", "java\tscript:alert(1)", ""},
	{"a script that looks like a web address is no link", "javascript://example.org/%0aalert(1)", ""},
	{"data is no link", "data:text/html,<script>alert(1)</script>", ""},
	{"a blob is no link", "blob:https://example.org/1", ""},
	{"a file is no link", "file:///etc/passwd", ""},
	{"a relative address is no link", "/a/b", ""},
	{"an address without a scheme is no link", "//example.org/", ""},
	{"a fragment is no link", "#top", ""},
	{"a user name is refused, since it passes for the host", "https://bank.example@evil.example/", ""},
	{"a web address without slashes is refused", "https:example.org", ""},
	{"a web address without a host is refused", "https:///path", ""},
	{"a host with markup is refused", `https://abc"><script>alert(1)</script>/`, ""},
	{"a host with a space is refused", "https://exa mple.org/", ""},
	{"a host with a percent sign is refused", "https://%65xample.org/", ""},
	{"a port of letters is refused", "https://example.org:80a/", ""},
	{"a damaged bracketed host is refused", "https://[::1/", ""},
	{"a broken escape is refused", "https://example.org/%zz", ""},
	{"mail to nobody is refused", "mailto:", ""},
	{"mail with markup is refused", "mailto:<script>@example.org", ""},
}

func TestNewLink(t *testing.T) {
	for _, c := range links {
		if got := NewLink(c.address).String(); got != c.want {
			t.Errorf("%s:\nNewLink(%q)\n got %q\nwant %q", c.about, c.address, got, c.want)
		}
	}
}

// The limit counts the bytes of what is given and of what is made of it: escapes may lengthen it.
func TestNewLinkKeepsToItsLength(t *testing.T) {
	start := "https://example.org/"
	cases := []struct {
		about, address string
		kept           bool
	}{
		{"2,048 bytes", start + strings.Repeat("a", maxLink-len(start)), true},
		{"2,049 bytes", start + strings.Repeat("a", maxLink-len(start)+1), false},
		{"1,020 bytes that escaping makes twice as many", start + strings.Repeat(" x", 500), true},
		{"2,000 bytes that escaping makes too many", start + strings.Repeat(" x", 990), false},
	}
	for _, c := range cases {
		if got := NewLink(c.address) != (Link{}); got != c.kept {
			t.Errorf("%s: kept is %v, want %v", c.about, got, c.kept)
		}
	}
}

func TestLeads(t *testing.T) {
	for address, want := range map[string]bool{"": false, Nowhere: false, Nowhere + "#a": false, "https://example.org/": true, "mailto:a@example.org": true, "https://page.invalid.example/": true} {
		if got := NewLink(address).Leads(); got != want {
			t.Errorf("%q leads: %v, want %v", address, got, want)
		}
	}
}

// A link is a string in JSON, and comes back through NewLink: what that refuses is empty again.
func TestLinkInJSON(t *testing.T) {
	data, err := json.Marshal(NewLink("https://example.org/a"))
	if err != nil || string(data) != `"https://example.org/a"` {
		t.Fatalf("got %s, %v", data, err)
	}
	for _, c := range links {
		var back Link
		text, _ := json.Marshal(c.address)
		if err := json.Unmarshal(text, &back); err != nil {
			t.Errorf("%s: %v", c.about, err)
		}
		if strings.Contains(c.address, "\x00") || back.String() == c.want {
			continue
		}
		t.Errorf("%s: %s gives %q, want %q", c.about, text, back, c.want)
	}
}

// A mark in JSON holds its target as a string, and nothing that could act.
func TestInlineInJSON(t *testing.T) {
	var m Inline
	if err := json.Unmarshal([]byte(`{"Start":1,"End":4,"Style":"link","Target":"javascript:alert(1)"}`), &m); err != nil {
		t.Fatal(err)
	}
	if want := (Inline{Start: 1, End: 4, Style: LinkStyle}); m != want {
		t.Errorf("got %+v, want %+v", m, want)
	}
}

// FuzzNewLink checks that a link is short, has a safe scheme and a plain host, and is what it becomes again.
func FuzzNewLink(f *testing.F) {
	for _, c := range links {
		f.Add(c.address)
	}
	f.Fuzz(func(t *testing.T, address string) {
		link := NewLink(address)
		text := link.String()
		if text == "" {
			return
		}
		if again := NewLink(text); again != link {
			t.Errorf("%q gives %q, which gives %q", address, text, again)
		}
		if len(text) > maxLink || strings.ContainsAny(text, "\"<> \t\r\n\x00") {
			t.Errorf("%q gives %q", address, text)
		}
		u, err := url.Parse(text)
		if err != nil {
			t.Fatalf("%q gives %q: %v", address, text, err)
		}
		switch u.Scheme {
		case "http", "https":
			if u.User != nil || u.Host == "" || strings.ContainsAny(u.Host, "\"'<>@\\/ %") {
				t.Errorf("%q gives the host %q", address, u.Host)
			}
		case "mailto":
			if u.RawQuery != "" || u.Fragment != "" {
				t.Errorf("%q gives %q", address, text)
			}
		default:
			t.Errorf("%q gives the scheme %q", address, u.Scheme)
		}
	})
}
