package state

// What a reader should know of a comparison as a whole, before its changes: that one version is empty, or that the two
// are hardly versions of one article.

// The words for it, by their keys in package words.
const (
	AllAdded   = "all-added"
	AllRemoved = "all-removed"
	Unlike     = "unlike"
)

// odd says what is odd about a comparison; nothing about most. What stands outside of two articles is seldom alike, and
// where only paragraphs are compared, nothing that was edited is.
func (m Model) odd(r Result) string {
	switch {
	case m.Tray || m.Rough || r.SameText:
		return ""
	case r.Old.Blocks == 0 && r.New.Blocks > 0:
		return AllAdded
	case r.New.Blocks == 0 && r.Old.Blocks > 0:
		return AllRemoved
	case unlike(r):
		return Unlike
	}
	return ""
}

// unlike reports whether hardly anything stands in both versions: of the words of the shorter one at most a tenth is kept,
// and few paragraphs have a partner, such as the headline and what stands below it. Of a few words nothing is said.
//
// Of 41 pages saved twice, years apart, none is unlike its other state; 37 of them are unlike the next page.
func unlike(r Result) bool {
	s := r.Stats
	pairs := s.Kept + s.Edited + s.Restyled + s.Moved + s.Split + s.Merged
	blocks, words := min(r.Old.Blocks, r.New.Blocks), min(s.OldWords, s.NewWords)
	long := words >= 20 || blocks >= 3 // few spaces do not mean few words in every script
	return r.Complete && long && pairs <= max(blocks/10, 2) && 3*pairs <= s.Removed+s.Added && 10*(s.OldWords-s.WordsDeleted) <= words
}

// The offers of two unlike versions.
type (
	// WholeOfBoth compares all that was read of both sources.
	WholeOfBoth struct{}
	// TextsAsked goes back to the start, where both texts stand in their boxes as they were read.
	TextsAsked struct{}
)

func (WholeOfBoth) msg() {}
func (TextsAsked) msg()  {}

// updateOdd answers these; ok is false for others.
func (m Model) updateOdd(msg Msg) (next Model, effects []Effect, ok bool) {
	switch msg.(type) {
	case WholeOfBoth:
		next, effects = m.wholeOfBoth()
	case TextsAsked:
		next, effects = m.askTexts()
	default:
		return m, nil, false
	}
	return next, effects, true
}

// framed are the sources on the sides of which more was read than their articles.
func (m Model) framed() (sources []Source) {
	for _, pane := range m.Panes {
		if pane.Entry == nil || len(pane.Entry.Outside) == 0 {
			continue
		}
		if s := m.Source(pane.Entry.Ref.Source); s.ID != 0 && !s.Way.Whole && (len(sources) == 0 || sources[0].ID != s.ID) {
			sources = append(sources, s)
		}
	}
	return sources
}

// OddOffers are what to try with the comparison on the page, if its versions are unlike. A viewer in another page leaves
// what is compared to that page.
func (m Model) OddOffers() []Offer {
	if m.Result == nil || m.Result.Odd != Unlike || m.host != nil {
		return nil
	}
	show := Offer{"offer-show", TextsAsked{}}
	if len(m.framed()) == 0 {
		return []Offer{show}
	}
	return []Offer{{"offer-whole", WholeOfBoth{}}, show}
}

func (m Model) wholeOfBoth() (Model, []Effect) {
	var ways []Way
	for _, s := range m.framed() {
		way := s.Way
		way.Source, way.Whole = s.ID, true
		ways = append(ways, way)
	}
	return m.readAs(ways)
}

// readAs reads sources again, each in its way, and compares what comes.
func (m Model) readAs(ways []Way) (Model, []Effect) {
	if len(ways) == 0 {
		return m, nil
	}
	slots := make([]slot, len(ways))
	for i, way := range ways {
		slots[i].source = way.Source
	}
	m = m.begin("again", NoSide, slots)
	effects := make([]Effect, len(ways))
	for i, way := range ways {
		effects[i] = ReadAs{m.batch, i, way}
	}
	return m, effects
}

func (m Model) askTexts() (Model, []Effect) {
	m, effects := m.back()
	for side, pane := range m.Panes {
		if pane.Entry != nil && !pane.Boxed {
			effects = append(effects, FetchText{Side(side), pane.Entry.Ref})
		}
	}
	return m, effects
}

// Subject is the version that the comparison is called by: the newer one, unless that is empty.
func (r Result) Subject() Entry {
	if r.Odd == AllRemoved {
		return r.Old
	}
	return r.New
}
