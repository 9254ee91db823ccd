package main

import "strings"

// A coding is one way of packing that a client may accept.
type coding int

const (
	identity coding = iota
	gzip
	br
	zstd
	allCodings
)

var codings = map[string]coding{"identity": identity, "gzip": gzip, "br": br, "zstd": zstd}

// choose picks the variant that the client likes best; of those it likes equally, the smallest. Without a usable header
// that is the plain file. It is nil when the client refuses every variant.
func choose(variants []variant, accept []string) *variant {
	likes := weigh(joined(accept))
	var best *variant
	for i := range variants {
		v := &variants[i]
		if likes[v.coding] > 0 && (best == nil || likes[v.coding] > likes[best.coding]) {
			best = v
		}
	}
	return best
}

// plain is the variant that every client can read.
func plain(variants []variant) *variant {
	for i := range variants {
		if variants[i].coding == identity {
			return &variants[i]
		}
	}
	panic("load let an entry pass that has no plain bytes")
}

// weigh reads Accept-Encoding: for each coding 0 if refused, else 2 to 2000. Plain bytes that no element speaks of are
// accepted, but last: they weigh 1.
func weigh(header string) [allCodings]int {
	const unnamed = -1
	w := [allCodings]int{unnamed, unnamed, unnamed, unnamed}
	rest := unnamed
	if len(header) > 1024 {
		header = ""
	}
	for header != "" {
		var element string
		element, header, _ = strings.Cut(header, ",")
		name, weight, ok := weighted(element)
		if !ok {
			continue
		}
		if name == "*" {
			rest = weight
		} else if c, ok := codingNamed(name); ok {
			w[c] = weight
		}
	}
	for c := range w {
		if w[c] == unnamed {
			w[c] = rest
		}
		if w[c] == unnamed && coding(c) == identity {
			w[c] = 1
		}
	}
	return w
}

// weighted reads one element, "br" or "br;q=0.5".
func weighted(element string) (name string, weight int, ok bool) {
	name, parameter, found := strings.Cut(element, ";")
	name = strings.Trim(name, " \t")
	if !found {
		return name, 2000, name != ""
	}
	parameter = strings.Trim(parameter, " \t")
	if len(parameter) < 2 || parameter[0]|0x20 != 'q' || parameter[1] != '=' {
		return "", 0, false
	}
	weight, ok = quality(parameter[2:])
	return name, weight, ok && name != ""
}

// quality reads 0 to 1 with at most three decimals, in units of 1/2000.
func quality(text string) (int, bool) {
	if text == "" || len(text) > 5 || text[0] != '0' && text[0] != '1' || len(text) > 1 && text[1] != '.' {
		return 0, false
	}
	n, unit := int(text[0]-'0')*2000, 200
	for i := 2; i < len(text); i++ {
		if text[i] < '0' || text[i] > '9' {
			return 0, false
		}
		n += int(text[i]-'0') * unit
		unit /= 10
	}
	return n, n <= 2000
}

func codingNamed(name string) (coding, bool) {
	if strings.EqualFold(name, "x-gzip") {
		return gzip, true
	}
	for known, c := range codings {
		if strings.EqualFold(name, known) {
			return c, true
		}
	}
	return 0, false
}

// joined is a header that came in several lines as one.
func joined(lines []string) string {
	if len(lines) == 1 {
		return lines[0]
	}
	return strings.Join(lines, ",")
}
