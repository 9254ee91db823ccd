package web

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/stet-diff/stet/app/corpus"
	"github.com/stet-diff/stet/web/chrome"
)

// guardPage opens a page under the policy that matters here, with the guard and nothing else, and returns a function
// that runs a script in it. The script's value comes back as T.
func guardPage(t *testing.T) context.Context {
	t.Helper()
	list, err := json.Marshal(Allowed())
	if err != nil {
		t.Fatal(err)
	}
	script := "const stetAllowed = " + string(list) + ";\n" + File("guard.js")
	mux := http.NewServeMux()
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", "default-src 'none'; script-src 'self'; require-trusted-types-for 'script'; trusted-types stet")
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Write([]byte(`<!doctype html><title>guard</title><script src="guard.js"></script><div id="host"></div>`))
	})
	mux.HandleFunc("/guard.js", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
		w.Write([]byte(script))
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	ctx := chrome.Open(t)
	if err := chromedp.Do(ctx, chromedp.Navigate(server.URL)); err != nil {
		t.Fatal(err)
	}
	return ctx
}

// in runs a script with one argument, which it finds as the variable given.
func in[T any](t *testing.T, ctx context.Context, script string, given any) T {
	t.Helper()
	argument, err := json.Marshal(given)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(ctx, 60*time.Second)
	defer cancel()
	answer, err := chromedp.Run(ctx, chromedp.Evaluate[T]("((given) => {"+script+"})("+string(argument)+")"))
	if err != nil {
		t.Fatal(err)
	}
	return answer
}

func TestTheGuard(t *testing.T) {
	ctx := guardPage(t)
	for _, c := range []struct {
		name, html string
		passes     bool
	}{
		{"nothing", ``, true},
		{"text with the escapes of the renderer", `Tom &amp; &lt;Jerry&gt; say &quot;no&#39;`, true},
		{"a section with a row and marks", `<section class="Section" id="r0"><div class="Row Row--edited" id="r1.2" data-kind="edited" data-row="1"><p class="Row-text" lang="en-GB" dir="auto">A <ins class="a" data-change="1.0">b</ins><del>c</del> <strong>d</strong></p></div></section>`, true},
		{"a link as the renderer writes it", `<a href="https://example.org/a?b=1&amp;c=2" rel="noopener noreferrer nofollow" target="_blank">x</a>`, true},
		{"a mail link", `<a href="mailto:a@example.org">x</a>`, true},
		{"a jump to a row", `<a href="#r12">x</a>`, true},
		{"a fold that find-in-page opens", `<div hidden="until-found"></div>`, true},
		{"letters of every script and emoji", `ω漢字אב👩🏽 ` + "\u202e", true},

		{"a script", `<script>alert(1)</script>`, false},
		{"an image", `<img src="x">`, false},
		{"an event handler", `<p onclick="alert(1)">x</p>`, false},
		{"a style", `<p style="color:red">x</p>`, false},
		{"a script link", `<a href="javascript:alert(1)">x</a>`, false},
		{"a script link behind an escape", `<a href="java&#115;cript:alert(1)">x</a>`, false},
		{"a script link behind white space", "<a href=\" javascript:alert(1)\">x</a>", false},
		{"a data link", `<a href="data:text/html,x">x</a>`, false},
		{"a link to another place of the page", `<a href="#stet">x</a>`, false},
		{"an id that could hide a name of the page", `<div id="stet"></div>`, false},
		{"an attribute of another element", `<p data-row="1">x</p>`, false},
		{"an attribute without quotes", `<p class=a>x</p>`, false},
		{"an attribute in single quotes", `<p class='a'>x</p>`, false},
		{"two attributes without a space", `<p class="a"dir="auto">x</p>`, false},
		{"a tag in capitals", `<P>x</P>`, false},
		{"a comment", `<!-- x -->`, false},
		{"a lone less-than sign", `1 < 2`, false},
		{"a tag without its end", `<p class="a"`, false},
		{"an element that is not closed", `<p>x`, false},
		{"an end without a start", `x</p>`, false},
		{"an escape of another kind", `&nbsp;`, false},
		{"an ampersand alone", `Tom & Jerry`, false},
		{"a foreign element", `<svg></svg>`, false},
		{"256 elements in one another", strings.Repeat("<div>", 256) + strings.Repeat("</div>", 256), true},
		{"257 elements in one another", strings.Repeat("<div>", 257) + strings.Repeat("</div>", 257), false},
		{"a mebibyte", strings.Repeat("x", 1<<20), true},
		{"one character more", strings.Repeat("x", 1<<20+1), false},
	} {
		if got := in[bool](t, ctx, "return stet.guarded(given)", c.html); got != c.passes {
			t.Errorf("%s: %.80s: guard says %v, want %v", c.name, c.html, got, c.passes)
		}
	}
}

