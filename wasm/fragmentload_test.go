//go:build !js

package main

import (
	"fmt"
	"sync/atomic"
	"testing"

	"github.com/chromedp/cdproto/fetch"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// pieceLink is a shared link with a piece of text behind it that is folded.
func pieceLink(t *testing.T) (*stage, string) {
	s := open(t)
	old, new := thirds()
	s.fill("old", old)
	s.fill("new", new)
	s.click("compare")
	s.compared()
	s.click("share")
	s.waits(`document.getElementById("share-link")?.value.includes("#s=1.")`)
	return s, s.run(`document.getElementById("share-link").value`) + ":~:text=Paragraph%2035%20says"
}

// A shared link with a piece of the text behind it is opened in a browser that knows nothing of Stet yet: the comparison
// comes, the fold with the piece opens, and its words are in view. Browsers look for the piece until half a second after
// the page has loaded; here that waits for a picture, so that a slow computer has its comparison in time too.
func TestALinkToAPieceOfFoldedText(t *testing.T) {
	s, link := pieceLink(t)
	other := blank(t)
	other.server, other.address = s.server, s.address
	if _, err := chromedp.Call(other.ctx, fetch.Enable, fetch.EnableParams{Patterns: []*fetch.RequestPattern{{URLPattern: "*/held.png"}}}); err != nil {
		t.Fatal(err)
	}
	var held atomic.Value
	if err := chromedp.Listen(other.ctx, func(event any) {
		if paused, ok := event.(*fetch.EventRequestPaused); ok {
			held.Store(paused.RequestID)
		}
	}); err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Call(other.ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: `
		globalThis.opened = [];
		document.addEventListener("beforematch", (event) => opened.push(event.target.id), true);
		globalThis.held = new Image();
		if (location.protocol.startsWith("http")) held.src = "/held.png";`}); err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Call(other.ctx, page.Navigate, page.NavigateParams{URL: link}); err != nil {
		t.Fatal(err)
	}
	other.waits(`document.documentElement?.dataset.stet === "ready" && document.querySelector(".Compare")`)
	other.compared()
	other.waits(`document.querySelectorAll("#host .Row").length === 90 && document.querySelectorAll("#host .Fold").length >= 3`)
	id, ok := held.Load().(fetch.RequestID)
	if !ok {
		t.Fatal("no picture was asked for: the page has loaded already")
	}
	if _, err := chromedp.Call(other.ctx, fetch.FulfillRequest, fetch.FulfillRequestParams{RequestID: id, ResponseCode: 404}); err != nil {
		t.Fatal(err)
	}
	other.waits(`document.readyState === "complete" && opened.includes("r35")`)
	other.waits(fmt.Sprintf(inView, 35))
	other.waits(`document.querySelectorAll("#host .Fold").length === 3`)
}

// fragmentSpeed prints how soon after the page's load its rows stand there, and whether the browser still found the piece.
func fragmentSpeed(t *testing.T) {
	s, link := pieceLink(t)
	s.do(chromedp.Navigate("about:blank"))
	if _, err := chromedp.Call(s.ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: `
		globalThis.opened = globalThis.rows = 0;
		document.addEventListener("beforematch", () => { opened ||= performance.now(); }, true);
		const look = () => { if (document.querySelector("#host .Row")) rows = performance.now(); else requestAnimationFrame(look); };
		requestAnimationFrame(look);`}); err != nil {
		t.Fatal(err)
	}
	s.do(chromedp.Navigate(link))
	s.waits(`document.documentElement?.dataset.stet === "ready" && rows`)
	s.settles()
	loaded := `(performance.getEntriesByType("navigation")[0].loadEventEnd || NaN)`
	s.bound("milliseconds from the page's load to the rows of a link", unquote[float64](t, s.run(`Math.max(0, Math.round(rows - `+loaded+`))`)), 300)
	t.Logf("after it the fold opened: %s", s.run(`opened ? Math.round(opened - `+loaded+`) + " ms" : "never"`))
}
