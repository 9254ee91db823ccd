package state

import (
	"slices"
	"strings"

	"github.com/stet-diff/stet/app/compare"
)

// An Address is what the browser's address says of a Model.
type Address struct {
	Fragment string // behind the "#": "view=inline&change=12.1"
	Screen   Screen
	View     View
	Panel    string // the panel that is open
	Pair     string // which of several versions are compared: "5-6"
}

// The messages about addresses.
type (
	// AddressGiven says that the reader came with a fragment, typed one, or went back or forward to one.
	AddressGiven struct {
		Fragment string
		Screen   Screen // of that entry of the history
		Typed    bool   // it is no entry that the page made: the reader came with it, or typed it
	}
	// LinkCopied asks for the address, with the current change in it, on the clipboard.
	LinkCopied struct{}
)

func (AddressGiven) msg() {}
func (LinkCopied) msg()   {}

// CopyLink puts the page's address on the clipboard.
type CopyLink struct{}

func (CopyLink) effect() {}

// addressKeys are the keys of a fragment that this package knows, in the order they are written. Whoever adds one adds
// it to known and take.
var addressKeys = []string{"view", "pair", "grain", "ignore", "change", "open"}

// A pair is one key of a fragment with its value, and both as they came.
type pair struct{ key, value, whole string }

// Address returns where the Model is, as an address. A key that came with an address keeps its place, and keys that
// nobody here knows keep their values; others are written while a comparison is shown and they are not as usual.
func (m Model) Address() Address {
	var written []string
	for _, p := range m.came {
		switch value, usual := m.known(p.key); {
		case p.key == "s" && m.Result != nil && m.Result.Old.Ref.Source != m.linked: // of other texts than are shown
		case !slices.Contains(addressKeys, p.key):
			written = append(written, p.whole)
		case value != "" || usual != "":
			written = append(written, p.key+"="+value+usual)
		}
	}
	for _, key := range addressKeys {
		value, _ := m.known(key)
		came := slices.ContainsFunc(m.came, func(p pair) bool { return p.key == key })
		if value != "" && !came && m.Screen == Comparing {
			written = append(written, key+"="+value)
		}
	}
	at := Address{strings.Join(written, "&"), m.Screen, m.View, m.OpenPanel(), ""}
	if m.Screen == Comparing {
		at.Pair = m.pairShown()
	}
	return at
}

// known is the value of a key: in value if it is not as usual, else in usual. A key without either has nothing to say.
func (m Model) known(key string) (value, usual string) {
	switch key {
	case "view":
		return either(string(m.View), "auto")
	case "pair":
		return m.pairShown(), ""
	case "grain":
		if int(m.Grain) < len(Grains) && m.Grain != compare.Auto {
			return Grains[m.Grain], ""
		}
		return "", Grains[0]
	case "ignore":
		if names := m.Ignored().String(); m.Turned != 0 {
			return either(names, "none")
		}
		return "", compare.Trifles.String()
	case "change":
		if m.wanted == "" && m.Result != nil && m.Focus > 0 && m.Focus <= len(m.Result.Changes) {
			return m.Result.Changes[m.Focus-1].ID, ""
		}
		return m.wanted, ""
	case "open":
		return m.OpenPanel(), ""
	}
	return "", ""
}

func either(value, usual string) (string, string) {
	if value == "" {
		return "", usual
	}
	return value, ""
}

// Grains are the grains by name, in the order of their values.
var Grains = []string{"auto", "sentence", "word", "character"}

// visited takes what an address says. What it does not say is as usual when the reader steps through the history, and
// stays as it was chosen when they come.
func (m Model) visited(msg AddressGiven) (Model, []Effect) {
	before := m
	m.came = pairs(msg.Fragment)
	var wrong []string
	for i := 0; i < len(m.came); i++ {
		if next, ok := m.take(m.came[i]); ok {
			m = next
			continue
		}
		wrong = append(wrong, m.came[i].whole)
		m.came = slices.Delete(slices.Clone(m.came), i, i+1)
		i--
	}
	has := func(key string) bool { return slices.ContainsFunc(m.came, func(p pair) bool { return p.key == key }) }
	if before.Screen == Comparing && !has("view") {
		m.View = Auto
	}
	if !has("open") {
		m = m.shut()
	}
	if msg.Typed {
		msg.Screen = m.Screen
	} else if m.pair == before.pair {
		m.wanted = before.wanted // the reader stays where they are
	}
	m, effects := m.arrive(before, msg.Screen)
	if len(wrong) > 0 {
		m.Notice = m.strange(strings.Join(wrong, "&"))
		effects = append(effects, Announce{m.Notice.What})
	}
	return m, effects
}

