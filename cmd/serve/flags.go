package main

import (
	"crypto/tls"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"regexp"
	"strings"
	"time"
)

// options are the flags, checked.
type options struct {
	addr, log, base, ancestors, dir string
	certFile, keyFile               string
	conns                           int
	grace                           time.Duration
	cert                            *tls.Certificate // nil without TLS
}

var errHelp = flag.ErrHelp

// parse reads the command line. A mistake is an error of one line; -h prints the flags to help.
func parse(args []string, help io.Writer) (options, error) {
	var o options
	f := flag.NewFlagSet("serve", flag.ContinueOnError)
	f.SetOutput(io.Discard)
	f.StringVar(&o.addr, "addr", "localhost:8080", "the `address` to listen on")
	f.StringVar(&o.log, "log", "text", "how to log: text, json or off")
	f.IntVar(&o.conns, "max-conns", 4096, "the most `connections` at once; more are closed")
	f.DurationVar(&o.grace, "grace", 10*time.Second, "how long answers in flight may take after a stop")
	f.StringVar(&o.base, "base-path", "/", "the `path` the site stands under, with a slash at both ends")
	f.StringVar(&o.ancestors, "frame-ancestors", "*", "which `sources` may show /embed in a frame")
	f.StringVar(&o.certFile, "tls-cert", "", "`file` of the certificate, for HTTPS")
	f.StringVar(&o.keyFile, "tls-key", "", "`file` of the certificate's key")
	f.StringVar(&o.dir, "dir", "", "`folder` of a built site, instead of the one in this binary")
	err := f.Parse(args)
	if errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(help, "serve answers the addresses of Stet's site. Flags:")
		f.SetOutput(help)
		f.PrintDefaults()
		return o, errHelp
	}
	if err != nil {
		return o, err
	}
	if f.NArg() > 0 {
		return o, fmt.Errorf("%q is not a flag", f.Arg(0))
	}
	return o, o.check()
}

var (
	basePath = regexp.MustCompile(`^/([A-Za-z0-9_~-][A-Za-z0-9._~-]*/)*$`)
	// ancestor is one source of frame-ancestors: 'self', *, a scheme, or a host that may have scheme, port and path.
	ancestor = regexp.MustCompile(`^('self'|\*|[a-z][a-z0-9+.-]*:|([a-z][a-z0-9+.-]*://)?` +
		`(\*\.)?[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*(:([0-9]+|\*))?(/[A-Za-z0-9._~/-]*)?)$`)
)

// check refuses what would only show later: in a browser, or never.
func (o *options) check() error {
	switch {
	case o.log != "text" && o.log != "json" && o.log != "off":
		return fmt.Errorf("-log %q is none of text, json, off", o.log)
	case o.conns < 1:
		return fmt.Errorf("-max-conns %d lets nobody in", o.conns)
	case o.grace < 0:
		return fmt.Errorf("-grace %v is less than nothing", o.grace)
	case !basePath.MatchString(o.base):
		return fmt.Errorf("-base-path %q must look like / or /a/b/", o.base)
	case (o.certFile == "") != (o.keyFile == ""):
		return errors.New("-tls-cert and -tls-key need each other")
	}
	if err := checkAncestors(o.ancestors); err != nil {
		return err
	}
	if o.certFile == "" {
		return nil
	}
	cert, err := tls.LoadX509KeyPair(o.certFile, o.keyFile)
	o.cert = &cert
	return err
}

// checkAncestors keeps the flag from ending its directive and starting another.
func checkAncestors(sources string) error {
	if sources == "'none'" {
		return nil
	}
	list := strings.Split(sources, " ")
	for _, source := range list {
		if !ancestor.MatchString(source) {
			return fmt.Errorf("-frame-ancestors %q: %q is no source", sources, source)
		}
	}
	return nil
}

func (o *options) logger(w io.Writer) *slog.Logger {
	switch o.log {
	case "json":
		return slog.New(slog.NewJSONHandler(w, nil))
	case "off":
		return slog.New(slog.DiscardHandler)
	}
	return slog.New(slog.NewTextHandler(w, nil))
}
