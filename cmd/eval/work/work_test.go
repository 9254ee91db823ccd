package work

import (
	"strings"
	"testing"

	"github.com/stet-diff/stet/app/compare/comparetest"
)

func TestEveryKindOfJobIsDone(t *testing.T) {
	for _, c := range []struct {
		name             string
		job              Job
		rows, gone, come int
	}{
		{"text", Job{Kind: "text", Old: "one two\n\nthree", New: "one 2\n\nthree\n\n\n four"}, 3, 1, 2},
		{"html", Job{Kind: "html", Old: "<p>one two</p>", New: "<p>one <b>two</b></p>"}, 1, 0, 0},
		{"empty html", Job{Kind: "html", Old: "", New: "<p>one</p>"}, 1, 0, 1},
		{"shape", Job{Kind: "shape", Shape: comparetest.Shapes()[0].Name, Tokens: 100}, 2, 100, 100},
	} {
		a := Do(c.job)
		if a.Error != "" || a.Rows != c.rows || a.Deleted != c.gone || a.Inserted != c.come || !a.Complete || len(a.Hash) != 64 {
			t.Errorf("%s: got %+v", c.name, a)
		}
		if again := Do(c.job); again.Hash != a.Hash {
			t.Errorf("%s: another hash the second time", c.name)
		}
	}
	if a, b := Do(Job{Kind: "pair", Seed: 1}), Do(Job{Kind: "pair", Seed: 2}); a.Hash == b.Hash || a.Error != "" {
		t.Errorf("two seeds give %+v and %+v", a, b)
	}
	if a := Do(Job{Kind: "case", Seed: 1}); a.Rows < 3 {
		t.Errorf("a made article has %d rows", a.Rows)
	}
}

func TestRunsAreTimed(t *testing.T) {
	job := Job{Kind: "text", Old: strings.Repeat("one two three\n\n", 50), New: "one", Runs: 3}
	if a := Do(job); len(a.MS) != 3 || a.Hash != "" || a.Memory == 0 {
		t.Errorf("got %+v, want three times and no hash", a)
	}
	job.Kind, job.Shape, job.Tokens, job.Limit = "shape", "shuffled, one block", 20_000, 1
	if a := Do(job); len(a.MS) != 1 {
		t.Errorf("past the limit there are %d times, want that of the first run", len(a.MS))
	}
}

func TestAJobThatIsNoneIsAnError(t *testing.T) {
	for _, j := range []Job{{}, {Kind: "shape", Shape: "round"}} {
		if a := Do(j); a.Error == "" {
			t.Errorf("%+v: no error", j)
		}
	}
}
