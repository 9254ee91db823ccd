//go:build !js

package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/app/corpus"
	"github.com/stet-diff/stet/app/engine"
	"github.com/stet-diff/stet/app/render"
	"github.com/stet-diff/stet/app/snapshot/charset"
)

// A pair is two inputs that are compared.
type pair struct {
	name, kind string // kind: the media type of both
	old, new   []byte
	every      bool // every format is written, and the shared link
}

// The program in the browser writes the same bytes as natively: for the seed article in each of its forms, a book, 223
// pairs of HTML, 482 of encyclopedia pages, and 41 of news pages saved years apart.
func TestTheBrowserWritesTheSameBytes(t *testing.T) {
	pairs := []pair{
		{"the seed as text", "", seed(t, "version-5.txt"), seed(t, "version-6.txt"), false},
		{"the seed backwards", "", seed(t, "version-6.txt"), seed(t, "version-5.txt"), false},
		{"the seed as a saved page", "text/html", seed(t, "newssniffer-diff.html"), nil, false},
		{"the seed as a pasted dump", "text/plain", seed(t, "newssniffer-page.txt"), nil, false},
		{"a book", "", corpus.File(t, "book/old.txt"), corpus.File(t, "book/new.txt"), false},
	}
	type list struct {
		Cases []struct{ Name, Old, New string }
	}
	for i := range pairs[:3] {
		pairs[i].every = true
	}
	for i, c := range unquote[list](t, string(corpus.File(t, "htmlpairs/daisydiff.json"))).Cases {
		pairs = append(pairs, pair{c.Name, "text/html", []byte(c.Old), []byte(c.New), i%25 == 0})
	}
	type page struct {
		Old string `json:"r_page"`
		A   string `json:"r_content"`
		B   string `json:"s_content"`
	}
	for _, p := range unquote[[]page](t, string(corpus.File(t, "swipe/swipe_val.json"))) {
		pairs = append(pairs, pair{p.Old, "", []byte(p.A), []byte(p.B), false})
	}
	for _, name := range folders(t, "recaptures") {
		pairs = append(pairs, pair{name, "text/html", unpacked(t, "recaptures/"+name+"/a.html.gz"), unpacked(t, "recaptures/"+name+"/b.html.gz"), false})
	}
	s := bench(t, pairs)
	differ, compared := 0, 0
	for i, p := range pairs {
		want := native(t, p)
		got := s.later(fmt.Sprintf("return compared(%d)", i))
		if got != want {
			if differ++; differ < 4 {
				t.Errorf("%s: %d bytes in the browser, %d natively; they part at\n%.120q\n%.120q", p.name, len(got), len(want), parting(got, want), parting(want, got))
			}
		}
		if strings.HasPrefix(want, "{") {
			compared++
		}
	}
	t.Logf("%d of %d inputs compared, %d differ", compared, len(pairs), differ)
	if compared < 700 {
		t.Errorf("only %d of %d inputs could be compared", compared, len(pairs))
	}
}

// folders lists what stands in a folder of the common test data, sorted.
func folders(t *testing.T, name string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(corpus.Folder() + "/" + name)
	if err != nil {
		t.Skip(name + " is not here")
	}
	for _, entry := range entries {
		if entry.IsDir() {
			names = append(names, entry.Name())
		}
	}
	return names
}

