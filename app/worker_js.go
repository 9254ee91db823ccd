package app

import (
	"context"
	"errors"
	"syscall/js"
	"time"

	"github.com/stet-diff/stet/app/engine"
	"github.com/stet-diff/stet/app/snapshot"
)

// serveEngine answers the page's requests one by one. It never returns.
func serveEngine() {
	start := time.Now()
	e := engine.New(snapshot.Host{Decode: decode}, func() int64 { return time.Since(start).Microseconds() })
	e.Serve(context.Background(), listen())
}

// A port is the worker's end of the line. The two functions it calls are those of worker.js.
type port struct{ arrived chan parcel }

// A parcel is a message and the bytes beside it.
type parcel struct{ message, data []byte }

// crowd is more messages than the page ever sends at once.
const crowd = 4096

func listen() port {
	p := port{make(chan parcel, crowd)}
	js.Global().Call("stetReceive", js.FuncOf(func(_ js.Value, args []js.Value) any {
		next := parcel{message: []byte(args[0].String())}
		if args[1].Truthy() {
			next.data = make([]byte, args[1].Length())
			js.CopyBytesToGo(next.data, args[1])
		}
		p.arrived <- next
		return nil
	}))
	return p
}

// Receive waits for the page.
func (p port) Receive() (message, data []byte, ok bool) {
	next, ok := <-p.arrived
	return next.message, next.data, ok
}

// Send sends an answer to the page.
func (p port) Send(message []byte, html string, data []byte) {
	args := []any{string(message), js.Undefined(), js.Undefined()}
	if html != "" {
		args[1] = html
	}
	if data != nil {
		args[2] = array(data)
	}
	js.Global().Call("stetSend", args...)
}

// decode is the browser's TextDecoder.
func decode(label string, data []byte) (text string, err error) {
	defer func() {
		if recover() != nil {
			err = errors.New("the browser knows no encoding " + label)
		}
	}()
	return js.Global().Call("stetDecode", label, array(data)).String(), nil
}

func array(data []byte) js.Value {
	bytes := js.Global().Get("Uint8Array").New(len(data))
	js.CopyBytesToJS(bytes, data)
	return bytes
}
