package browser

import (
	"fmt"
	"reflect"
	"testing"
	"time"
)

// A fakePage writes down what a host asks of it. Each insertion takes cost; later work waits until turn is called.
type fakePage struct {
	calls   []string
	cost    time.Duration
	clock   time.Time
	next    []func()
	rows    map[string]bool // what hostShow and hostRestore find
	refuses bool
	place   string
}

func (p *fakePage) insert(id string, _ int, _ HTML) bool {
	p.calls = append(p.calls, "insert")
	p.clock = p.clock.Add(p.cost)
	if p.rows != nil {
		p.rows["3.0"] = len(p.calls) >= 3 // the third section holds the row that the tests go to
	}
	return !p.refuses
}

func (p *fakePage) tell(name string, args ...any) bool {
	p.calls = append(p.calls, fmt.Sprint(name, args))
	found := len(args) > 1 && p.rows[args[1].(string)]
	return found
}

func (p *fakePage) ask(string, ...any) string { return p.place }
func (p *fakePage) listen(*Host)              { p.calls = append(p.calls, "listen") }
func (p *fakePage) now() time.Time            { return p.clock }
func (p *fakePage) later(f func())            { p.next = append(p.next, f) }

// turn lets the browser come back once.
func (p *fakePage) turn() bool {
	if len(p.next) == 0 {
		return false
	}
	f := p.next[0]
	p.next = p.next[1:]
	f()
	return true
}

func TestTheFirstSectionAppearsAtOnceAndTheOthersInSlices(t *testing.T) {
	page := &fakePage{cost: 5 * time.Millisecond}
	host := &Host{ID: "host", page: page}
	drained := 0
	host.Drained = func() { drained++ }
	host.Append(0, 0, HTML{})
	if len(page.calls) != 1 || drained != 1 {
		t.Fatalf("after the first section: %v, drained %d times", page.calls, drained)
	}
	page.cost = 9 * time.Millisecond // now one section fills a slice
	host.waiting = []waiting{{1, 1, HTML{}}, {2, 2, HTML{}}, {3, 3, HTML{}}}
	host.Append(4, 4, HTML{})
	var steps []int
	for {
		steps = append(steps, host.Pending())
		if !page.turn() {
			break
		}
	}
	if want := []int{3, 2, 1, 0}; !reflect.DeepEqual(steps, want) || drained != 2 {
		t.Errorf("sections left after each slice: %v, drained %d times; want %v and twice", steps, drained, want)
	}
}

func TestSectionsThatComeWhileOthersWaitKeepTheirOrder(t *testing.T) {
	page := &fakePage{cost: 9 * time.Millisecond, refuses: true}
	host := &Host{ID: "host", page: page}
	var order []int
	host.Refused = func(index int) { order = append(order, index) }
	host.pumping = true // as if a slice were due
	for i := range 4 {
		host.Append(i, i, HTML{})
	}
	host.pump()
	host.Append(4, 4, HTML{})
	for page.turn() {
	}
	if want := []int{0, 1, 2, 3, 4}; !reflect.DeepEqual(order, want) {
		t.Errorf("inserted %v, want %v", order, want)
	}
}

func TestClearTakesWaitingSectionsToo(t *testing.T) {
	page := &fakePage{cost: 9 * time.Millisecond}
	host := &Host{ID: "host", page: page}
	host.waiting = []waiting{{0, 0, HTML{}}, {1, 1, HTML{}}}
	host.pump()
	host.Clear()
	for page.turn() {
	}
	if want := []string{"insert", "hostClear[host]"}; !reflect.DeepEqual(page.calls, want) {
		t.Errorf("got %v, want %v", page.calls, want)
	}
	host.Append(0, 0, HTML{})
	if host.Pending() != 0 {
		t.Error("a section that came after Clear still waits")
	}
}

func TestATurnDropsWhatWaitsAndBeginsWhereTheReaderIs(t *testing.T) {
	page := &fakePage{cost: 9 * time.Millisecond, place: "120"}
	host := &Host{ID: "host", page: page, waiting: []waiting{{0, 0, HTML{}}, {1, 1, HTML{}}}}
	host.pump()
	if row := host.Turn("inline"); row != 120 || host.Pending() != 0 {
		t.Errorf("the reader is at row %d, and %d sections of the old layout wait", row, host.Pending())
	}
	page.place = ""
	if row := host.Turn("split"); row != 0 {
		t.Errorf("nowhere is row %d", row)
	}
}

