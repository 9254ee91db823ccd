package main

import (
	"html"
	"io/fs"
	"regexp"
	"strings"
	"testing"
)

// TestFrameAncestors: the flag stands in the policy of /embed, whole, and in no other.
func TestFrameAncestors(t *testing.T) {
	for _, ancestors := range []string{"*", "'self'", "https://a.example https://b.example"} {
		for name := range policies {
			got := headersOf(name, "text/html", options{ancestors: ancestors}).Get("Content-Security-Policy")
			has := strings.Contains(got, "; frame-ancestors "+ancestors+"; require-trusted-types-for")
			if has != (name == "embed") {
				t.Errorf("-frame-ancestors %s: the policy of %s is %q", ancestors, name, got)
			}
			if strings.Contains(got, "%") {
				t.Errorf("the policy of %s is not filled in: %q", name, got)
			}
		}
	}
}

var metaPolicy = regexp.MustCompile(`<meta http-equiv="Content-Security-Policy" content="([^"]*)">`)

// TestBuiltSite: the site in this binary can be served, and its pages carry the policies that the server sends, but for
// frame-ancestors, which means nothing in a page.
func TestBuiltSite(t *testing.T) {
	if _, err := fs.Stat(built, "site/site.json"); err != nil {
		t.Skip("no site in cmd/serve/site: make site builds it")
	}
	s, err := open(options{base: "/", ancestors: "*"})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"/", "/embed", "/checkup", "/404.html"} {
		e := s.paths[name]
		if e == nil {
			if name == "/" {
				t.Error("there is no start page")
			}
			continue
		}
		sent := e.bare.Get("Content-Security-Policy")
		want := regexp.MustCompile(`frame-ancestors [^;]*; `).ReplaceAllString(sent, "")
		found := metaPolicy.FindSubmatch(plain(e.variants).body)
		if found == nil || html.UnescapeString(string(found[1])) != want {
			t.Errorf("%s: the page says\n%q, want\n%q", name, found, want)
		}
	}
}

// TestEmptySite: a binary without a site says how to get one. It is what a fresh clone builds.
func TestEmptySite(t *testing.T) {
	if _, err := fs.Stat(built, "site/site.json"); err == nil {
		t.Skip("this binary holds a site")
	}
	var out, stderr strings.Builder
	if code := run(nil, &out, &stderr); code != 2 || !strings.Contains(stderr.String(), "run make site first") || out.Len() > 0 {
		t.Errorf("exit code %d, it says %q; want 2 and how to build a site", code, stderr.String())
	}
}
