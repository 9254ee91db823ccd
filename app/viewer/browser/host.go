package browser

import (
	"encoding/json"
	"strconv"
	"time"
)

// slice is how long the page may be busy with sections before it looks at the reader's keys and clicks again.
const slice = 8 * time.Millisecond

// wide is the width, in em, from which two columns fit.
const wide = 56

// A Host is the element that holds a comparison's sections. Its ID is that of an empty element which the chrome
// draws; the host looks for it each time, so the chrome may draw it anew. The callbacks may be nil.
type Host struct {
	ID string
	// Refused is called for a section that the guard did not let through; it stands there as plain text.
	Refused func(index int)
	// Drained is called when all sections that were given stand on the page.
	Drained func()
	// Clicked is called for a click on a control or a row link inside a section.
	Clicked func(Click)
	// Wide is called by Watch, and whenever the host comes to hold two columns or no longer does.
	Wide func(bool)

	waiting []waiting
	stashed []waiting // those that waited when the others were put aside
	pumping bool
	after   func(*Host) bool // a place to go to once its row is there
	marking string           // a change to mark once its row is there
	page    page
}

// waiting is a section that is not on the page yet.
type waiting struct {
	index, group int
	html         HTML
}

// A Click says what was clicked inside a section. Each field is that of the nearest element around it that has it.
type Click struct {
	Action string // data-action of a button
	Href   string // "#r12" of a link to a row
	Row    string // data-row
	Change string // data-change
}

// A Place is where the reader stands: the row at the top of the view, and where its top is.
type Place struct {
	Row    string // the element's id; empty is nowhere
	Offset int    // pixels from the top of the view
}

// Clear takes all sections away, those that still wait included, and forgets where to go.
func (h *Host) Clear() {
	h.waiting, h.after, h.marking = nil, nil, ""
	h.run("hostClear")
}

// Stash puts all sections aside, to make room for those of another comparison. Sections that are aside already stay,
// and the others go away.
func (h *Host) Stash() {
	if h.run("hostStash") {
		h.stashed = h.waiting
	}
	h.waiting, h.after = nil, nil
}

// Unstash takes all sections away and brings back those put aside, where the reader stood in them.
func (h *Host) Unstash() {
	if !h.run("hostUnstash") {
		return
	}
	h.waiting, h.stashed, h.after = h.stashed, nil, nil
	if len(h.waiting) > 0 && !h.pumping {
		h.pump()
	}
}

// Settle lets go of the sections put aside: those of the other comparison stay.
func (h *Host) Settle() {
	h.stashed = nil
	h.run("hostSettle")
}

// Coming notes in the page whether sections are still on their way.
func (h *Host) Coming(on bool) { h.run("hostComing", on) }

// Fold hides runs of unchanged rows behind bars. It is for when all sections are there.
func (h *Host) Fold() { h.run("hostFold") }

// Unfold shows all that is behind bars.
func (h *Host) Unfold() { h.run("hostUnfold") }

// Append adds a section behind those of its group; groups stand in the order of their numbers. The first section that
// is given appears at once; the others follow in slices, so that the page answers between them.
func (h *Host) Append(index, group int, html HTML) {
	h.waiting = append(h.waiting, waiting{index, group, html})
	if !h.pumping {
		h.pump()
	}
}

// Turn begins a turn to another layout: the sections that are given from now on take the place of those of their
// groups, which stand until then. Folds, the current change and the reader's place stay. The rest of the page looks as
// a view wants it at once. Turn answers with the index of the row that the reader is at, whose section should come
// first.
func (h *Host) Turn(view string) (row int) {
	h.waiting, h.after = nil, nil
	row, _ = strconv.Atoi(h.on().ask("hostTurn", h.ID, view)) // nowhere: from the top
	return row
}

// Pending is how many sections still wait.
func (h *Host) Pending() int { return len(h.waiting) }

// pump puts sections on the page until the slice is used up, and comes back for the rest.
func (h *Host) pump() {
	p := h.on()
	h.pumping = true
	for start := p.now(); len(h.waiting) > 0 && p.now().Sub(start) < slice; {
		next := h.waiting[0]
		h.waiting = h.waiting[1:]
		if !p.insert(h.ID, next.group, next.html) && h.Refused != nil {
			h.Refused(next.index)
		}
		if h.after != nil && h.after(h) {
			h.after = nil
		}
		if h.marking != "" {
			h.Mark(h.marking)
		}
	}
	if len(h.waiting) > 0 {
		p.later(h.pump)
		return
	}
	h.pumping = false
	call(h.Drained)
}

// Show scrolls to a change, marks it as the current one and puts the focus on it. A change that is not on the page is
// shown when its section comes, unless another is asked for or the host is cleared; Show then answers false.
func (h *Host) Show(change string) bool {
	h.marking = ""
	return h.goTo(func(h *Host) bool { return h.run("hostShow", change) })
}

// Mark marks a change as the current one, at once or when its section comes, and leaves the reader where they are.
func (h *Host) Mark(change string) {
	h.marking = change
	if h.run("hostMark", change) {
		h.marking = ""
	}
}

// Ask has one of the page's functions about this host do something with what the reader looks at, and reports
// whether there was anything to do.
func (h *Host) Ask(name, arg string) bool { return h.run(name, arg) }

// ShowRow scrolls to the row with that element id, such as "r12", and puts the focus on it.
func (h *Host) ShowRow(id string) bool {
	return h.goTo(func(h *Host) bool { return h.run("hostShowRow", id) })
}

// Place returns where the reader stands.
func (h *Host) Place() Place {
	var place Place
	json.Unmarshal([]byte(h.on().ask("hostPlace", h.ID)), &place) // no page: no place
	return place
}

// View has the sections look as one of the views wants it, at once: the chrome says the same, but it is drawn some
// frames later, and a place that was come back to before would be lost again.
func (h *Host) View(name string) { h.run("hostView", name) }

// Restore scrolls so that the row of a place stands where it stood, at once or when its section comes. To keep the
// place over a change of view, call Place, Clear and Restore in this order.
func (h *Host) Restore(place Place) {
	if place.Row != "" {
		h.goTo(func(h *Host) bool { return h.run("hostRestore", place.Row, place.Offset) })
	}
}

func (h *Host) goTo(there func(*Host) bool) bool {
	h.after = nil
	if there(h) {
		return true
	}
	h.after = there // its section may still be with the worker
	return false
}

// Watch starts telling of clicks and of the host's width. It is called after the chrome has drawn the host, and
// again whenever it may have drawn it anew; it costs next to nothing.
func (h *Host) Watch() {
	h.on().listen(h)
}

func (h *Host) clicked(message string) {
	var click Click
	if json.Unmarshal([]byte(message), &click) == nil && h.Clicked != nil {
		h.Clicked(click)
	}
}

func (h *Host) widened(wide bool) {
	if h.Wide != nil {
		h.Wide(wide)
	}
}

// run calls one of the page's functions about this host and reports whether it answered true.
func (h *Host) run(name string, args ...any) bool {
	return h.on().tell(name, append([]any{h.ID}, args...)...)
}

// A page is what a host needs of the browser; tests have one of their own.
type page interface {
	insert(id string, group int, html HTML) bool
	tell(name string, args ...any) bool
	ask(name string, args ...any) string
	listen(h *Host)
	now() time.Time
	later(func())
}

func (h *Host) on() page {
	if h.page == nil {
		h.page = thePage()
	}
	return h.page
}
