package engine

import "context"

// A Port is the worker's end of the line to the page.
type Port interface {
	// Receive waits for a message and the bytes that travelled beside it; not ok means that no more will come.
	Receive() (message, data []byte, ok bool)
	// Send sends a message, and the markup or the bytes that travel beside it.
	Send(message []byte, html string, data []byte)
}

// Serve answers all requests that come through the port, one after the other, until there are no more. A message that
// is no request is answered with an Err, under its ID if it has one.
func (e *Engine) Serve(ctx context.Context, port Port) {
	send := func(answer Response) {
		message, html, data, err := EncodeResponse(answer)
		if err != nil { // text and numbers can always be written; times that no calendar has are left out before
			panic(err)
		}
		port.Send(message, html, data)
	}
	for {
		message, data, ok := port.Receive()
		if !ok {
			return
		}
		request, err := DecodeRequest(message, data)
		if err != nil {
			send(Response{ID: request.ID, Done: true, Err: &Error{Code: "message", What: "The page asked for something unknown.",
				Advice: "Please reload the page.", Detail: err.Error()}})
			continue
		}
		e.Handle(ctx, request, send)
	}
}
