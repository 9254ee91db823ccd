package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A fragment stands in a shadow root, carries its sheet or links one, and the command tells the sheet's hash.
func TestFragments(t *testing.T) {
	dir := t.TempDir()
	old, new := filepath.Join(dir, "old.txt"), filepath.Join(dir, "new.txt")
	os.WriteFile(old, []byte("It rained on Monday."), 0o644)
	os.WriteFile(new, []byte("It rained on Friday."), 0o644)
	for _, c := range []struct {
		args         []string
		begins, told string
		holds, not   string
		code         int
	}{
		{[]string{"-fragment"}, `<stet-diff><template shadowrootmode="open"><style>`, "sha256-", "Section--split", "rem;", different},
		{[]string{"-fragment", "-view", "inline"}, `<stet-diff><template shadowrootmode="open"><style>`, "sha256-", "Section--inline", `<div class="Cell Cell--old">`, different},
		{[]string{"-fragment", "-style", "/a.css"}, `<stet-diff><template shadowrootmode="open"><link rel="stylesheet" href="/a.css">`, "sha256-", "Monday", "<style>", different},
		{[]string{"-style", "/a.css"}, "<!doctype html>", "", `href="/a.css"`, "<style>", different},
		{[]string{"-view", "inline"}, "<!doctype html>", "", "Section--inline", "Cell--old", different},
		{[]string{"-view", "round"}, "", "there are split and inline", "", "", trouble},
	} {
		var out, errs bytes.Buffer
		code := run(t.Context(), append([]string{"diff", "-format", "html"}, append(c.args, old, new)...), nil, &out, &errs)
		body := out.String()
		if i := strings.Index(body, "</style>"); i > 0 && c.not == `Cell--old` {
			body = body[i:]
		}
		if code != c.code || !strings.HasPrefix(out.String(), c.begins) || !strings.Contains(errs.String(), c.told) ||
			!strings.Contains(body, c.holds) || c.not != "" && strings.Contains(body, c.not) {
			t.Errorf("%v: code %d, %q, writes %.300s", c.args, code, errs.String(), out.String())
		}
	}
	var out, errs bytes.Buffer
	if code := run(t.Context(), []string{"diff", "-fragment", old, new}, nil, &out, &errs); code != trouble {
		t.Errorf("a fragment in plain text: code %d", code)
	}
	if code := run(t.Context(), []string{"style", "-fragment"}, nil, &out, &errs); code != same || !strings.Contains(out.String(), ":host") {
		t.Errorf("style: code %d, %.100s", code, out.String())
	}
}
