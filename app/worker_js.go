package app

import (
	"context"
	"encoding/json"
	"errors"
	"syscall/js"
	"time"

	"github.com/stet-diff/stet/app/engine"
	"github.com/stet-diff/stet/app/snapshot"
)

// serveEngine answers the page's requests one by one. The three functions it calls are those of worker.js.
func serveEngine() {
	global := js.Global()
	start := time.Now()
	e := engine.New(snapshot.Host{Decode: decode}, func() int64 { return time.Since(start).Microseconds() })
	send := func(response engine.Response) {
		text, err := json.Marshal(response)
		if err != nil {
			panic("an answer that is no JSON: " + err.Error())
		}
		if response.Section != nil {
			global.Call("stetSend", string(text), response.Section.HTML)
			return
		}
		global.Call("stetSend", string(text))
	}
	global.Call("stetReceive", js.FuncOf(func(_ js.Value, args []js.Value) any {
		var request engine.Request
		if err := json.Unmarshal([]byte(args[0].String()), &request); err != nil {
			return nil
		}
		if request.Read != nil && args[1].Truthy() {
			request.Read.Data = make([]byte, args[1].Length())
			js.CopyBytesToGo(request.Read.Data, args[1])
		}
		e.Handle(context.Background(), request, send)
		return nil
	}))
	select {}
}

// decode is the browser's TextDecoder.
func decode(label string, data []byte) (text string, err error) {
	defer func() {
		if recover() != nil {
			err = errors.New("the browser knows no encoding " + label)
		}
	}()
	bytes := js.Global().Get("Uint8Array").New(len(data))
	js.CopyBytesToJS(bytes, data)
	return js.Global().Call("stetDecode", label, bytes).String(), nil
}
