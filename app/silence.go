package app

import "time"

// silent is how long the engine may say nothing while it works; it speaks four times a second.
const silent = 5 * time.Second

// A watch notices when the engine stops speaking. It runs while something is being worked on.
type watch struct {
	dead  func()
	timer *time.Timer
}

// watchSilence starts or ends the watch as the Model says.
func (d *desk) watchSilence() {
	switch busy := d.model.Busy.Working(); {
	case busy && d.silence.timer == nil:
		d.silence.timer = time.AfterFunc(silent, d.silence.expired)
	case !busy && d.silence.timer != nil:
		d.silence.timer.Stop()
		d.silence.timer = nil
	}
}

// heard puts the end off.
func (w *watch) heard() {
	if w.timer != nil {
		w.timer.Reset(silent)
	}
}

func (w *watch) expired() {
	w.timer = nil
	w.dead()
}
