package snapshot

import "github.com/stet-diff/stet/app/article"

func isDump(in *input) bool                { return false }
func readDump(in *input) []article.Version { return nil }
