package browser

// Keep hands a text to the page, which holds it while the program dies and starts again. What belongs there is
// whatever the program needs to stand where it stood: which input is on which side, the view.
func Keep(state string) { do("keep", state) }

// Kept returns the text that was last given to Keep, and why the program before this one ended; both are empty in
// the first.
func Kept() (state, died string) { return text("kept"), text("whyDied") }

// LoadSettings returns what SaveSettings stored, or nothing where storage is empty or refused.
func LoadSettings() string { return text("loadSettings") }

// SaveSettings stores settings on this device; an empty text erases them. An error says that storage is refused.
func SaveSettings(settings string) error { return do("saveSettings", settings) }

// SetTheme draws the page light or dark, or with "" as the system is.
func SetTheme(theme string) { do("setTheme", theme) }

// SetTitle names the page.
func SetTitle(title string) { do("setTitle", title) }

// Announce has a screen reader say a line, at most one a second. A newer line replaces one that still waits.
func Announce(line string) { do("announce", line) }

// Copy puts text on the clipboard. Then is called once, with an error where the browser refuses.
func Copy(text string, then func(error)) {
	once("copy", func(args []value) { then(failure(args[0].String())) }, text)
}

// Fragment returns the part of the address after "#".
func Fragment() string { return text("fragment") }

// SetFragment changes the part of the address after "#", as a new step of the history or in place of this one. The
// step remembers which screen it shows.
func SetFragment(fragment string, screen int, push bool) { do("setFragment", fragment, screen, push) }

// OnFragment is told of fragments that the reader goes to, and of the screen that SetFragment said of them: back,
// forward, or typed. Those that were typed have the screen -1.
func OnFragment(tell func(fragment string, screen int)) {
	always("onFragment", func(args []value) { tell(args[0].String(), args[1].Int()) })
}

// OnUpdate is told when a newer Stet is on this device and waits for Update.
func OnUpdate(tell func()) { always("onUpdate", func([]value) { tell() }) }

// Update takes the newer Stet and loads the page again, which then holds what this one holds. Where that cannot be
// kept meanwhile, the page stays and failed is called.
func Update(failed func(error)) {
	once("update", func(args []value) { failed(failure(args[0].String())) })
}

// A Key is one press of a key.
type Key struct {
	Name             string // as the browser names it: "n", "F7", "ArrowDown"
	Ctrl, Alt, Shift bool   // Ctrl is also the command key
	InField          bool   // the focus is where the reader types
}

// OnKey is told of every key. It answers whether it used the key, which the browser then ignores.
func OnKey(used func(Key) bool) {
	asked("onKey", func(args []value) bool {
		return used(Key{args[0].String(), args[1].Bool(), args[2].Bool(), args[3].Bool(), args[4].Bool()})
	})
}

// Address returns the page's address without query and fragment, or nothing where others could not open it.
func Address() string { return text("address") }

// Print opens the browser's print.
func Print() { do("print") }

// CopyAddress puts the page's whole address on the clipboard. Then is called once, with an error where the browser
// refuses.
func CopyAddress(then func(error)) {
	once("copyAddress", func(args []value) { then(failure(args[0].String())) })
}

// FocusBack puts the focus back where it was before FocusOn moved it, or else on the current change.
func FocusBack() { do("focusBack") }
