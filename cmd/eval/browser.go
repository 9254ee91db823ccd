package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"sync/atomic"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/performance"
	"github.com/chromedp/chromedp"
	"github.com/stet-diff/stet/cmd/eval/work"
)

// A browser is a Chromium with one page that holds Stet's WebAssembly and the rivals. A program that takes too long
// costs the browser: the next job gets a new one.
type browser struct {
	s       *session
	address string
	ctx     context.Context // of the open page; nil: none
	close   func()
	server  *http.Server
	job     atomic.Pointer[[]byte] // what the page fetches
	rivals  bool                   // the rivals are there
	warm    bool                   // the job under way only warms up, or has been warmed up for
}

// page loads both programs and offers them behind functions that answer JSON.
const page = `<!doctype html><meta charset="utf-8"><title>eval</title><script src="wasm_exec.cjs"></script>
<script>globalThis.ready = (async () => {
	const go = new Go();
	const { instance } = await WebAssembly.instantiateStreaming(fetch("work.wasm"), go.importObject);
	go.run(instance);
	return "ready";
})();</script>`

// openBrowser serves the cache folder and finds Chromium.
func (s *session) openBrowser() (*browser, error) {
	if _, err := exec.LookPath("chromium"); err != nil {
		return nil, err
	}
	if err := s.buildWasm(); err != nil {
		return nil, err
	}
	b := &browser{s: s, rivals: s.install() == nil}
	files := http.NewServeMux()
	files.Handle("/", http.FileServer(http.Dir(s.cache)))
	files.HandleFunc("/job", func(w http.ResponseWriter, _ *http.Request) { w.Write(*b.job.Load()) })
	files.HandleFunc("/{$}", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprint(w, page)
		if b.rivals {
			fmt.Fprint(w, `<script src="browser.js"></script>`)
		}
	})
	listener, err := net.Listen("tcp", "localhost:0")
	if err != nil {
		return nil, err
	}
	b.server = &http.Server{Handler: files, ReadHeaderTimeout: time.Minute}
	go b.server.Serve(listener)
	b.address = "http://" + listener.Addr().String() + "/"
	return b, nil
}

// Close ends the browser and the server.
func (b *browser) Close() {
	b.drop()
	b.server.Close()
}

func (b *browser) drop() {
	if b.ctx != nil {
		b.close()
		b.ctx = nil
	}
}

// open starts a browser with an empty profile and loads the page.
func (b *browser) open() error {
	if b.ctx != nil {
		return nil
	}
	profile, err := os.MkdirTemp("", "eval")
	if err != nil {
		return err
	}
	path, _ := exec.LookPath("chromium")
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.UserDataDir(filepath.Join(profile, "p")), chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true))
	allocator, stop := chromedp.NewExecAllocator(b.s, options...)
	ctx, cancel := chromedp.NewContext(allocator)
	b.ctx, b.close = ctx, func() {
		cancel()
		stop()
		os.RemoveAll(profile)
	}
	if err := chromedp.Do(ctx, chromedp.Navigate(b.address)); err != nil {
		b.drop()
		return err
	}
	if _, err := b.evaluate("ready", time.Minute); err != nil {
		b.drop()
		return err
	}
	return nil
}

// evaluate returns the value of an expression as text; a promise is waited for.
func (b *browser) evaluate(expression string, limit time.Duration) (string, error) {
	ctx, cancel := context.WithTimeout(b.ctx, limit)
	defer cancel()
	out, err := chromedp.Run(ctx, chromedp.Evaluate[string]("(async () => String(await ("+expression+")))()", chromedp.EvalAwaitPromise))
	if ctx.Err() != nil && b.s.Err() == nil {
		b.drop()
		return "", errOver
	}
	if err != nil {
		b.drop()
	}
	return out, err
}

// A short job is done twice, and the first time only warms up: the browser compiles while the first runs go on, and
// that would stand in the processor time.
const short = 2000 // milliseconds

// stet does a job of ours.
func (b *browser) stet(j work.Job) (a work.Answer, err error) {
	if j.Runs > 0 && !b.warm {
		b.warm = true
		defer func() { b.warm = false }()
		if a, err = b.stet(j); err != nil || len(a.MS) == 0 || a.MS[0] > short {
			return a, err
		}
		a = work.Answer{}
	}
	used, err := b.call("stetWork", j, &a, 3*b.s.patience)
	if err == nil && a.Error != "" {
		err = errors.New(a.Error)
	}
	a.CPU = used / float64(max(a.Rounds, 1))
	return a, err
}

// ask gives a job to a rival.
func (b *browser) ask(j job) (a answer, err error) {
	if j.Runs > 0 && !b.warm {
		b.warm = true
		defer func() { b.warm = false }()
		if a, err = b.ask(j); err != nil || len(a.MS) == 0 || a.MS[0] > short {
			return a, err
		}
		a = answer{}
	}
	used, err := b.call("(j) => JSON.stringify(rivals.run(JSON.parse(j)))", j, &a, b.s.patience*3/2)
	a.CPU = used / float64(max(a.Rounds, 1))
	return a, err
}

// call hands a job to a function of the page and reads its answer. used is the milliseconds of processor time that the
// page's thread had meanwhile.
func (b *browser) call(function string, job, answer any, limit time.Duration) (used float64, err error) {
	if err := b.open(); err != nil {
		return 0, err
	}
	in, err := json.Marshal(job)
	if err != nil {
		return 0, err
	}
	b.job.Store(&in)
	before, err := b.threadTime()
	if err != nil {
		return 0, err
	}
	out, err := b.evaluate(`fetch("job").then((r) => r.text()).then(`+function+")", limit)
	if err != nil {
		return 0, err
	}
	after, err := b.threadTime()
	if err != nil {
		return 0, err
	}
	return 1000 * (after - before), json.Unmarshal([]byte(out), answer)
}

// threadTime returns the seconds of processor time that the page's thread has had.
func (b *browser) threadTime() (float64, error) {
	metrics, err := chromedp.Run(b.ctx, func(ctx context.Context, t *chromedp.Target) ([]*performance.Metric, error) {
		if _, err := cdp.Call(ctx, t, performance.Enable, performance.EnableParams{}); err != nil {
			return nil, err
		}
		all, err := cdp.Call(ctx, t, performance.GetMetrics, cdp.Empty{})
		return all.Metrics, err
	})
	for _, m := range metrics {
		if m.Name == "ThreadTime" {
			return m.Value, nil
		}
	}
	return 0, cmp.Or(err, errors.New("Chromium does not tell the time of a thread"))
}
