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
	for _, set := range []bool{r.Read != nil, r.Compare != nil, r.View != nil, r.Export != nil, r.Language != nil, r.Text != nil, r.Dim != nil, r.Forget != nil} {
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

// EncodeResponse writes a response for the journey to the page, and what travels beside it: the markup of its section
// or the bytes of its file, if it has one.
func EncodeResponse(r Response) (message []byte, html string, data []byte, err error) {
	message, err = json.Marshal(r)
	if r.Section != nil {
		html = r.Section.HTML
	}
	if r.File != nil {
		data = r.File.Data
	}
	return message, html, data, err
}

// DecodeResponse reads a response. The markup of a section stays outside, as the bytes of a file do: the one
// goes from the message to the guard, the other to the reader's disk.
func DecodeResponse(message []byte) (Response, error) {
	var r Response
	if err := json.Unmarshal(message, &r); err != nil {
		return Response{}, fmt.Errorf("not a response: %w", err)
	}
	return r, nil
}
