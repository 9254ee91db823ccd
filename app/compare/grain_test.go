package compare_test

import (
	"strings"
	"testing"

	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/app/compare/comparetest"
)

func TestTheGrainSaysHowSmallAChangeIs(t *testing.T) {
	old, new := blocks("It rained. The minister spoke of colour all day."), blocks("It rained. The minister spoke of color all day.")
	for grain, want := range map[compare.Grain]string{
		compare.Auto:      "~ para  It rained. The minister spoke of [colour/color] all day.\n",
		compare.Word:      "~ para  It rained. The minister spoke of [colour/color] all day.\n",
		compare.Sentence:  "~ para  It rained. [The minister spoke of colour all day./The minister spoke of color all day.]\n",
		compare.Character: "~ para  It rained. The minister spoke of colo[u/]r all day.\n",
	} {
		if got := comparetest.Draw(comparetest.Compare(t, old, new, compare.Options{Grain: grain})); got != want {
			t.Errorf("grain %d: got %s, want %s", grain, got, want)
		}
	}
}

func TestADictionaryOfTheHostFindsWords(t *testing.T) {
	old, new := blocks("我有很多桌子。"), blocks("我有很多椅子。")
	asked := ""
	c := comparetest.Compare(t, old, new, compare.Options{Breaks: func(_, text string) []int32 {
		asked += text
		return []int32{0, 3, 6, 12, 18}
	}})
	if got := comparetest.Draw(c); !strings.Contains(got, "[桌子/椅子]") || len(c.Notes) != 1 || asked == "" {
		t.Errorf("got %s, notes %q, asked %q", got, c.Notes, asked)
	}
}
