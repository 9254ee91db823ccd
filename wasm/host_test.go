//go:build !js

package main

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

// A plainHost is a web server that knows nothing of Stet: it sends files, without any header of ours, and lets browsers keep
// what has no hash in its name for ten minutes. Its site can be changed, and can lose files.
type plainHost struct {
	*httptest.Server
	mutex  sync.Mutex
	folder string
	gone   string // a path that is answered with 404
	down   bool   // no request is answered
	asked  []string
}

func newPlainHost(t *testing.T, folder string) *plainHost {
	t.Helper()
	h := &plainHost{folder: folder}
	h.Server = httptest.NewServer(http.HandlerFunc(h.answer))
	t.Cleanup(h.Close)
	return h
}

// form is a page of the host that is none of Stet's: it shares what it is filled with, as another app does.
const form = `<!doctype html><title>Another app</title><form method="post" enctype="multipart/form-data" action="share">
<input name="title"><textarea name="text"></textarea><input name="url"><input type="file" name="files" multiple></form>`

func (h *plainHost) answer(w http.ResponseWriter, r *http.Request) {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	h.asked = append(h.asked, r.Method+" "+r.URL.Path)
	name := strings.TrimPrefix(r.URL.Path, "/")
	switch {
	case h.down:
		panic(http.ErrAbortHandler)
	case name == "form":
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Write([]byte(form))
		return
	case name == "":
		name = "index.html"
	case name == "embed":
		name = "embed.html"
	}
	data, err := os.ReadFile(filepath.Join(h.folder, filepath.Base(name)))
	if err != nil || r.Method != "GET" || h.gone == r.URL.Path {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Cache-Control", "max-age=600")
	w.Header().Set("Content-Type", map[string]string{
		".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm",
		".webmanifest": "application/manifest+json", ".png": "image/png",
	}[filepath.Ext(name)])
	w.Write(data)
}

// set changes the host between requests.
func (h *plainHost) set(change func()) {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	change()
}

// was reports whether a request was made.
func (h *plainHost) was(request string) bool {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	return slices.Contains(h.asked, request)
}

// newer is a second build of the site, whose program differs by a section that says nothing.
var newer = sync.OnceValues(func() (string, error) {
	folder, err := built()
	if err != nil {
		return "", err
	}
	program, err := os.ReadFile(folder + "/stet.wasm")
	if err != nil {
		return "", err
	}
	if err := os.WriteFile(folder+"/newer.wasm", append(program, 0, 2, 1, 'n'), 0o644); err != nil {
		return "", err
	}
	cmd := exec.Command("go", "run", "./cmd/site", "-wasm", folder+"/newer.wasm", "-out", folder+"/newer", "-draft")
	cmd.Dir = ".."
	out, err := cmd.CombinedOutput()
	if err != nil {
		os.Stderr.Write(out)
	}
	return folder + "/newer", err
})

// file is the path of the site's file whose name begins and ends so.
func fileOf(t *testing.T, folder, begin, end string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(folder, "site.json"))
	if err != nil {
		t.Fatal(err)
	}
	var list struct{ Files []struct{ Path string } }
	if err := json.Unmarshal(text, &list); err != nil {
		t.Fatal(err)
	}
	for _, f := range list.Files {
		if strings.HasPrefix(f.Path, begin) && strings.HasSuffix(f.Path, end) {
			return f.Path
		}
	}
	return ""
}
