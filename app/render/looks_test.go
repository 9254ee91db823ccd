package render

import (
	"context"
	"reflect"
	"testing"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/web/words"
)

// Each change of looks says what it is; another address of a picture is another picture.
func TestLooks(t *testing.T) {
	side := func(picture, link string, bold bool) article.Version {
		leads := func(text, to string) []article.Inline {
			return []article.Inline{{End: len(text), Style: article.LinkStyle, Target: article.NewLink(to)}}
		}
		marks := []article.Inline{{Start: 4, End: 10, Style: article.LinkStyle, Target: article.NewLink(link)}}
		if bold {
			marks = append(marks, article.Inline{Start: 18, End: 23, Style: article.StrongStyle})
		}
		return article.Version{Article: article.Article{Blocks: []article.Block{
			{Role: article.Image, Text: "The river", Marks: leads("The river", picture)},
			{Role: article.Para, Text: "The report of the mayor was given to the council.", Marks: marks},
		}}}
	}
	c, err := compare.Articles(context.Background(), side("https://a.example/a.jpg", "https://a.example/1", false), side("https://a.example/b.jpg", "https://a.example/2", true), compare.Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"0.0": "image replaced: https://a.example/a.jpg → https://a.example/b.jpg",
		"1.0": "link: https://a.example/1 → https://a.example/2", "1.1": "bold added"}
	if got := Looks(c, c.Changes(), words.Words{}); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := Looks(c, c.Changes()[2:], words.Words{}); !reflect.DeepEqual(got, map[string]string{"1.1": "bold added"}) {
		t.Errorf("of the last: %v", got)
	}
}