func unpacked(t *testing.T, name string) []byte {
	t.Helper()
	r, err := gzip.NewReader(bytes.NewReader(corpus.File(t, name)))
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// requests are what is asked of an engine for a pair: to read, to compare, to write.
func (p pair) requests() (requests []engine.Request) {
	old, new := engine.Ref{Source: 1}, engine.Ref{Source: 2}
	requests = append(requests, engine.Request{ID: 1, Read: &engine.Read{Source: 1, Name: "old", Type: p.kind, Data: p.old}})
	if p.new == nil {
		new = engine.Ref{Source: 1, Index: 1}
	} else {
		requests = append(requests, engine.Request{ID: 2, Read: &engine.Read{Source: 2, Name: "new", Type: p.kind, Data: p.new}})
	}
	requests = append(requests,
		engine.Request{ID: 3, Compare: &engine.Compare{Old: old, New: new, View: engine.View{Layout: "inline"}}},
		engine.Request{ID: 4, Export: &engine.Export{Format: "json"}})
	for _, f := range render.Formats {
		if p.every {
			requests = append(requests, engine.Request{ID: 5, Export: &engine.Export{Format: f.Name, Ignore: compare.Trifles}})
		}
	}
	if p.every {
		requests = append(requests, engine.Request{ID: 6, Export: &engine.Export{Format: "link"}})
	}
	return requests
}

// native is the file that an engine writes here, or what it refuses to do.
func native(t *testing.T, p pair) (answer string) {
	t.Helper()
	e := engine.New(charset.Host(), func() int64 { return 0 })
	for _, request := range p.requests() {
		if strings.HasPrefix(answer, "refused: ") {
			break // a worker would go on with the pair before
		}
		e.Handle(context.Background(), request, func(r engine.Response) {
			switch {
			case r.Err != nil && answer == "":
				answer = "refused: " + r.Err.What
			case r.File != nil && answer == "":
				answer = string(r.File.Data)
			case r.File != nil:
				answer += fmt.Sprintf("\n%s %x", r.File.Name, sha256.Sum256(r.File.Data))
			case r.Link != nil:
				answer += "\n" + r.Link.Text
			}
		})
	}
	return answer
}

// bench opens a page that runs the built program as a worker, and leaves compared(i) on it.
func bench(t *testing.T, pairs []pair) *stage {
	t.Helper()
	s := blank(t)
	folder, err := built()
	if err != nil {
		t.Fatal(err)
	}
	find := func(pattern string) string {
		found, err := filepath.Glob(filepath.Join(folder, "site", pattern))
		if err != nil || len(found) != 1 {
			t.Fatalf("%s: %v, %v", pattern, found, err)
		}
		return found[0]
	}
	type message struct {
		JSON string
		Side string // whose bytes go with it
	}
	var scripts [][]message
	for _, p := range pairs {
		var script []message
		for _, request := range p.requests() {
			text, err := engine.EncodeRequest(request)
			if err != nil {
				t.Fatal(err)
			}
			side := ""
			if request.Read != nil {
				side = request.Read.Name
			}
			script = append(script, message{string(text), side})
		}
		scripts = append(scripts, script)
	}
	mux := http.NewServeMux()
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { w.Write([]byte("<!doctype html><title>bench</title>")) })
	mux.HandleFunc("/program", func(w http.ResponseWriter, r *http.Request) { http.ServeFile(w, r, find("stet.*.wasm")) })
	mux.HandleFunc("/worker.js", func(w http.ResponseWriter, r *http.Request) { http.ServeFile(w, r, find("worker.*.js")) })
	mux.HandleFunc("/scripts", func(w http.ResponseWriter, r *http.Request) { json.NewEncoder(w).Encode(scripts) })
	mux.HandleFunc("/data", func(w http.ResponseWriter, r *http.Request) {
		var i int
		fmt.Sscan(r.URL.Query().Get("pair"), &i)
		w.Write(map[string][]byte{"old": pairs[i].old, "new": pairs[i].new}[r.URL.Query().Get("side")])
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	s.do(chromedp.Navigate(server.URL))
	s.later(`
		const scripts = await (await fetch("/scripts")).json();
		const module = await WebAssembly.compile(await (await fetch("/program")).arrayBuffer());
		const worker = new Worker("/worker.js");
		let heard = () => {};
		worker.onmessage = ({ data }) => heard(data);
		worker.onerror = (e) => heard({ json: JSON.stringify({ Err: { What: e.message }, Done: true }) });
		const ready = new Promise((then) => { heard = (data) => { if (data.ready) then(); }; });
		worker.postMessage({ module });
		await ready;
		globalThis.compared = async (i) => {
			let answer = "";
			const more = [];
			for (const { JSON: json, Side: side } of scripts[i]) {
				if (answer.startsWith("refused: ")) break;
				const data = side ? new Uint8Array(await (await fetch("/data?pair=" + i + "&side=" + side)).arrayBuffer()) : undefined;
				await new Promise((then) => {
					heard = ({ json, file }) => {
						const response = JSON.parse(json);
						if (response.Err && !answer) answer = "refused: " + response.Err.What;
						if (file && !answer) answer = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(file);
						else if (file) more.push([response.File.Name, file]);
						if (response.Link) more.push([response.Link.Text]);
						if (response.Done) then();
					};
					worker.postMessage({ json, data });
				});
			}
			for (const [name, file] of more) {
				const sum = file && new Uint8Array(await crypto.subtle.digest("SHA-256", file));
				answer += "\n" + name + (sum ? " " + [...sum].map((b) => b.toString(16).padStart(2, "0")).join("") : "");
			}
			return answer;
		};`)
	return s
}

// parting is a text from where it differs from another.
func parting(text, other string) string {
	i := 0
	for i < len(text) && i < len(other) && text[i] == other[i] {
		i++
	}
	return text[i:]
}
