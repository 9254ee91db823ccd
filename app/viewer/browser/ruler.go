package browser

// Ruler draws the marks of changes. Rows is how many rows the text has; marks names each change, in order, as
// "row:kind:number:paragraph", between semicolons; names is what the page calls the kinds, as JSON.
func Ruler(rows int, marks, names string) { do("ruler", rows, marks, names) }

// RulerAt points at the change of a number; 0 is none.
func RulerAt(number int) { do("rulerAt", number) }

// RulerThere looks for a ruler that was drawn anew. It costs next to nothing.
func RulerThere() { do("rulerThere") }

// OnRuler is told of the number of a change that the reader picks.
func OnRuler(tell func(number int)) {
	always("onRuler", func(args []value) { tell(args[0].Int()) })
}

// CopyChange puts the paragraph of a change on the clipboard: "old", "new", "both", or as a quotation of a version
// that is called so, "quote-old" and "quote-new". Then is called once; the error "nothing" says that the side is empty.
func (h *Host) CopyChange(change, what, oldName, newName string, then func(error)) {
	once("copyChange", func(args []value) { then(failure(args[0].String())) }, h.ID, change, what, oldName, newName)
}

// Quiet dims the changes with those ids, between spaces, in the rows that are there and in those that come.
func Quiet(ids string) { do("quiet", ids) }

// UseSettings lets lines be as long as there is room, or not.
func UseSettings(wide bool) { do("useSettings", wide) }
