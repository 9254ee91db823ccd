package snapshot

import "strings"

// A signSet says which signs of comparison pages a text holds, so that other pages are not searched for each of them.
type signSet uint8

const (
	signScanned    signSet = 1 << iota
	signSniffer            // version_diff
	signNewsDiffs          // Diffing:
	signMonitor            // wm-diff
	signRevision           // revision-diff, revisions-diff
	signDifference         // id="difference"
	signClass              // diff-…
	signBox                // class="diff"
)

// signs looks for all signs in one pass: they share three letters.
func (in *input) signs() signSet {
	if in.signed != 0 {
		return in.signed
	}
	in.signed = signScanned
	for at := 0; ; at += 3 {
		next := strings.Index(in.text[at:], "iff")
		if next < 0 {
			return in.signed
		}
		at += next
		before, after := in.text[max(0, at-12):at], in.text[at+3:min(len(in.text), at+13)]
		in.signed |= signOf(before, after)
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
