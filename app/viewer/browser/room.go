package browser

// OnRoom is told how much room the window has, now and whenever that changes: 0 is a desk's, 1 a tablet's, 2 a
// phone's. A zoomed page counts as a narrow one.
func OnRoom(tell func(room int)) {
	always("onRoom", func(args []value) { tell(args[0].Int()) })
}

// OnSheet is told that the reader went back while a sheet was open, which is to close it.
func OnSheet(left func()) { always("onSheet", func([]value) { left() }) }

// OpenSheet gives the element with that id the focus once it is drawn, keeps the focus inside it, and makes it one step
// of the history.
func OpenSheet(id string) { do("openSheet", id) }

// CloseSheet lets the rest of the page be used again, and gives the focus back to where it was.
func CloseSheet() { do("closeSheet") }
