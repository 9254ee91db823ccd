package engine

import (
	"encoding/json"
	"errors"
	"fmt"
)

// EncodeRequest writes a request for the journey to the worker. The bytes of an input travel beside it.
func EncodeRequest(r Request) ([]byte, error) { return json.Marshal(r) }

// DecodeRequest reads a request and joins it with the bytes that travelled beside it. A message that asks for
// nothing, or for two things, is an error, and of the request there is at most the ID; nothing makes it panic.
func DecodeRequest(message, data []byte) (Request, error) {
	var r Request
	if err := json.Unmarshal(message, &r); err != nil {
		return Request{ID: r.ID}, fmt.Errorf("not a request: %w", err)
	}
	asked := 0
	for _, set := range []bool{r.Read != nil, r.Compare != nil, r.View != nil} {
		if set {
			asked++
		}
	}
	if asked != 1 {
		return Request{ID: r.ID}, errors.New("not a request: it must ask for exactly one thing")
	}
	if r.Read != nil {
		r.Read.Data = data
	}
	return r, nil
}

// EncodeResponse writes a response for the journey to the page, and beside it the markup of its section, if it has
// one.
func EncodeResponse(r Response) (message []byte, html string, err error) {
	message, err = json.Marshal(r)
	if r.Section != nil {
		html = r.Section.HTML
	}
	return message, html, err
}

// DecodeResponse reads a response. The markup of a section stays outside: it goes from the message to the guard.
func DecodeResponse(message []byte) (Response, error) {
	var r Response
	if err := json.Unmarshal(message, &r); err != nil {
		return Response{}, fmt.Errorf("not a response: %w", err)
	}
	return r, nil
}