func TestGoingToAPlace(t *testing.T) {
	for _, c := range []struct {
		name  string
		to    func(*Host) bool
		there bool // the row is on the page from the start
		want  []string
	}{
		{"a change on the page is shown at once", func(h *Host) bool { return h.Show("3.0") }, true,
			[]string{"hostShow[host 3.0]", "insert", "insert", "insert"}},
		{"a change whose section waits is shown when it comes", func(h *Host) bool { return h.Show("3.0") }, false,
			[]string{"hostShow[host 3.0]", "insert", "hostShow[host 3.0]", "insert", "hostShow[host 3.0]", "insert"}},
		{"a place whose section waits is restored when it comes", func(h *Host) bool { h.Restore(Place{"3.0", 7}); return false }, false,
			[]string{"hostRestore[host 3.0 7]", "insert", "hostRestore[host 3.0 7]", "insert", "hostRestore[host 3.0 7]", "insert"}},
		{"nowhere is no place", func(h *Host) bool { h.Restore(Place{}); return false }, false,
			[]string{"insert", "insert", "insert"}},
	} {
		page := &fakePage{cost: 9 * time.Millisecond, rows: map[string]bool{"3.0": c.there}}
		host := &Host{ID: "host", page: page}
		host.waiting = []waiting{{0, 0, HTML{}}, {1, 1, HTML{}}, {2, 2, HTML{}}}
		if got := c.to(host); got != c.there {
			t.Errorf("%s: answered %v", c.name, got)
		}
		host.pump()
		for page.turn() {
		}
		if !reflect.DeepEqual(page.calls, c.want) {
			t.Errorf("%s: calls\n%v, want\n%v", c.name, page.calls, c.want)
		}
	}
}

func TestAPlaceIsKeptUntilItsSectionComesFromTheWorker(t *testing.T) {
	page := &fakePage{rows: map[string]bool{}}
	host := &Host{ID: "host", page: page}
	host.Restore(Place{"3.0", 7}) // nothing waits yet
	host.Append(0, 0, HTML{})
	host.Append(1, 1, HTML{})
	host.Append(2, 2, HTML{})
	want := []string{"hostRestore[host 3.0 7]", "insert", "hostRestore[host 3.0 7]", "insert", "hostRestore[host 3.0 7]", "insert"}
	if !reflect.DeepEqual(page.calls, want) {
		t.Errorf("got %v, want %v", page.calls, want)
	}
	host.Show("9.0")
	host.Clear()
	if page.calls = nil; host.after != nil {
		t.Error("a cleared host still wants to go somewhere")
	}
}

func TestTheLaterOfTwoPlacesWins(t *testing.T) {
	page := &fakePage{cost: 9 * time.Millisecond, rows: map[string]bool{}}
	host := &Host{ID: "host", page: page, waiting: []waiting{{0, 0, HTML{}}}}
	host.Show("9.0")
	host.ShowRow("r1")
	host.pump()
	if want := []string{"hostShow[host 9.0]", "hostShowRow[host r1]", "insert", "hostShowRow[host r1]"}; !reflect.DeepEqual(page.calls, want) {
		t.Errorf("got %v, want %v", page.calls, want)
	}
}

func TestPlaceAndClicksAreRead(t *testing.T) {
	page := &fakePage{place: `{"Row":"r12","Offset":-40}`}
	host := &Host{ID: "host", page: page}
	if got, want := host.Place(), (Place{"r12", -40}); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
	var clicks []Click
	host.clicked(`{"Action":"x"}`) // nobody listens
	host.Clicked = func(c Click) { clicks = append(clicks, c) }
	host.clicked(`{"Action":"open","Row":"4"}`)
	host.clicked(`not a click`)
	if want := []Click{{Action: "open", Row: "4"}}; !reflect.DeepEqual(clicks, want) {
		t.Errorf("got %v, want %v", clicks, want)
	}
}

func TestWithoutABrowserEverythingAnswers(t *testing.T) {
	if HasDocument() {
		t.Error("there is no document")
	}
	if err := SaveSettings("x"); err == nil {
		t.Error("SaveSettings kept something")
	}
	if _, err := AddText("a", "text/plain", "b"); err == nil {
		t.Error("AddText kept something")
	}
	copied := 0
	Copy("x", func(err error) {
		if copied++; err == nil {
			t.Error("Copy copied")
		}
	})
	if copied != 1 {
		t.Errorf("Copy answered %d times, want once", copied)
	}
	host := Host{ID: "host"}
	host.Append(0, 0, HTML{})
	host.Watch()
	host.Clear()
	if host.Pending() != 0 || host.Show("1.0") || host.Place() != (Place{}) {
		t.Error("a host without a page shows something")
	}
}
