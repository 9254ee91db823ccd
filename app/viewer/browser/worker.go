package browser

// HTML is a section's markup on its way from the worker to Host.Append. It never enters the program's memory; the
// zero value is no section.
type HTML struct{ markup value }

// Bytes are a file on its way from the worker to the reader's disk. They never enter the program's memory either.
type Bytes struct{ array value }

// Save offers the bytes to the reader as a file.
func (b Bytes) Save(name, mediaType string) error { return do("download", name, mediaType, b.array) }

// A Worker is the engine's thread, as the page sees it. The callbacks are set before Start; none may block.
type Worker struct {
	// Message receives each answer, and the section or the file that came with it.
	Message func(json []byte, html HTML, file Bytes)
	// Ready is called when a worker listens: after Start, and after each Restart.
	Ready func()
	// Died is called when the worker ended by itself, with the cause. Restart starts another.
	Died func(reason string)
	// Unreadable is called in place of sending when a source's bytes cannot be read, as of a file that is gone.
	Unreadable func(json []byte, source int, reason string)
}

// Start is called once, when the page is mounted. It puts the network lock on, then starts the worker, which
// inherits it. Text boxes that were typed into before are filled again. Messages may be sent at once.
func (w *Worker) Start() {
	w.connect("startWorker", []func([]value){
		func(args []value) { w.Message([]byte(args[0].String()), HTML{args[1]}, Bytes{args[2]}) },
		func([]value) { call(w.Ready) },
		func(args []value) { w.Died(args[0].String()) },
		func(args []value) { w.Unreadable([]byte(args[0].String()), args[1].Int(), args[2].String()) },
	})
}

func (w *Worker) connect(name string, tell []func([]value)) { always(name, tell...) }

// Send sends one request, with the bytes of a source unless that is 0. Requests arrive in the order they were sent.
func (w *Worker) Send(json []byte, source int) { do("sendWorker", string(json), source) }

// Restart ends the worker at once and starts a new one, which has read nothing yet. Nothing that the old one still
// says is delivered, and what was sent and not yet taken is dropped.
func (w *Worker) Restart() { do("restartWorker") }

// Watch says whether an answer is awaited. While one is, a worker that gives no sign of life for five seconds, and could
// have given one, is ended, and Died is called.
func (w *Worker) Watch(awaited bool) { do("watchWorker", awaited) }

func call(f func()) {
	if f != nil {
		f()
	}
}
