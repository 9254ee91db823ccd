package seq

// A Meter counts all work of one comparison and calls Tick about every 16,384 units. Tick returns false when the
// comparison is no longer wanted.
type Meter struct {
	Used    int64
	Tick    func() bool
	Stopped bool
	next    int64
}

// tickEvery is how many units pass between two ticks.
const tickEvery = 16384

// Count adds units without taking them from any share.
func (m *Meter) Count(units int64) {
	m.Used += units
	if m.Used >= m.next {
		m.next = m.Used + tickEvery
		if m.Tick != nil && !m.Tick() {
			m.Stopped = true
		}
	}
}

// Work is a share of the budget: units that may still be spent. It is fixed before the work starts, and what is
// left of it goes to nobody, so that no result depends on the order of work.
type Work struct {
	Left  int64
	Usual int64 // what would be left of the default budget: methods are chosen by it, so that Left only says when to stop
	Spent bool  // a Take was refused
	Meter *Meter
}

// Take spends units and reports whether they were there. After the first refusal there are none.
func (w *Work) Take(units int64) bool {
	if w.Spent || w.Meter.Stopped {
		return false
	}
	if w.Left < units {
		w.Spent = true
		return false
	}
	w.Left -= units
	w.Usual -= units
	w.Meter.Count(units)
	return true
}
