package main

import (
	"fmt"
	"maps"
	"net/http"
	"strconv"
	"time"
)

// An answer is one response on its way, and what the log will say of it.
type answer struct {
	w       http.ResponseWriter
	r       *http.Request
	limits  limits
	started time.Time

	name, encoding string
	status, bytes  int
}

// file answers GET and HEAD of an address of the site: encoding, then conditions, then range.
func (a *answer) file(e *entry) {
	v := choose(e.variants, a.r.Header["Accept-Encoding"])
	if v == nil {
		a.text(e.bare, http.StatusNotAcceptable)
		return
	}
	switch {
	case !passes(a.r.Header, v.tag):
		a.text(e.bare, http.StatusPreconditionFailed)
	case known(a.r.Header, v.tag):
		a.send(v.same, http.StatusNotModified, nil)
	default:
		a.encoding = v.whole.Get("Content-Encoding")
		a.bytesOf(v, e)
	}
}

// bytesOf sends a variant, or the part of it that was asked for.
func (a *answer) bytesOf(v *variant, e *entry) {
	p, only, ok := wanted(a.r.Header, v.tag, len(v.body))
	switch {
	case a.r.Method == http.MethodHead || !only:
		a.send(v.whole, http.StatusOK, v.body)
	case !ok:
		a.encoding = ""
		a.w.Header().Set("ETag", v.tag)
		a.w.Header().Set("Content-Range", fmt.Sprintf("bytes */%d", len(v.body)))
		a.text(e.bare, http.StatusRequestedRangeNotSatisfiable)
	default:
		h := maps.Clone(v.whole)
		h.Set("Content-Range", fmt.Sprintf("bytes %d-%d/%d", p.start, p.end-1, len(v.body)))
		h.Set("Content-Length", strconv.Itoa(p.end-p.start))
		a.send(h, http.StatusPartialContent, v.body[p.start:p.end])
	}
}

func (a *answer) allow() { a.w.Header().Set("Allow", "GET, HEAD, OPTIONS") }

// text sends the name of the status as the body, since words of the request never stand in an answer.
func (a *answer) text(bare http.Header, status int) {
	a.w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	a.send(bare, status, []byte(http.StatusText(status)+"\n"))
}

// send writes the answer. The headers' lists are shared by all answers: they are set, never appended to.
func (a *answer) send(h http.Header, status int, body []byte) {
	maps.Copy(a.w.Header(), h)
	if body != nil && h["Content-Length"] == nil {
		a.w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	}
	a.status = status
	a.w.WriteHeader(status)
	if a.r.Method != http.MethodHead {
		a.write(body)
	}
}

// pieceSize is how much must pass within limits.piece. One deadline for a whole file would be too long for an idle
// reader or too short for a slow one.
const pieceSize = 64 << 10

// write gives up when the client does not take the next piece in time, or the whole in limits.answer.
func (a *answer) write(body []byte) {
	control := http.NewResponseController(a.w)
	last := a.started.Add(a.limits.answer)
	for len(body) > 0 {
		deadline := time.Now().Add(a.limits.piece)
		if deadline.After(last) {
			deadline = last
		}
		if control.SetWriteDeadline(deadline) != nil {
			return
		}
		n, err := a.w.Write(body[:min(len(body), pieceSize)])
		a.bytes += n
		if err != nil {
			return
		}
		body = body[n:]
	}
}
