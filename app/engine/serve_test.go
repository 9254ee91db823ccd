package engine

import (
	"context"
	"strings"
	"testing"

	"github.com/stet-diff/stet/app/snapshot"
)

// A line is a port whose page has said all it will say.
type line struct {
	asked [][2]string // message and data
	told  []Response
	html  []string
}

func (l *line) Receive() (message, data []byte, ok bool) {
	if len(l.asked) == 0 {
		return nil, nil, false
	}
	next := l.asked[0]
	l.asked = l.asked[1:]
	return []byte(next[0]), []byte(next[1]), true
}

func (l *line) Send(message []byte, html string, data []byte) {
	response, err := DecodeResponse(message)
	if err != nil {
		panic(err)
	}
	l.told, l.html = append(l.told, response), append(l.html, html)
}

func TestServeAnswersUntilTheLineEnds(t *testing.T) {
	l := &line{asked: [][2]string{
		{`{"ID":1,"Read":{"Source":1,"Name":"old.txt"}}`, older},
		{`{"ID":2,"Read":{"Source":2,"Name":"new.txt"}}`, newer},
		{`{"ID":3,"Erase":{}}`, ""},
		{`not JSON`, ""},
		{`{"ID":5,"Compare":{"Old":{"Source":1},"New":{"Source":2},"View":{"Layout":"inline"}}}`, ""},
	}}
	New(snapshot.Host{}, ticking()).Serve(context.Background(), l)
	done, drawn := []int{}, ""
	for i, r := range l.told {
		if r.Done {
			done = append(done, r.ID)
		}
		if r.Err != nil && (r.Err.Code != "message" || r.ID != 3 && r.ID != 0) {
			t.Errorf("request %d: %+v", r.ID, r.Err)
		}
		if (r.Section != nil) != (l.html[i] != "") {
			t.Errorf("response %d has a section and no markup, or markup and no section", i)
		}
		drawn += l.html[i]
	}
	if len(done) != 5 || done[0] != 1 || done[1] != 2 || done[2] != 3 || done[3] != 0 || done[4] != 5 {
		t.Errorf("done with %v", done)
	}
	if !strings.Contains(drawn, "Wednesday</ins>") {
		t.Errorf("the sections are %q", drawn)
	}
}
