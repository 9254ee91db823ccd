package web

import (
	"regexp"
	"testing"
)

// A rule with :has() that asks for a state, such as :checked or [hidden], has Chromium walk through all rows each time
// that some come or go: with 50,000 rows that was 45 ms each time, and 10 s in all. Rules that ask for classes or
// for a neighbour do not.
func TestNoRuleWithHasAsksForAState(t *testing.T) {
	for _, found := range regexp.MustCompile(`:has\(((?:[^()]|\([^()]*\))*)\)`).FindAllStringSubmatch(Style(), -1) {
		if !regexp.MustCompile(`^[\w .,>+-]+$`).MatchString(found[1]) {
			t.Errorf("%s asks for a state: let a script or the program set a class", found[0])
		}
	}
}
