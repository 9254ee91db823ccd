package state

import (
	"strconv"
	"strings"
)

// Of several versions an address names the two that are compared, by their numbers in the list: "pair=5-6". A pair that
// comes before its versions waits for them.

// pairShown is how an address names the two versions on the sides, or the pair that waits for its versions; nothing where
// there are no more than two.
func (m Model) pairShown() string {
	old, new := m.On(Old), m.On(New)
	switch {
	case m.pair != "":
		return m.pair
	case !m.Many() || old < 0 || new < 0:
		return ""
	}
	return strconv.Itoa(old+1) + "-" + strconv.Itoa(new+1)
}

// pairOf takes the name of a pair apart: the places of two versions in the list, from 0. ok is false if it is none.
func pairOf(value string) (old, new int, ok bool) {
	first, second, ok := strings.Cut(value, "-")
	if !ok || !isNumber(first) || !isNumber(second) {
		return 0, 0, false
	}
	old, _ = strconv.Atoi(first)
	new, _ = strconv.Atoi(second)
	return old - 1, new - 1, min(old, new) > 0 && old != new
}

// takePair puts the pair that waits on the sides, if the list has its versions, and reports whether others stood there.
func (m Model) takePair() (next Model, turned bool) {
	old, new, ok := pairOf(m.pair)
	if !ok || max(old, new) >= len(m.Versions) {
		return m, false
	}
	m.pair = ""
	if turned = m.On(Old) != old || m.On(New) != new; turned {
		m.put(Old, old)
		m.put(New, new)
		m.Order = NoOrder
	}
	return m, turned
}

// refusePair gives up a pair that is not in the list of what is compared.
func (m Model) refusePair() (Model, []Effect) {
	if m.pair == "" {
		return m, nil
	}
	m.Notice, m.pair = m.strange("pair="+m.pair), ""
	return m, []Effect{Announce{m.Notice.What}}
}

// strange is the notice of a part of an address that means nothing.
func (m Model) strange(part string) *Notice {
	return &Notice{Code: "address", What: m.Words.Say("address-wrong", part), Advice: m.Words.Say("address-wrong-advice")}
}
