//go:build !js

package main

import (
	b64 "encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stet-diff/stet/app/corpus"
	"github.com/stet-diff/stet/app/render"
)

// acts is in inputs that do something without being clicked.
var acts = regexp.MustCompile(`(?i)on(error|load|toggle|begin|start|focus|pageshow|animation)[a-z]* *=|srcdoc|src *= *["']?(javascript|http|//|x)`)

// hostile picks 75 inputs from each of the four public lists: those that act by themselves, evenly spread, and others
// with markup where there are not enough.
func hostile(t *testing.T) []string {
	t.Helper()
	lists := unquote[map[string]json.RawMessage](t, string(corpus.File(t, "payloads/payloads.json")))
	var picked []string
	for _, name := range []string{"dompurify", "payloadsallthethings", "blns", "bluemonday"} {
		var active, quiet []string
		for _, text := range unquote[[]string](t, string(lists[name])) {
			if plain, err := b64.StdEncoding.DecodeString(text); err == nil && name == "bluemonday" {
				text = string(plain)
			}
			switch {
			case acts.MatchString(text) && strings.Contains(text, "<"):
				active = append(active, text)
			case strings.Contains(text, "<"):
				quiet = append(quiet, text)
			}
		}
		const each = 75
		t.Logf("%s: %d inputs act by themselves", name, len(active))
		if need := each - len(active); need > 0 && len(quiet) >= need {
			for i := range need {
				active = append(active, quiet[i*len(quiet)/need])
			}
		}
		if len(active) < each {
			t.Fatalf("%s has %d inputs with markup, want %d", name, len(active), each)
		}
		for i := range each {
			picked = append(picked, active[i*len(active)/each])
		}
	}
	return picked
}

// probe counts on a page whatever a script of an input does to be seen.
const probe = `globalThis.executed = 0;
	for (const name of ["alert", "confirm", "prompt", "print", "open"]) globalThis[name] = () => { executed++; };`

// Hostile inputs, pasted as a page and as text and dropped as a file, run nothing, ask for nothing, and leave nothing
// on the page that is not on the list of what a section may hold. The same inputs by innerHTML do, in the same run.
func TestHostileInputsDoNothing(t *testing.T) {
	inputs := hostile(t)
	executed, asked := control(t, inputs)
	t.Logf("by innerHTML, %d inputs: %d executions, %d requests", len(inputs), executed, asked)
	if executed < 10 || asked < 20 {
		t.Errorf("the control ran %d scripts and asked %d times: too few to prove anything", executed, asked)
	}
	s := open(t)
	before := len(s.server.answers(t))
	s.run(probe)
	allowed, err := json.Marshal(render.Allowed)
	if err != nil {
		t.Fatal(err)
	}
	s.run(`globalThis.allowed = ` + string(allowed) + `; globalThis.foreign = []; globalThis.checked = 0; globalThis.ways = {};`)
	s.run(hostileWays)
	for chunk := range slices.Chunk(inputs, 20) {
		text, err := json.Marshal(chunk)
		if err != nil {
			t.Fatal(err)
		}
		s.later(`for (const input of ` + string(text) + `) await tryAll(input);`)
	}
	t.Logf("in the product: %s elements looked at; by way and outcome: %s", s.run("checked"), s.run("JSON.stringify(ways)"))
	if got := s.run("executed"); got != "0" {
		t.Errorf("%s scripts ran", got)
	}
	if got := s.run("foreign.slice(0, 5).join('; ')"); got != "" {
		t.Errorf("not on the list: %s", got)
	}
	if n := unquote[int](t, s.run("checked")); n < 5000 {
		t.Errorf("only %d elements were looked at", n)
	}
	ways := unquote[map[string]int](t, s.run("JSON.stringify(ways)"))
	for _, way := range []string{"pasted", "dropped"} {
		if ways[way+": compared"]+ways[way+": refused"] != len(inputs) || ways[way+": compared"] < len(inputs)*2/3 {
			t.Errorf("%s: %v", way, ways)
		}
	}
	s.clean()
	if after := s.server.answers(t); len(after) > before {
		t.Errorf("the server was asked:\n%s", strings.Join(after[before:], "\n"))
	}
}

