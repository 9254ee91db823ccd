package compare_test

import (
	"context"
	"testing"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
)

func bench(b *testing.B, old, new article.Version) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := compare.Articles(context.Background(), old, new, compare.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSeed(b *testing.B) {
	old, new := seed(b)
	bench(b, old, new)
}

func BenchmarkChapter(b *testing.B) {
	bench(b, blocks(data(b, "book/chapter.old.txt")), blocks(data(b, "book/chapter.new.txt")))
}

func BenchmarkBook(b *testing.B) {
	bench(b, blocks(data(b, "book/old.txt")), blocks(data(b, "book/new.txt")))
}
