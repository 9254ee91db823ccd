package compare_test

import (
	"context"
	"testing"

	"github.com/stet-diff/stet/app/compare"
)

func BenchmarkChangesOfTheBook(b *testing.B) {
	c, err := compare.Articles(context.Background(), blocks(data(b, "book/old.txt")), blocks(data(b, "book/new.txt")), compare.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		c.Changes()
	}
}