// hostileWays leaves tryAll on the page. It gives an input in both ways, waits for what comes of it, and looks at
// every element.
const hostileWays = `
	const until = async (condition, what) => {
		for (const end = performance.now() + 10000; !condition(); await new Promise((then) => setTimeout(then, 3))) {
			if (performance.now() > end) throw new Error("never " + what + ": " + document.body.innerText.slice(0, 300));
		}
	};
	const host = () => document.getElementById("host");
	const told = () => document.querySelector(".Notice, .Pane-notice");
	const look = (input) => {
		for (const e of document.querySelectorAll("#host *")) {
			checked++;
			const list = allowed[e.localName];
			const bad = !list || [...e.attributes].some((a) => !list.includes(a.name)) ||
				e.localName === "a" && !["http:", "https:", "mailto:"].includes(e.protocol) && !e.getAttribute("href").startsWith("#r");
			if (bad) foreign.push(e.outerHTML.slice(0, 200) + " of " + input);
		}
		const strange = document.querySelectorAll("script:not([data-wasm], head > [src^='theme.']), img, svg:not(#ruler > svg, #ruler-strip > svg), math, iframe, object, embed, form, style, base, video, audio, link:not([rel=preload], [rel=stylesheet], [rel=icon], [rel=apple-touch-icon], [rel=manifest])");
		for (const e of strange) foreign.push(e.outerHTML.slice(0, 200) + " of " + input);
	};
	const settled = async (way, input) => {
		await until(() => host().querySelector(".Row") || told(), "settled");
		await until(() => !document.getElementById("cancel"), "idle");
		const outcome = way + (host().querySelector(".Row") ? ": compared" : ": refused");
		ways[outcome] = (ways[outcome] ?? 0) + 1;
		look(input);
	};
	const clear = async () => {
		if (document.querySelector(".Start").hidden) document.getElementById("back").click();
		await until(() => !document.querySelector(".Start").hidden, "back");
		for (const id of ["remove-0", "remove-1"]) document.getElementById(id)?.click();
		await until(() => !document.querySelector(".Card"), "empty");
		for (const side of ["old", "new"]) fill(side, "");
		for (const button of document.querySelectorAll(".Notice > .Button:last-child")) button.click();
		await until(() => !told(), "without a notice");
		host().replaceChildren();
	};
	const fill = (side, text) => {
		const box = document.getElementById("box-" + side);
		box.value = text;
		box.dispatchEvent(new Event("input", { bubbles: true }));
	};
	const carry = (items) => {
		const carried = new DataTransfer();
		for (const [kind, text] of items) kind === "file" ? carried.items.add(text) : carried.setData(kind, text);
		return carried;
	};
	globalThis.tryAll = async (input) => {
		await clear();
		const paste = new ClipboardEvent("paste", { clipboardData: carry([["text/html", input + "<p>and a paragraph</p>"], ["text/plain", input]]), bubbles: true, cancelable: true });
		document.getElementById("box-old").dispatchEvent(paste);
		await until(() => document.querySelector("[data-side=old] .Card") || told(), "read");
		if (!told()) {
			fill("new", input + "\n\nand a paragraph");
			document.getElementById("compare").click();
		}
		await settled("pasted", input);
		await clear();
		const drop = carry([["file", new File([input + "<p>one</p>"], "a.html", { type: "text/html" })], ["file", new File([input, "\n\ntwo"], "b.txt", { type: "text/plain" })]]);
		document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: drop, bubbles: true, cancelable: true }));
		await settled("dropped", input);
	};`

// control puts each input into a page of its own by innerHTML, and counts the scripts that ran and the requests that
// came.
func control(t *testing.T, inputs []string) (executed, asked int) {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		if r.URL.Path == "/control" {
			w.Write([]byte(`<!doctype html><title>control</title>`))
			return
		}
		http.NotFound(w, r)
	}))
	t.Cleanup(server.Close)
	s := blank(t)
	s.do(chromedp.Navigate(server.URL + "/control"))
	s.requests()
	text, err := json.Marshal(inputs)
	if err != nil {
		t.Fatal(err)
	}
	executed = unquote[int](t, s.later(fmt.Sprintf(`
		let executed = 0;
		const inputs = %s;
		for (let i = 0; i < inputs.length; i += 15) {
			const frames = [];
			for (const input of inputs.slice(i, i + 15)) {
				const frame = document.createElement("iframe");
				frame.sandbox = "allow-scripts allow-same-origin"; // it may not take the whole page elsewhere, nor stop it with a box
				document.body.append(frame);
				for (const name of ["alert", "confirm", "prompt", "print", "open"]) frame.contentWindow[name] = () => { executed++; };
				try { frame.contentDocument.body.innerHTML = input; } catch {}
				frames.push(frame);
			}
			await new Promise((then) => setTimeout(then, 400));
			for (const frame of frames) frame.remove();
		}
		return executed;`, text)))
	return executed, len(s.requests())
}
