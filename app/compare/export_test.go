package compare

import (
	"context"

	"github.com/stet-diff/stet/app/article"
)

// Units compares two versions and returns the work that was counted and the budget.
func Units(old, new article.Version) (c Comparison, used, budget int64, err error) {
	r := newRun(context.Background(), old, new, Options{})
	c, err = r.all(context.Background(), nil)
	tokens := len(r.first.side.Tok) + len(r.second.side.Tok)
	return c, r.meter.Used, 1<<27 + 512*int64(tokens), err
}
