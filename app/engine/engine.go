package engine

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/app/render"
	"github.com/stet-diff/stet/app/snapshot"
	"github.com/stet-diff/stet/web/words"
)

// An Engine holds what the page has given so far. It handles one request at a time.
type Engine struct {
	host     snapshot.Host
	clock    func() int64
	versions map[int][]article.Version // by source
	data     map[int][]byte            // the bytes of each source, for telling equal files
	last     *compare.Comparison
	tray     bool                     // that is one of what stands outside the articles
	groups   []int                    // the first rows of the groups in which it was drawn
	how      compare.Options          // what last was made with
	carried  map[int]*article.Carried // of each source that is a saved comparison
	words    words.Words
}

// New returns an engine that has read nothing. The clock gives microseconds from any moment on. It measures how long
// comparing took and when it is time for another Progress; nothing else depends on it.
func New(host snapshot.Host, clock func() int64) *Engine {
	return &Engine{host: host, clock: clock, versions: map[int][]article.Version{}, data: map[int][]byte{}, carried: map[int]*article.Carried{}}
}

// Handle answers a request. Every response has the request's ID, and exactly one, the last, has Done. What cannot be
// done is answered with an Err that says what happened and what to try.
func (e *Engine) Handle(ctx context.Context, r Request, emit func(Response)) {
	send := func(answer Response) {
		answer.ID = r.ID
		emit(answer)
	}
	beat := &pulse{clock: e.clock, send: send}
	if err := e.try(ctx, r, beat); err != nil {
		send(Response{Err: explain(r, err)})
	}
	send(Response{Done: true})
}

// try does what is asked; a panic is an error like any other.
func (e *Engine) try(ctx context.Context, r Request, beat *pulse) (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = stopped(r, beat.stage, fault)
		}
	}()
	switch {
	case r.Read != nil:
		return e.read(*r.Read, beat)
	case r.Compare != nil:
		return e.compare(ctx, *r.Compare, beat)
	case r.View != nil:
		return e.view(ctx, *r.View, beat)
	case r.Export != nil:
		return e.export(*r.Export, beat)
	case r.Language != nil:
		e.words = words.Read(r.Language.Code, r.Language.File)
		return nil
	case r.Dim != nil:
		return e.dim(*r.Dim, beat)
	case r.Text != nil:
		return e.text(*r.Text, beat)
	case r.Forget != nil:
		delete(e.versions, r.Forget.Source)
		delete(e.data, r.Forget.Source)
		delete(e.carried, r.Forget.Source)
		return nil
	}
	return &Error{Code: "message", What: "The request asks for nothing.", Advice: "Please reload the page."}
}

// stopped is what the reader is told of a fault of our own.
func stopped(r Request, stage string, fault any) *Error {
	told := &Error{Code: "engine-stopped", Advice: "Your texts are kept: try again.", Detail: fmt.Sprint(fault)}
	switch {
	case r.Read != nil:
		told.Code, told.File = "reading-stopped", r.Read.Name
		told.What, told.Advice = "Reading stopped in the middle.", "Paste the text of the article instead."
	case stage == "":
		told.What = "The comparison stopped before it began."
	default:
		told.Args = []string{stage}
		told.What = "The comparison stopped at ‘" + stage + "’."
	}
	return told
}

// Error makes an Error of the messages an error.
func (e *Error) Error() string { return e.What }

// explain is an error as the reader is told of it.
func explain(r Request, err error) *Error {
	var told *Error
	if errors.As(err, &told) {
		return told
	}
	var refused *snapshot.Error
	if errors.As(err, &refused) {
		detail := ""
		if refused.Err != nil {
			detail = refused.Err.Error()
		}
		return &Error{Code: refused.Code, File: refused.File, What: refused.What, Advice: refused.Advice, Detail: detail, Args: []string{nameIn(refused.File)}}
	}
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return &Error{Code: "cancelled", What: "The comparison was cancelled.", Advice: "Both texts are still here: compare again."}
	}
	name := ""
	if r.Read != nil {
		name = r.Read.Name
	}
	return &Error{Code: "failed", File: name, What: "This could not be done.", Advice: "Try another file, or paste the text.", Detail: err.Error()}
}

// nameIn is the name that a sentence has in quotation marks; nothing for a text without a name.
func nameIn(quoted string) string {
	name, _ := strings.CutPrefix(quoted, "‘")
	name, named := strings.CutSuffix(name, "’")
	if !named {
		return ""
	}
	return name
}

// view draws the last comparison, section by section, the ones near the reader first.
func (e *Engine) view(ctx context.Context, v View, beat *pulse) error {
	if e.last == nil {
		return errNothing
	}
	beat.at("drawing", 0, len(e.last.Rows))
	index := 0
	for group, html := range render.Begin(*e.last, v.Layout).In(e.words).Around(v.Near, e.groups) {
		if err := ctx.Err(); err != nil {
			return err
		}
		beat.send(Response{Section: &Section{Layout: v.Layout, Index: index, Group: group, HTML: html}})
		index++
	}
	return nil
}

var errNothing = &Error{Code: "nothing-compared", What: "There is no comparison to show.", Advice: "Compare two versions first."}
