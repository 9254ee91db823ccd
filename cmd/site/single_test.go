package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"html"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

var heldFile = regexp.MustCompile(`<script type="application/octet-stream" id="([^"]*)" data-bytes="(\d+)">([^<]*)</script>`)

// What the page names in the attributes of its script is in it, and unpacks to the file of the site.
func TestTheSingleFileHoldsWhatItLoads(t *testing.T) {
	s := testSite(t)
	page, err := s.data(singleName)
	if err != nil {
		t.Fatal(err)
	}
	held := map[string]bool{}
	for _, m := range heldFile.FindAllStringSubmatch(string(page), -1) {
		held["#"+m[1]] = true
		size, _ := strconv.Atoi(m[2])
		want, err := s.data(m[1])
		if got := undigits(t, m[3])[:size]; err != nil || !bytes.Equal(ungzip(t, got), want) {
			t.Errorf("%s unpacks to other bytes than the site's; %v", m[1], err)
		}
	}
	named := regexp.MustCompile(`data-[a-z]+="(#[^"]*)"`).FindAllStringSubmatch(string(page), -1)
	for _, m := range named {
		if !held[m[1]] {
			t.Errorf("the page names %s, which is not in it", m[1])
		}
	}
	if len(named) < 2 || len(held) != len(named) {
		t.Errorf("%d files are named and %d held", len(named), len(held))
	}
	if found := regexp.MustCompile(`(?:src|href)="[^d#{][^"]*"`).FindAllString(string(page), -1); len(found) > 0 {
		t.Errorf("the page loads %v", found)
	}
}

// The policy names the hash of each script and style that the page holds, and no other.
func TestTheSingleFileAllowsItsOwnScriptsOnly(t *testing.T) {
	data, err := testSite(t).data(singleName)
	if err != nil {
		t.Fatal(err)
	}
	page := string(data)
	policy := html.UnescapeString(regexp.MustCompile(`http-equiv="Content-Security-Policy" content="([^"]*)"`).FindStringSubmatch(page)[1])
	found := 0
	for _, m := range regexp.MustCompile(`(?s)<(script|style)((?: data-[^>]*)?)>(.*?)</(?:script|style)>`).FindAllStringSubmatch(page, -1) {
		found++
		if want := hashOf(m[3]); strings.Count(policy, want) != 1 {
			t.Errorf("the policy does not name %s of a %s: %s", want, m[1], policy)
		}
	}
	if found != 3 || strings.Count(policy, "'sha256-") != found {
		t.Errorf("%d scripts and styles, and the policy is %s", found, policy)
	}
	for _, never := range []string{"unsafe-inline", "'self'", "connect-src", "http"} {
		if strings.Contains(policy, never) {
			t.Errorf("the policy holds %s: %s", never, policy)
		}
	}
}

// Links that are shared from the file lead to the site that the build names; nothing else is taken for an address.
func TestTheSingleFileKnowsThePublicSite(t *testing.T) {
	pageOf := func(address string) (string, error) {
		s, err := build(program, []byte(runtimeScript), []byte("licences\n"))
		if err != nil {
			t.Fatal(err)
		}
		if err := s.single("", address); err != nil {
			return "", err
		}
		page, err := s.data(singleName)
		return string(page), err
	}
	for address, want := range map[string]string{
		"": " data-single>", "https://stet.example/": ` data-single data-site="https://stet.example/">`,
		"http://intranet.example:8080/a/%22b/": ` data-single data-site="http://intranet.example:8080/a/%22b/">`,
		`https://stet.example/"><script>`:      ` data-single data-site="https://stet.example/&#34;&gt;&lt;script&gt;">`,
	} {
		if page, err := pageOf(address); err != nil || strings.Count(page, want) != 1 {
			t.Errorf("%q: no %s; %v", address, want, err)
		}
	}
	for _, bad := range []string{"stet.example", "javascript:alert(1)", "file:///stet.html", "https://", "https://stet.example/?x", "https://stet.example/#"} {
		if _, err := pageOf(bad); err == nil {
			t.Errorf("%q is taken for the address of a site", bad)
		}
	}
}

func TestDigits(t *testing.T) {
	for n := range 600 {
		data := make([]byte, n)
		for i := range data {
			data[i] = byte(i * n)
		}
		text := digits(data)
		if strings.ContainsAny(text, unsafe) || !utf8.ValidString(text) || len(text) > n*8/7+3 || !bytes.Equal(undigits(t, text)[:n], data) {
			t.Fatalf("%d bytes become %q", n, text)
		}
	}
}

func undigits(t *testing.T, text string) []byte {
	t.Helper()
	var bits strings.Builder
	for _, r := range text {
		if r >= 0xC0 {
			fmt.Fprintf(&bits, "%07b", unsafe[(r-0xC0)>>7])
			r = (r - 0xC0) & 127
		}
		fmt.Fprintf(&bits, "%07b", r)
	}
	var data []byte
	for all := bits.String(); len(all) >= 8; all = all[8:] {
		value, err := strconv.ParseUint(all[:8], 2, 8)
		if err != nil {
			t.Fatal(err)
		}
		data = append(data, byte(value))
	}
	return data
}

func ungzip(t *testing.T, packed []byte) []byte {
	t.Helper()
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
