package state

// UseAids has the page say change marks aloud, and show every invisible character, or not.
type UseAids struct{ Speak, Invisible bool }

func (UseAids) effect() {}

// aids is what the page is told of the aids.
func (m Model) aids() UseAids { return UseAids{m.SpeakMarks, m.ShowInvisible} }

// again tells the page of the aids again, since their words are in another language now.
func (m Model) again() []Effect {
	if !m.SpeakMarks {
		return nil
	}
	return []Effect{m.aids()}
}
