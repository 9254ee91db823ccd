package compare_test

import (
	"strings"
	"testing"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/app/compare/comparetest"
)

func TestChangesSayWhatTheyConcern(t *testing.T) {
	for _, c := range []struct{ name, old, new, want string }{
		{"a figure", "The fund holds $5 million in cash.", "The fund holds $6 million in cash.", "number"},
		{"a magnitude", "It cost 3 million in all.", "It cost 3 billion in all.", "number"},
		{"a figure that came", "There were injured people in the hall.", "There were 12 injured people in the hall.", "number"},
		{"a day", "They met on 17 April in the town.", "They met on 18 April in the town.", "date"},
		{"a weekday", "They will meet on Tuesday in the town.", "They will meet on Friday in the town.", "date"},
		{"a year", "The house was built in 1912 by a baker.", "The house was built in 1921 by a baker.", "date"},
		{"words of a quotation", "He said: “We will stay for a year.” Then he left.", "He said: “We will leave in a year.” Then he left.", "quotation"},
		{"words beside a quotation", "He said: “We will stay.” Then he slept.", "He said: “We will stay.” Then he rested.", ""},
		{"other kinds of quotes only", "He said: “We stay.” Then he slept.", "He said: \"We stay.\" Then he slept.", ""},
		{"a negation", "The council did approve the plan.", "The council did not approve the plan.", "negation"},
		{"a contraction", "They do know the answer today.", "They don’t know the answer today.", "negation"},
		{"a name", "It was the idea of Marie Curie in Paris.", "It was the idea of Lise Meitner in Paris.", "name"},
		{"a name for a word is no other name", "It was the idea of Curie from the start.", "It was the idea of everyone from the start.", ""},
		{"the first word of a sentence", "Yesterday they met. Later it rained hard.", "Today they met. Later it rained hard.", ""},
		{"a word", "The road is long and wide.", "The road is long and narrow.", ""},
	} {
		got := comparetest.Compare(t, blocks(c.old), blocks(c.new), compare.Options{})
		var concerns compare.Concern
		for _, change := range got.Changes() {
			concerns |= change.Concerns
		}
		if names := strings.Join(concerns.Names(), " "); names != c.want {
			t.Errorf("%s: %s concerns %q, want %q", c.name, comparetest.Draw(got), names, c.want)
		}
	}
}

func TestCapitalsOfGermanAreNoNames(t *testing.T) {
	old := blocks("Der Minister hat den Plan für die Stadt gelobt, und die Bürger haben den Rat um Geduld gebeten.")
	new := blocks("Der Minister hat den Vorschlag für die Stadt gelobt, und die Bürger haben den Rat um Geduld gebeten.")
	for _, change := range comparetest.Compare(t, old, new, compare.Options{}).Changes() {
		if change.Concerns != 0 {
			t.Errorf("%q → %q concerns %q", change.Before, change.After, change.Concerns.Names())
		}
	}
}

func TestTheDigestOfTheSeed(t *testing.T) {
	old, new := seed(t)
	c := comparetest.Compare(t, old, new, compare.Options{})
	d := c.Digest(c.Changes(), compare.Options{Ignore: compare.Trifles})
	if !d.Headline || d.Removed != 5 || d.Added != 10 || d.Moved != 1 || d.Quotations == 0 {
		t.Errorf("got %+v", d)
	}
}

func TestALinkConcernsItsTarget(t *testing.T) {
	version := func(target string) article.Version {
		v := blocks("Read the report of the council here.")
		v.Blocks[0].Marks = []article.Inline{{Start: 9, End: 15, Style: article.LinkStyle, Target: article.NewLink(target)}}
		return v
	}
	c := comparetest.Compare(t, version("https://a.example/1"), version("https://a.example/2"), compare.Options{})
	if changes := c.Changes(); len(changes) != 1 || changes[0].Concerns != compare.LinkTarget {
		t.Errorf("got %+v", changes)
	}
}