func TestTheGuardIsTheOnlyWayIn(t *testing.T) {
	ctx := guardPage(t)
	for _, c := range []struct{ name, script, want string }{
		{"a section is inserted", `const ok = stet.append(host, "<p>a <ins>b</ins></p>"); return ok + host.innerHTML`, "true<p>a <ins>b</ins></p>"},
		{"a refused section is plain text", `host.replaceChildren(); const ok = stet.append(host, "<b>a</b>"); return ok + host.firstChild.textContent + host.querySelectorAll("b").length`, "false<b>a</b>0"},
		{"a string by another way is refused", `try { host.innerHTML = "<b>"; return "in" } catch (err) { return err.name }`, "TypeError"},
		{"a second policy is refused", `try { trustedTypes.createPolicy("other", {}); return "made" } catch (err) { return err.name }`, "TypeError"},
		{"a second policy of the same name is refused", `try { trustedTypes.createPolicy("stet", {}); return "made" } catch (err) { return err.name }`, "TypeError"},
		{"an unknown script address is refused", `try { stet.scriptAddress("other.js"); return "made" } catch (err) { return err.name }`, "TypeError"},
		{"a known script address passes", `stet.allowAddress("sw.js"); return String(stet.scriptAddress("sw.js"))`, "sw.js"},
	} {
		if got := in[string](t, ctx, c.script, nil); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

// Whatever the guard lets through is text and listed elements once the browser has parsed it, for every hostile
// input of the public lists.
func TestHostileInputsThatPassAreHarmless(t *testing.T) {
	ctx := guardPage(t)
	data := corpus.File(t, "payloads/payloads.json")
	var lists map[string]json.RawMessage
	if err := json.Unmarshal(data, &lists); err != nil {
		t.Fatal(err)
	}
	var inputs []string
	for name, raw := range lists {
		var list []string
		if name != "sources" && json.Unmarshal(raw, &list) == nil {
			inputs = append(inputs, list...)
		}
	}
	found := in[struct {
		Refused int
		Foreign []string
	}](t, ctx, `
		let refused = 0;
		const foreign = [];
		for (const html of given) {
			document.getElementById("host").replaceChildren();
			if (!stet.guarded(html)) { refused++; continue; }
			stet.append(document.getElementById("host"), html);
			for (const e of document.querySelectorAll("#host *")) {
				const fine = Object.keys(stetAllowed).includes(e.localName) && [...e.attributes].every((a) => a.name in stetAllowed[e.localName]);
				if (!fine) foreign.push(html);
			}
		}
		return { Refused: refused, Foreign: foreign };`, inputs)
	if len(found.Foreign) > 0 {
		t.Errorf("%d inputs passed and hold what is not listed: %.200q", len(found.Foreign), found.Foreign)
	}
	if len(inputs) < 3000 || found.Refused < len(inputs)*8/10 {
		t.Errorf("%d of %d inputs refused; want at least 3,000 inputs and four fifths of them refused", found.Refused, len(inputs))
	}
	t.Logf("%d of %d refused; the others are text", found.Refused, len(inputs))
}

func TestTheGuardIsNotSlow(t *testing.T) {
	ctx := guardPage(t)
	row := `<div class="Row" id="r1" data-row="1"><p class="Row-text" dir="auto">Some words <ins class="a" data-change="1.0">more</ins> &amp; others</p></div>`
	for _, c := range []struct{ name, html string }{
		{"rows", strings.Repeat(row, 1<<20/len(row))},
		{"text", strings.Repeat("word ", 200_000)},
		{"escapes", strings.Repeat("&amp;", 200_000)},
		{"less-than signs", strings.Repeat("<", 1<<20)},
		{"a tag that never ends", `<div class="` + strings.Repeat("a ", 500_000)},
		{"attributes that never end", "<div" + strings.Repeat(` class="a"`, 100_000)},
		{"an address that never ends", `<a href="https://` + strings.Repeat("a&amp;", 150_000)},
		{"elements without text", strings.Repeat("<p></p>", 140_000)},
	} {
		took := in[float64](t, ctx, "let best = 1e9; for (let i = 0; i < 3; i++) { const start = performance.now(); stet.guarded(given); best = Math.min(best, performance.now() - start) } return best", c.html)
		t.Logf("%-28s %6.1f ms for %d characters", c.name, took, len(c.html))
		if took > 250 {
			t.Errorf("%s: %.0f ms for %d characters, want at most 250", c.name, took, len(c.html))
		}
	}
}
