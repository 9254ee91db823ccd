package state

// App is what the page knows of Stet itself, as a program on this device.
type App struct {
	Single      bool // the page is stet.html, the single file
	Installable bool // the browser offers to install Stet
	Newer       bool // a newer Stet is on this device and waits
	Later       bool // the reader does not want it now
}

// Updated is the Reason of a page that was loaded anew with a newer Stet: nothing went wrong.
const Updated = "update"

// The messages about Stet itself.
type (
	// Begun says in which form Stet runs.
	Begun struct{ Single bool }
	// InstallOffered says whether the browser offers to install Stet.
	InstallOffered struct{ Offered bool }
	// InstallPressed is the button.
	InstallPressed struct{}
	// NewerReady says that a newer Stet waits.
	NewerReady struct{}
	// UpdatePressed takes it, LaterPressed does not.
	UpdatePressed struct{}
	LaterPressed  struct{}
	// UpdateFailed says that it cannot be taken without a loss.
	UpdateFailed struct{ Detail string }
)

// An appMsg is a message about Stet itself.
type appMsg interface {
	Msg
	aboutApp()
}

func (Begun) msg()          {}
func (InstallOffered) msg() {}
func (InstallPressed) msg() {}
func (NewerReady) msg()     {}
func (UpdatePressed) msg()  {}
func (LaterPressed) msg()   {}
func (UpdateFailed) msg()   {}

func (Begun) aboutApp()          {}
func (InstallOffered) aboutApp() {}
func (InstallPressed) aboutApp() {}
func (NewerReady) aboutApp()     {}
func (UpdatePressed) aboutApp()  {}
func (LaterPressed) aboutApp()   {}
func (UpdateFailed) aboutApp()   {}

// The effects on Stet itself.
type (
	// Install has the browser ask the reader.
	Install struct{}
	// LoadNewer loads the newer Stet into this page; UpdateFailed answers if that cannot be done.
	LoadNewer struct{}
)

func (Install) effect()   {}
func (LoadNewer) effect() {}

// app answers a message about Stet itself. A newer Stet is offered once and never forced: nothing on the page changes
// until the reader says so.
func (m Model) app(msg appMsg) (Model, []Effect) {
	switch msg := msg.(type) {
	case Begun:
		m.App.Single = msg.Single
	case InstallOffered:
		m.App.Installable = msg.Offered
	case InstallPressed:
		return m, []Effect{Install{}}
	case NewerReady:
		m.App.Newer = true
		return m, []Effect{Announce{m.Words.Say("update-ready")}}
	case UpdatePressed:
		return m, []Effect{LoadNewer{}}
	case LaterPressed:
		m.App.Later = true
	case UpdateFailed:
		m.Notice = &Notice{Code: "update-failed", What: m.Words.Say("update-failed"),
			Advice: m.Words.Say("update-failed-advice"), Detail: msg.Detail}
		return m, []Effect{Announce{m.Notice.What}}
	}
	return m, nil
}
