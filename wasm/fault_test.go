//go:build !js

package main

import (
	"flag"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// faults has TestFaults break the engine a hundred times, which takes some minutes.
var faults = flag.Bool("faults", false, "break the engine a hundred times, and print how soon the page is usable again")

// breakable lets a page break the engine of the released program, through the functions that the engine calls. A fault
// strikes when the worker sends the next message that holds at; it is one of
//
//	panic   the function throws: a panic, of which the engine recovers
//	fatal   so does every later one: a panic that ends the program
//	memory  the memory is used up but for a little, then a panic brings 64 MB: Go finds no room for them
//	loop    the function never returns
//	error   the browser reports that the worker failed
//	lost    the worker is gone, and nobody says so
//	slow    the function returns after six seconds, in which the worker says nothing
//
// In the page, ended is when a worker was found to be dead, and ready when the next one was.
const breakable = `{
	const prefix = ` + "`" + `{
		let fault = null, real, memory, calls;
		addEventListener("message", (event) => {
			if (!event.data.fault) return;
			fault = event.data.fault;
			event.stopImmediatePropagation();
		});
		const make = WebAssembly.instantiate;
		WebAssembly.instantiate = async (module, imports) => {
			const instance = await make(module, imports);
			memory = instance.exports.mem;
			calls = imports.gojs;
			return instance;
		};
		const send = (json, html, file) => {
			if (!fault || !fault.struck && !json.includes(fault.at)) return real(json, html, file);
			const { how } = fault;
			if (!fault.struck) postMessage({ struck: how });
			fault = how === "fatal" ? { how, struck: true } : null;
			if (how === "loop") for (;;);
			if (how === "slow") for (const end = performance.now() + 6000; performance.now() < end;);
			if (how === "memory") {
				for (let pages = 32768; pages >= 1; pages /= 2) try { for (;;) memory.grow(pages); } catch {}
				calls["runtime.resetMemoryDataView"](0);
				throw new Error("x".repeat(64 << 20));
			}
			if (how === "panic" || how === "fatal") throw new Error("struck");
			real(json, html, file);
		};
		Object.defineProperty(globalThis, "stetSend", { get: () => send, set(f) { real = f; } });
	}` + "`" + `;
	const make = URL.createObjectURL;
	URL.createObjectURL = (blob) => make(blob.type === "text/javascript" ? new Blob([prefix, blob], { type: blob.type }) : blob);
	globalThis.struck = globalThis.ended = globalThis.ready = 0;
	globalThis.theWorker = null;
	const Plain = Worker;
	globalThis.Worker = class extends Plain {
		constructor(address, options) {
			super(address, options);
			this.witness = options.name !== "stet"; // of the watch
			if (this.witness) return;
			globalThis.theWorker = this;
			this.addEventListener("message", (event) => {
				if (event.data.ready) ready = performance.now();
				if (event.data.died !== undefined) ended = performance.now();
				if (!event.data.struck) return;
				event.stopImmediatePropagation();
				struck++;
				if (event.data.struck === "error") this.dispatchEvent(new ErrorEvent("error", { message: "out of memory", cancelable: true }));
				if (event.data.struck === "lost") super.terminate();
			});
		}
		postMessage(...message) { if (!this.witness || !globalThis.starved) super.postMessage(...message); }
		terminate() { if (!this.witness) ended = performance.now(); super.terminate(); }
	};
	globalThis.strike = (at, how) => theWorker.postMessage({ fault: { at, how } });
}`

// openBreakable opens the page with an engine that can be broken.
func openBreakable(t *testing.T) *stage {
	t.Helper()
	s := blank(t)
	server, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	s.server, s.address = server, server.address
	s.before(breakable)
	s.visit("")
	return s
}

// stages are where the engine is broken, by what it then sends.
var stages = map[string]string{"read": `"Stage":"reading"`, "compare": `"Stage":"aligning"`, "render": `"Section":`}

// breaks breaks the engine and fails the test unless the page can be used again: both texts are byte for byte what they
// were, and the same comparison comes about. It returns for how many milliseconds there was no engine.
func (s *stage) breaks(how, at string, n int) float64 {
	s.t.Helper()
	name := fmt.Sprintf("%s at %s (%d)", how, at, n)
	const tail = "\u00a0\u200b signs\n\nand a second paragraph, as it was."
	old, young := fmt.Sprintf("The council met on Monday in hall %d.%s", n, tail), fmt.Sprintf("The council met on Tuesday in hall %d.%s", n, tail) // which has not been read before
	s.fill("old", old)
	s.fill("new", young)
	before := s.run(`struck`)
	worker := s.run(`globalThis.workerBefore = theWorker; ended = ready = 0; ""`)
	if at == "render" {
		s.click("compare")
		s.compared()
		s.run(`strike(` + quote(stages[at]) + `, ` + quote(how) + `)`)
		s.run(`document.querySelector("#host .Section--split") ? document.getElementById("view-inline").click() : document.getElementById("view-split").click()`)
	} else {
		s.run(`strike(` + quote(stages[at]) + `, ` + quote(how) + `)`)
		s.click("compare")
	}
	s.waits(`struck > ` + before + worker)
	if how != "panic" {
		s.waits(`theWorker !== workerBefore && ready > 0`)
	}
	if at == "render" { // the page asks for the rows once more
		s.waits(`!document.querySelector(".Notice") && document.querySelector("#host[aria-busy=false]:not([data-coming]) .Section--" + document.getElementById("host").dataset.view + " .Row")`)
		s.click("back")
	} else {
		s.waits(`document.querySelector(".Notice[data-code], .Pane-notice")`)
	}
	s.waits(`document.querySelector(".Compare").hidden`)
	if got := s.run(`document.getElementById("box-old").value + "|" + document.getElementById("box-new").value`); got != old+"|"+young {
		s.t.Errorf("%s: the boxes hold\n%q", name, got)
	}
	gap := unquote[float64](s.t, s.run(`Math.max(0, ready - ended)`))
	if how == "panic" {
		gap = 0 // the engine lives on
	}
	s.click("compare")
	s.compared()
	if got := s.run(`[...document.querySelectorAll("#host :is(del, ins)")].map((mark) => mark.textContent.trim()).join()`); got != "Monday,Tuesday" {
		s.t.Errorf("%s: after another try the marks are %s", name, got)
	}
	s.click("back")
	s.waits(`document.querySelector(".Compare").hidden`)
	return gap
}

// The engine panics, runs out of memory, loops without end, fails or is lost while it reads, compares and draws: the page
// can be used again, both texts are byte for byte what they were, and the same comparison comes about at the next try.
func TestALostEngineLosesNoText(t *testing.T) {
	s := openBreakable(t)
	for i, fault := range []string{"panic read", "panic compare", "panic render", "fatal read", "fatal compare", "fatal render",
		"memory read", "memory compare", "memory render", "error read", "error compare", "error render", "loop render", "lost compare"} {
		how, at, _ := strings.Cut(fault, " ")
		s.breaks(how, at, i)
	}
	if got := s.run(`troubles.join("\n")`); strings.Contains(got, "policy") {
		t.Errorf("the page reported\n%s", got)
	}
	s.sinksTo(1, s.workers)
}

// On a computer that is too busy to give the engine any time, nothing is lost: the page takes an engine that says nothing
// for dead only when another thread had the processor meanwhile.
func TestASlowEngineIsWaitedFor(t *testing.T) {
	s := openBreakable(t)
	s.run(`globalThis.starved = true; globalThis.first = theWorker; strike('"Stage":"aligning"', "slow")`)
	s.click("sample")
	s.waits(`struck === 1`)
	s.compared()
	if got := s.run(`String(theWorker === first) + ended + (document.querySelector(".Notice[data-code]")?.textContent ?? "")`); got != "true0" {
		t.Errorf("the engine was given up: %s", got)
	}
	s.clean()
}

// A hundred faults, with the time that there was no engine after each.
func TestFaults(t *testing.T) {
	if !*faults {
		t.Skip("run by make faults")
	}
	s := openBreakable(t)
	var gaps []float64
	for n := range 102 {
		how, at := []string{"panic", "fatal", "memory", "loop", "error", "lost"}[n/3%6], []string{"read", "compare", "render"}[n%3]
		gap := s.breaks(how, at, n)
		t.Logf("%d: %s at %s: %.0f ms without an engine", n, how, at, gap)
		gaps = append(gaps, gap)
	}
	s.sinksTo(1, s.workers)
	slices.Sort(gaps)
	t.Logf("%d faults; without an engine: median %.0f ms, 95th percentile %.0f ms, worst %.0f ms", len(gaps), gaps[len(gaps)/2], gaps[len(gaps)*95/100], gaps[len(gaps)-1])
}

// At whatever the engine is, giving up leaves both texts and the comparison before as they were.
func TestCancellingAtEachStage(t *testing.T) {
	s := openBreakable(t)
	s.click("sample")
	s.compared()
	s.click("next")
	s.waits(`document.querySelector("#counter").textContent.startsWith("1 of")`)
	s.waits(`!document.querySelector("#host .Section[style]")`)
	look := `document.getElementById("host").innerHTML.replaceAll(/ style="[^"]*"/g, "") + document.getElementById("counter").textContent + document.getElementById("summary").textContent`
	before := s.run(look)
	old, new := longPair(400)
	s.carry([]string{"old.txt", "new.txt"}, old, new)
	for i, at := range []string{`"Stage":"reading"`, `"Stage":"aligning"`, `"Stage":"comparing words"`, `"Aligned":`, `"Section":`} {
		s.run(`strike(` + quote(at) + `, "loop")`)
		s.run(`letFall()`)
		s.waits(`struck === ` + strconv.Itoa(i+1) + ` && document.getElementById("cancel")`)
		s.click("cancel")
		s.waits(`!document.getElementById("cancel")`)
		if s.comesTo(`(`+look+`) === `+quote(before)+` ? "" : "other"`) != "" {
			t.Errorf("after cancelling at %s the page shows\n%.300s\nwant\n%.300s", at, s.run(look), before)
		}
	}
	s.comparing(func() { s.run(`letFall()`) }) // nothing keeps the same files from being compared
	s.waits(`document.getElementById("summary").textContent !== ` + quote("") + ` && document.querySelectorAll("#host:not([data-coming]) .Row").length > 300`)
	s.clean()
}
