package main

import (
	"os"
	"strings"
	"testing"
)

// With -lang the command says in that language what is not the article's text, trouble too.
func TestLanguages(t *testing.T) {
	dir := t.TempDir()
	old, new := dir+"/old.txt", dir+"/new.txt"
	write(t, old, "The council met on Monday.\n\nNobody asked for a delay.\n")
	write(t, new, "The council met on Tuesday.\n\nNobody asked for a delay.\n")
	for language, want := range map[string]string{"en": "1 date changed.", "de": "1 Datumsangabe geändert.", "ar": "تغيّر: تاريخ واحد.", "ja": "日付1件を変更。"} {
		if out, errs, code := stet(t, "", "diff", "-lang", language, old, new); code != different || !strings.HasPrefix(out, want+"\n") {
			t.Errorf("%s: code %d, %q, %q", language, code, out, errs)
		}
	}
	page, _, _ := stet(t, "", "diff", "-lang", "ar", "-format", "html", old, new)
	if !strings.Contains(page, `<html lang="ar" dir="rtl">`) || !strings.Contains(page, "النسخة الأقدم") {
		t.Errorf("no Arabic page: %.300s", page)
	}
	write(t, new, "")
	if _, errs, _ := stet(t, "", "diff", "-lang", "de", old, new); !strings.Contains(errs, "ist leer. Wählen Sie") {
		t.Errorf("the trouble is told as %q", errs)
	}
	if _, errs, code := stet(t, "", "diff", "-lang", "xx", old, new); code != trouble || !strings.Contains(errs, `unknown language "xx"`) {
		t.Errorf("code %d, %q", code, errs)
	}
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
