package token

func compose(s string) string { return s }

func baseOf(r rune) (rune, bool) { return r, false }
