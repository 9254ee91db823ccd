package state

// Faulted says that a step of the page's own program broke off. The Model is what it was before the step.
type Faulted struct{ Reason string }

func (Faulted) msg() {}

// faulted says so; whatever the step was, the reader can take it again.
func (m Model) faulted(msg Faulted) (Model, []Effect) {
	m.Notice = &Notice{Code: "fault", What: m.Words.Say("fault"), Advice: m.Words.Say("fault-advice"), Detail: msg.Reason}
	return m, []Effect{Announce{m.Notice.What}}
}
