package app

// watch has the page notice when the engine stops speaking, while anything was asked of it: a reading, a comparison,
// rows, a file.
func (d *desk) watch() {
	if awaited := len(d.asked) > 0; awaited != d.awaits {
		d.awaits = awaited
		d.worker.Watch(awaited)
	}
}