// arrive carries out what an address changed.
func (m Model) arrive(before Model, screen Screen) (Model, []Effect) {
	if screen == Start && m.Screen == Comparing {
		return m.back()
	}
	if screen == Comparing && m.Screen == Start && m.Result != nil && !m.Result.Partial {
		m.Screen = Comparing
		before.Screen = Start
	}
	m, turned := m.takePair()
	if m.Screen != Comparing {
		return m, nil
	}
	if m.Grain != before.Grain || turned {
		return m.start()
	}
	m, refusal := m.refusePair()
	next, effects := m.stay(before)
	return next, append(effects, refusal...)
}

// stay carries out what an address changed of the comparison that stands on the page.
func (m Model) stay(before Model) (Model, []Effect) {
	next, effects := m.relayout()
	if len(effects) == 0 && (next.View != before.View || before.Screen == Start) {
		effects = []Effect{Hold{}}
	}
	if next.wanted != "" && next.Result != nil && next.Result.Listed {
		there, more := next.arriveAtChange()
		return there, append(effects, more...)
	}
	return next, effects
}

// arriveAtChange goes to the change that an address named, if the comparison has it.
func (m Model) arriveAtChange() (Model, []Effect) {
	wanted := m.wanted
	m.wanted = ""
	if m.Focus > 0 && m.Focus <= len(m.Result.Changes) && m.Result.Changes[m.Focus-1].ID == wanted {
		return m, nil
	}
	for i, change := range m.Result.Changes {
		if change.ID == wanted {
			return m.goTo(i + 1)
		}
	}
	m.Notice = &Notice{Code: "address", What: m.Words.Say("address-change", wanted), Advice: m.Words.Say("address-change-advice")}
	return m, []Effect{Announce{m.Notice.What}}
}

// take takes the value of one key. It reports false for a value that is none; keys that are not known are let be.
func (m Model) take(p pair) (Model, bool) {
	switch p.key {
	case "view":
		if p.value != "auto" && !slices.Contains(Views, View(p.value)) {
			return m, false
		}
		m.View = Auto
		if p.value != "auto" {
			m.View = View(p.value)
		}
	case "pair":
		if _, _, ok := pairOf(p.value); !ok {
			return m, false
		}
		if p.value != m.pairShown() {
			m.pair = p.value
		}
	case "grain":
		at := slices.Index(Grains, p.value)
		if at < 0 {
			return m, false
		}
		m.Grain = compare.Grain(at)
	case "ignore":
		var set compare.Class
		for name := range strings.SplitSeq(p.value, ",") {
			class, ok := compare.ParseClass(name)
			if p.value != "none" && (!ok || !slices.Contains(Classes, class)) {
				return m, false
			}
			set |= class
		}
		m.Turned = set ^ compare.Trifles
	case "change":
		if !isChange(p.value) {
			return m, false
		}
		m.wanted = p.value
	case "open":
		next, ok := m.openPanel(p.value)
		return next, ok
	}
	return m, true
}

// isChange reports whether a value has the form of a change's id: two numbers with a dot between them.
func isChange(value string) bool {
	row, n, ok := strings.Cut(value, ".")
	return ok && isNumber(row) && isNumber(n)
}

func isNumber(text string) bool {
	return text != "" && len(text) < 10 && strings.Trim(text, "0123456789") == ""
}

func pairs(fragment string) []pair {
	var list []pair
	for part := range strings.SplitSeq(fragment, "&") {
		if part != "" {
			key, value, _ := strings.Cut(part, "=")
			list = append(list, pair{key, value, part})
		}
	}
	return list
}

// copyLink puts the address on the clipboard, which names the current change.
func (m Model) copyLink() (Model, []Effect) {
	if m.Screen != Comparing || m.Focus == 0 {
		return m, []Effect{Announce{m.Words.Say("go-first")}}
	}
	return m, []Effect{CopyLink{}}
}
