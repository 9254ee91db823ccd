package snapshot

import "strings"

// A signSet says which signs of comparison pages, and of hidden mail addresses, a text holds, so that other pages are not
// searched for each of them.
type signSet uint16

const (
	signScanned    signSet = 1 << iota
	signSniffer            // version_diff
	signNewsDiffs          // Diffing:
	signMonitor            // wm-diff
	signRevision           // revision-diff, revisions-diff
	signDifference         // id="difference"
	signClass              // diff-…
	signBox                // class="diff"
	signMail               // cfemail
)

// holds says whether a text holds a sign, given as its start and the rest. The rest begins with a letter that is rarer
// in pages than the first, so that it is found much faster.
func holds(text, start, rest string) bool {
	for at := 0; ; at += len(rest) {
		next := strings.Index(text[at:], rest)
		if next < 0 {
			return false
		}
		if at += next; strings.HasSuffix(text[:at], start) {
			return true
		}
	}
}

// signs looks for all signs in one pass: they share the letter f, a rare one, which in most stands behind an i and twice.
func (in *input) signs() signSet {
	if in.signed != 0 {
		return in.signed
	}
	in.signed = signScanned
	for at := 0; ; at++ {
		next := strings.IndexByte(in.text[at:], 'f')
		if at += next; next < 0 || at+1 >= len(in.text) {
			return in.signed
		}
		switch in.text[at+1] {
		case 'f':
			if at > 0 && in.text[at-1] == 'i' {
				before, after := in.text[max(0, at-13):at-1], in.text[at+2:min(len(in.text), at+12)]
				in.signed |= signOf(before, after)
			}
		case 'e':
			if at > 0 && in.text[at-1] == 'c' && strings.HasPrefix(in.text[at:], "femail") {
				in.signed |= signMail
			}
		}
	}
}

// signOf says what "iff" with the text around it is a sign of.
func signOf(before, after string) (s signSet) {
	if strings.HasPrefix(after, "ing: ") && strings.HasSuffix(before, "D") {
		return signNewsDiffs
	}
	before, ok := strings.CutSuffix(before, "d")
	if !ok {
		return 0
	}
	switch {
	case strings.HasSuffix(before, "version_"):
		s |= signSniffer
	case strings.HasSuffix(before, "wm-"):
		s |= signMonitor
	case strings.HasSuffix(before, "revision-"), strings.HasSuffix(before, "revisions-"):
		s |= signRevision
	case strings.HasPrefix(after, "erence") && (strings.HasSuffix(before, `id="`) || strings.HasSuffix(before, "id=") || strings.HasSuffix(before, "id='")):
		s |= signDifference
	}
	if strings.HasPrefix(after, "-") {
		s |= signClass
	}
	if after != "" && strings.IndexByte(`"' >`, after[0]) >= 0 && before != "" && strings.IndexByte(`"'= `, before[len(before)-1]) >= 0 {
		s |= signBox
	}
	return s
}
