package golden

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	for _, c := range []struct {
		about, text string
		want        Archive
	}{
		{"nothing", "", Archive{}},
		{"a sentence alone", "Only words.\n", Archive{About: "Only words."}},
		{"a sentence and two sections", "Why.\n-- a --\n1\n2\n-- b.html --\n3\n",
			Archive{About: "Why.", Sections: []Section{{"a", "1\n2\n"}, {"b.html", "3\n"}}}},
		{"an empty section", "-- a --\n-- b --\nx\n", Archive{Sections: []Section{{"a", ""}, {"b", "x\n"}}}},
		{"a last line without an end gets one", "-- a --\nx", Archive{Sections: []Section{{"a", "x\n"}}}},
		{"line ends of other systems", "Why.\r\n-- a --\r\nx\r\n", Archive{About: "Why.", Sections: []Section{{"a", "x\n"}}}},
		{"dashes that begin no section stay text", "-- a --\n--\n-- --\n--  --\n-- x\nx --\n-- b--\n",
			Archive{Sections: []Section{{"a", "--\n-- --\n--  --\n-- x\nx --\n-- b--\n"}}}},
		{"two sections of one name", "-- a --\n1\n-- a --\n2\n", Archive{Sections: []Section{{"a", "1\n"}, {"a", "2\n"}}}},
	} {
		got := Parse(c.text)
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s:\nParse(%q)\n got %+v\nwant %+v", c.about, c.text, got, c.want)
		}
		if again := Parse(got.String()); !reflect.DeepEqual(again, got) {
			t.Errorf("%s: written and read again, %+v is %+v", c.about, got, again)
		}
	}
}

func TestSectionReturnsTheFirstOfAName(t *testing.T) {
	a := Parse("-- a --\n1\n-- a --\n2\n")
	if data, ok := a.Section("a"); data != "1\n" || !ok {
		t.Errorf("got %q, %v", data, ok)
	}
	if data, ok := a.Section("b"); data != "" || ok {
		t.Errorf("got %q, %v for a name that is not there", data, ok)
	}
}

func TestHolds(t *testing.T) {
	for text, want := range map[string]bool{"": true, "a\n": true, "a": false, "a\n-- b --\n": false, "a\r\n": false, "-- --\n": true} {
		if got := Holds(text); got != want {
			t.Errorf("Holds(%q) is %v", text, got)
		}
	}
}

func TestReadNamesTheFilesInOrder(t *testing.T) {
	folder := t.TempDir()
	for _, name := range []string{"b.txtar", "a.txtar", "c.txt"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(name+"\n-- x --\n"+name+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var got []string
	for _, a := range Read(t, filepath.ToSlash(folder)+"/*.txtar") {
		got = append(got, filepath.Base(a.Name)+" "+a.About)
	}
	if want := "a.txtar a.txtar, b.txtar b.txtar"; strings.Join(got, ", ") != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func FuzzParse(f *testing.F) {
	Seed(f, "testdata/*.txtar")
	f.Fuzz(func(t *testing.T, text string) {
		a := Parse(text)
		for _, s := range a.Sections {
			if s.Data != withLineEnd(s.Data) || s.Name != strings.TrimSpace(s.Name) {
				t.Errorf("%q has the section %+v", text, s)
			}
			if !Holds(s.Data) && !strings.Contains(text, "\r") {
				t.Errorf("%q gives a section that cannot be written: %q", text, s.Data)
			}
		}
		if again := Parse(a.String()); !strings.Contains(text, "\r") && !reflect.DeepEqual(again, a) {
			t.Errorf("%q is %+v, written and read again %+v", text, a, again)
		}
	})
}
