package browser

import (
	"syscall/js"
	"time"
)

// jsPage is the page of a real browser.
type jsPage struct {
	listening   bool
	click, wide js.Func
}

func thePage() page { return &jsPage{} }

func (*jsPage) insert(id string, group int, html HTML) bool {
	return (&jsPage{}).tell("hostAppend", id, html.markup, group)
}

func (*jsPage) tell(name string, args ...any) bool {
	v, err := result(name, args...)
	return err == nil && v.Type() == js.TypeBoolean && v.Bool()
}

func (*jsPage) ask(name string, args ...any) string { return text(name, args...) }

// listen makes the two callbacks of a host once, and points them at the element that is there now.
func (p *jsPage) listen(h *Host) {
	if !p.listening {
		p.listening = true
		p.click = guarded(func(args []js.Value) any { h.clicked(args[0].String()); return nil })
		p.wide = guarded(func(args []js.Value) any { h.widened(args[0].Bool()); return nil })
	}
	do("hostClicks", h.ID, p.click)
	do("hostWatch", h.ID, wide, p.wide)
}

func (*jsPage) now() time.Time { return time.Now() }

// later runs f when the browser has dealt with what the reader did meanwhile.
func (*jsPage) later(f func()) {
	time.AfterFunc(0, func() {
		defer func() {
			if r := recover(); r != nil {
				fault("drawing sections failed")
			}
		}()
		f()
	})
}
