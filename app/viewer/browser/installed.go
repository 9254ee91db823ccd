package browser

// OnInstallable is told whether the browser offers to install Stet as an app, now and at each change.
func OnInstallable(tell func(bool)) {
	always("onInstallable", func(args []value) { tell(args[0].Bool()) })
}

// Install has the browser ask the reader. It does so only in answer to a click or a key.
func Install() { do("install") }

// Single reports whether the page is stet.html, the single file.
func Single() bool { return text("form") == "single" }
