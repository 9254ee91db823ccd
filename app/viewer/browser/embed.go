package browser

import "encoding/json"

// An Order is a message of the page around the viewer. It has passed the checks of web/orders.js.
type Order struct {
	Type       string // "compare", "config", "go", "get", "cancel" or "rest"
	ID         int    // the page's number for the request
	Sources    []int  // of compare: the versions, oldest first
	Options    OrderOptions
	To, Format string // where to go; which kind of file to get
}

// OrderOptions are all options as they were set so far. An empty one is the viewer's own choice.
type OrderOptions struct {
	View, Grain, Theme, Change, Lang string
	Ignore                           []string // nil is the viewer's own choice, empty is nothing
}

// OnOrder is told of every order, starting with the last comparison that was asked for before this program ran. On a
// page that stands alone there is none.
func OnOrder(tell func(Order)) {
	perhaps("onOrder", func(args []value) {
		var order Order
		if err := json.Unmarshal([]byte(args[0].String()), &order); err != nil {
			panic("reading an order: " + err.Error())
		}
		tell(order)
	})
}

// Hosted reports whether a page around the viewer speaks with it.
func Hosted() bool { return text("hosted") != "" }

// TellHost sends a message to the page around the viewer, and the bytes that go with it.
func TellHost(message []byte, file Bytes) { do("tellHost", string(message), file.array) }

// Rest ends the worker until the next Send. What it had read and compared is gone.
func (w *Worker) Rest() { do("restWorker") }
