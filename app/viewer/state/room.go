package state

// A Room says how much room the window has for the page's chrome.
type Room int

// The rooms. Where it is roomy, the list of changes stands beside the rows; else it lies over them as a sheet.
const (
	Roomy  Room = iota
	Middle      // a tablet, a narrow window, a page that is zoomed
	Phone
)

// A Sheet is a panel that lies over the page where there is no room for it beside the rows. One is open at a time.
type Sheet string

// The sheets; NoSheet is none.
const (
	NoSheet   Sheet = ""
	ListSheet Sheet = "list" // the changes
	ViewSheet Sheet = "view" // the views and their options

	VersionsSheet Sheet = "versions" // all that were given, on a phone
)

type (
	// Resized says how much room there is now.
	Resized struct{ Room Room }
	// SheetPressed opens a sheet, or closes it if it is open.
	SheetPressed struct{ Sheet Sheet }
	// SheetLeft closes the sheet that is open: by Escape, by the browser's way back, by its button.
	SheetLeft struct{}
)

func (Resized) msg()      {}
func (SheetPressed) msg() {}
func (SheetLeft) msg()    {}

type (
	// OpenSheet gives a sheet the focus, keeps the focus inside it, and makes the browser's way back close it.
	OpenSheet struct{ Sheet Sheet }
	// CloseSheet gives the focus back to what opened the sheet.
	CloseSheet struct{}
)

func (OpenSheet) effect()  {}
func (CloseSheet) effect() {}

// sheets answers the messages about room and sheets.
func (m Model) sheets(msg Msg) (Model, []Effect) {
	switch msg := msg.(type) {
	case Resized:
		if m.Room == msg.Room {
			return m, nil
		}
		m.Room = msg.Room
		return m.leaveSheet()
	case SheetPressed:
		if m.Sheet == msg.Sheet {
			return m.leaveSheet()
		}
		m.Sheet = msg.Sheet
		return m, []Effect{OpenSheet{m.Sheet}}
	}
	return m.leaveSheet()
}

func (m Model) leaveSheet() (Model, []Effect) {
	if m.Sheet == NoSheet {
		return m, nil
	}
	m.Sheet = NoSheet
	return m, []Effect{CloseSheet{}}
}

// pressList opens or closes the list of changes, beside the rows or over them.
func (m Model) pressList() (Model, []Effect) {
	if m.Room != Roomy {
		return m.sheets(SheetPressed{ListSheet})
	}
	m.Listed, m.List = true, !m.ListOpen()
	return m, nil
}

// ListOpen reports whether the list of changes is open: where it stands beside the rows as the reader said, and open
// at first; else while its sheet is open.
func (m Model) ListOpen() bool {
	if m.Room != Roomy {
		return m.Sheet == ListSheet
	}
	return !m.Listed || m.List
}
