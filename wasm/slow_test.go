//go:build !js

package main

import (
	"fmt"
	"os"
	"strconv"
	"time"

	"github.com/chromedp/cdproto/emulation"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// slowness is how many times slower than this computer the tests have their pages be: STET_SLOW, or 1. Tests that pass
// with STET_SLOW=4 wait for what they need and not for the clock.
func slowness() float64 {
	n, err := strconv.ParseFloat(os.Getenv("STET_SLOW"), 64)
	if err != nil || n < 1 {
		return 1
	}
	return n
}

// patience is how long a test waits for anything: so long that a computer ten times slower passes. It ends only what will
// never come.
var patience = time.Duration(60 * slowness() * float64(time.Second))

// late has each answer of a worker come so many milliseconds later than it does, in its order.
const late = `{
	const Plain = Worker, late = new WeakSet();
	globalThis.Worker = class extends Plain {
		constructor(...how) {
			super(...how);
			const waiting = []; // timers that end together end in no order
			this.addEventListener("message", (event) => {
				if (late.has(event)) return;
				event.stopImmediatePropagation();
				const again = new MessageEvent("message", { data: event.data, ports: event.ports });
				late.add(again);
				waiting.push(again);
				setTimeout(() => {
					const next = waiting.shift();
					if (!this.ended) this.dispatchEvent(next);
				}, %v);
			});
		}
		terminate() {
			this.ended = true;
			super.terminate();
		}
	};
}`

// slows slows a page down as STET_SLOW says: what the page does itself, and the answers that it waits for.
func (s *stage) slows() {
	s.t.Helper()
	n := slowness()
	if n == 1 {
		return
	}
	_, err := chromedp.Call(s.ctx, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: n})
	if err == nil {
		_, err = chromedp.Call(s.ctx, cdppage.AddScriptToEvaluateOnNewDocument, cdppage.AddScriptToEvaluateOnNewDocumentParams{Source: fmt.Sprintf(late, n*50)})
	}
	if err != nil {
		s.t.Fatal(err)
	}
}
