package snapshot

import "testing"

func TestATextWhoseFencesDoNotEndIsNoMarkdown(t *testing.T) {
	const start = "# A chapter\n\nSome [link](https://example.org) here.\n\n"
	for _, c := range []struct{ name, text, want string }{
		{"a fence that ends", start + "```go\nx := 1\n```\n\nMore.\n", "markdown"},
		{"a fence whose lines were joined", start + "```go x := 1\n\ny := 2 ```\n\nMore.\n\nAnd more.\n", "text"},
		{"code within a line", start + "```go x := 1 ```\n\nMore.\n", "markdown"},
	} {
		found, err := Read(Source{Name: "a.txt", Data: []byte(c.text)}, Options{})
		if err != nil || string(found.Format) != c.want {
			t.Errorf("%s is read as %s, %v; want %s", c.name, found.Format, err, c.want)
		}
	}
}
