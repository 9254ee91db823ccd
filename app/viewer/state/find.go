package state

// Find is a search in the text of the comparison.
type Find struct {
	Query   string
	Scope   string // which text: one of Scopes
	Case    bool   // capitals count
	Accents bool   // accents count
	Count   int    // hits so far
	At      int    // the current one, from 1; 0 is none
	Busy    bool   // the search goes on
}

// Scopes are the texts that can be searched: both, each once where they agree; one side; what was removed or added.
var Scopes = []string{"all", "old", "new", "changed"}

// The messages of a search.
type (
	FindTyped  struct{ Query string }
	FindScoped struct{ Scope string }
	// FindTurned makes capitals or accents count, or not any more.
	FindTurned struct{ Accents bool }
	// FindStepped goes to the next hit (1) or the one before (-1).
	FindStepped struct{ By int }
	// Found says how far the search is.
	Found struct {
		Count, At int
		Busy      bool
	}
)

func (FindTyped) msg()   {}
func (FindScoped) msg()  {}
func (FindTurned) msg()  {}
func (FindStepped) msg() {}
func (Found) msg()       {}

// The effects of a search; Found answers both.
type (
	// FindText searches, and paints the hits. An empty query paints none.
	FindText struct{ Find Find }
	FindStep struct{ By int }
)

func (FindText) effect() {}
func (FindStep) effect() {}

// search answers the messages of a search.
func (m Model) search(msg Msg) (Model, []Effect) {
	switch msg := msg.(type) {
	case FindTyped:
		m.Find.Query = msg.Query
	case FindScoped:
		m.Find.Scope = msg.Scope
	case FindTurned:
		if msg.Accents {
			m.Find.Accents = !m.Find.Accents
		} else {
			m.Find.Case = !m.Find.Case
		}
	case FindStepped:
		return m, []Effect{FindStep{msg.By}}
	case Found:
		return m.found(msg)
	}
	m.Find.Count, m.Find.At, m.Find.Busy = 0, 0, m.Find.Query != ""
	return m, []Effect{FindText{m.Find}}
}

func (m Model) found(msg Found) (Model, []Effect) {
	before := m.Find
	m.Find.Count, m.Find.At, m.Find.Busy = msg.Count, msg.At, msg.Busy
	if m.Find == before || m.Find.Busy {
		return m, nil
	}
	return m, []Effect{Announce{m.FoundSaid()}}
}

// FoundSaid says in words how the search came out.
func (m Model) FoundSaid() string {
	switch f := m.Find; {
	case f.Query == "":
		return ""
	case f.Count == 0 && f.Busy:
		return m.Words.Say("find-busy")
	case f.Count == 0:
		return m.Words.Say("find-none")
	case f.At == 0:
		return m.Words.Number(f.Count)
	default:
		return m.Words.Say("of", f.At, f.Count)
	}
}
