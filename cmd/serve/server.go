package main

import (
	"log/slog"
	"net/http"
	"strings"
	"sync/atomic"
	"time"
)

// A server answers the addresses of one site. After load it only reads what it holds.
type server struct {
	paths   map[string]*entry // by the bytes of the request target before "?"
	lost    *entry            // what stands at every other address
	base    string
	bare    http.Header // of answers that are about no file
	limits  limits
	log     *slog.Logger
	closing atomic.Bool // set once the program was told to stop
}

func newServer(o options) *server {
	bare := headersOf("file", "text/plain", o)
	return &server{
		paths: map[string]*entry{}, lost: &entry{name: "-", bare: bare}, base: o.base, bare: bare, limits: usual,
		log: slog.New(slog.DiscardHandler),
	}
}

// ServeHTTP answers one request and writes one line to the log.
func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	a := &answer{w: w, r: r, limits: s.limits, started: time.Now(), name: "-"}
	body := r.ContentLength != 0 && r.ProtoMajor == 1
	if body {
		// Nothing reads the body, so the next request on this connection could not be found.
		w.Header().Set("Connection", "close")
	}
	s.answer(a)
	if body {
		// net/http throws away what of the body arrives, so that the client can read the answer: not for long.
		http.NewResponseController(w).SetReadDeadline(time.Now().Add(s.limits.linger))
	}
	s.log.Info("answer", "method", methodName(r.Method), "path", a.name, "status", a.status,
		"encoding", a.encoding, "bytes", a.bytes, "duration", time.Since(a.started))
}

func (s *server) answer(a *answer) {
	target, _, _ := strings.Cut(a.r.RequestURI, "?")
	e := s.paths[target]
	if e == nil {
		e = s.lost
	}
	a.name = e.name
	switch {
	case a.r.Method == http.MethodOptions:
		a.allow()
		a.send(e.bare, http.StatusNoContent, nil)
	case a.r.Method != http.MethodGet && a.r.Method != http.MethodHead:
		a.allow()
		a.text(e.bare, http.StatusMethodNotAllowed)
	case target == s.base+"healthz":
		s.health(a)
	case target+"/" == s.base:
		a.w.Header().Set("Location", s.base)
		a.text(s.bare, http.StatusPermanentRedirect)
	case e == s.lost:
		s.missing(a)
	default:
		a.file(e)
	}
}

// health tells a balancer whether to send more.
func (s *server) health(a *answer) {
	a.name = "/healthz"
	h := s.bare.Clone()
	h.Set("Cache-Control", "no-store")
	h.Set("Content-Type", "text/plain; charset=utf-8")
	if s.closing.Load() {
		a.send(h, http.StatusServiceUnavailable, []byte("stopping\n"))
		return
	}
	a.send(h, http.StatusOK, []byte("ok\n"))
}

// missing sends the site's own page, if it has one.
func (s *server) missing(a *answer) {
	if s.lost.variants == nil {
		a.text(s.lost.bare, http.StatusNotFound)
		return
	}
	v := choose(s.lost.variants, a.r.Header["Accept-Encoding"])
	if v == nil {
		v = plain(s.lost.variants)
	}
	a.encoding = v.whole.Get("Content-Encoding")
	a.send(v.whole, http.StatusNotFound, v.body)
}

// methodName keeps words that a client made up out of the log.
func methodName(method string) string {
	switch method {
	case "GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT":
		return method
	}
	return "-"
}
