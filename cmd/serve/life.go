package main

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"log"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"strings"
	"sync"
	"syscall"
	"time"
)

// limits are the patience of the server: tests have less.
type limits struct {
	header, request, idle time.Duration // to read a request's head; a request; to wait for the next
	piece, answer         time.Duration // to write 64 KiB; a whole answer
	linger                time.Duration // to let a body pass that nobody reads
}

var usual = limits{
	header: 5 * time.Second, request: 10 * time.Second, idle: 60 * time.Second,
	piece: 20 * time.Second, answer: 10 * time.Minute, linger: time.Second,
}

// live listens, says where, and serves until a signal; it returns the exit code.
func live(s *server, o options, stdout, stderr io.Writer) int {
	stop := make(chan os.Signal, 2)
	signal.Notify(stop, syscall.SIGTERM, os.Interrupt)
	defer signal.Stop(stop)
	l, err := net.Listen("tcp", o.addr)
	if err != nil {
		fmt.Fprintf(stderr, "serve: %v\n", err)
		return 2
	}
	fmt.Fprintf(stdout, "Stet is at %s\n", address(l.Addr(), o))
	h, held := s.httpServer(o), limited(l, o.conns)
	ended := make(chan error, 1)
	go func() { ended <- serve(h, held) }()
	select {
	case err := <-ended:
		fmt.Fprintf(stderr, "serve: %v\n", err)
		return 1
	case <-stop:
	}
	return s.finish(h, held, o.grace, stop, stderr)
}

func (s *server) httpServer(o options) *http.Server {
	h := &http.Server{
		Handler:           s,
		ReadHeaderTimeout: s.limits.header,
		ReadTimeout:       s.limits.request,
		WriteTimeout:      s.limits.piece, // until write sets a deadline of its own
		IdleTimeout:       s.limits.idle,
		MaxHeaderBytes:    16 << 10,
		ErrorLog:          log.New(faults{s.log}, "", 0),

		DisableGeneralOptionsHandler: true,
		Protocols:                    new(http.Protocols),
	}
	h.Protocols.SetHTTP1(true)
	if o.cert != nil {
		h.Protocols.SetHTTP2(true)
		h.TLSConfig = &tls.Config{Certificates: []tls.Certificate{*o.cert}}
	}
	return h
}

// faults takes the lines that net/http writes. Most are about one client and hold its address: they are dropped. What is
// wrong with the server itself is logged: no more files can be opened, or our own code panicked.
type faults struct{ log *slog.Logger }

func (f faults) Write(line []byte) (int, error) {
	if text, ok := strings.CutPrefix(string(line), "http: panic serving "); ok {
		_, text, _ = strings.Cut(text, ": ") // after the client's address
		f.log.Error("panic", "stack", text)
	} else if strings.HasPrefix(text, "http: Accept error") {
		f.log.Warn("accept", "error", text)
	}
	return len(line), nil
}

func serve(h *http.Server, l net.Listener) error {
	if h.TLSConfig != nil {
		return h.ServeTLS(l, "", "")
	}
	return h.Serve(l)
}

// finish takes no more connections and waits for the answers in flight. A second signal ends the wait.
func (s *server) finish(h *http.Server, l *limitedListener, grace time.Duration, stop <-chan os.Signal, stderr io.Writer) int {
	s.closing.Store(true)
	wait, cancel := context.WithTimeout(context.Background(), grace)
	defer cancel()
	go func() { <-stop; cancel() }()
	l.Close()
	h.SetKeepAlivesEnabled(false)
	l.drain(wait)
	err := h.Shutdown(wait)
	if err == nil || errors.Is(err, net.ErrClosed) { // closed above, perhaps before Serve noticed
		return 0
	}
	h.Close()
	if errors.Is(err, context.DeadlineExceeded) {
		fmt.Fprintf(stderr, "serve: some answers were not finished within %v\n", grace)
	} else {
		fmt.Fprintln(stderr, "serve: stopped at once, some answers were not finished")
	}
	return 1
}

// address is what to type into a browser.
func address(at net.Addr, o options) string {
	scheme := "http"
	if o.cert != nil {
		scheme = "https"
	}
	host, _, _ := net.SplitHostPort(o.addr)
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "localhost"
	}
	_, port, _ := net.SplitHostPort(at.String())
	return scheme + "://" + net.JoinHostPort(host, port) + o.base
}

// limited closes connections beyond the most that the server will hold, at once: a queue behind idle ones would keep
// everybody waiting.
func limited(l net.Listener, most int) *limitedListener {
	return &limitedListener{l, make(chan struct{}, most)}
}

type limitedListener struct {
	net.Listener
	held chan struct{}
}

// drain gives the connections half a second to end by themselves. Shutdown does not answer requests that have not
// arrived whole, and those that are on their way should still be.
func (l *limitedListener) drain(wait context.Context) {
	wait, cancel := context.WithTimeout(wait, 500*time.Millisecond)
	defer cancel()
	for len(l.held) > 0 && wait.Err() == nil {
		time.Sleep(10 * time.Millisecond)
	}
}

func (l *limitedListener) Accept() (net.Conn, error) {
	for {
		c, err := l.Listener.Accept()
		if err != nil {
			return nil, err
		}
		select {
		case l.held <- struct{}{}:
			return &heldConn{c.(*net.TCPConn), sync.OnceFunc(func() { <-l.held })}, nil
		default:
			c.Close()
		}
	}
}

// A heldConn is still a TCPConn, whose CloseWrite net/http needs so that a refusal arrives before the connection ends.
type heldConn struct {
	*net.TCPConn
	release func()
}

func (c *heldConn) Close() error {
	defer c.release()
	return c.TCPConn.Close()
}
