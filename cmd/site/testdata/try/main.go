// Command try is a program for the tests of the start: it is mounted, says what happens to it, and dies when told to.
// It uses the facets of package browser and nothing else of Stet.
package main

import (
	"fmt"
	"strings"
	"syscall/js"

	"github.com/stet-diff/stet/app/viewer/browser"
)

func main() {
	if !browser.HasDocument() {
		serve()
		return
	}
	mount()
	state, died := browser.Kept()
	say("start kept=%q died=%q held=%d", state, died, len(browser.Held()))
	browser.OnFault(func(reason string) { say("fault %s", reason) })
	host := &browser.Host{ID: "host"}
	host.Refused = func(index int) { say("refused %d", index) }
	host.Clicked = func(c browser.Click) { say("click %+v", c) }
	worker := &browser.Worker{}
	worker.Message = func(json []byte, html browser.HTML, _ browser.Bytes) {
		if strings.HasPrefix(string(json), "section") {
			host.Append(0, 0, html)
			return
		}
		say("answer %s", json)
	}
	worker.Ready = func() { say("ready") }
	worker.Died = func(reason string) { say("worker died: %s", reason); worker.Restart() }
	browser.OnGiven(func(given browser.Given) {
		for _, source := range given.Sources {
			say("given %s %q %s %d bytes", given.How, given.Side, source.Type, source.Size)
			worker.Send([]byte("read"), source.ID)
		}
	})
	browser.OnFragment(func(fragment string, _ int) { say("fragment %q", fragment) })
	browser.OnUpdate(func() { say("update") })
	browser.OnKey(func(key browser.Key) bool { return !key.InField && press(key.Name, worker, host) })
	worker.Start()
	host.Watch()
	select {}
}

// press does what a test asks for by a key.
func press(key string, worker *browser.Worker, host *browser.Host) bool {
	switch key {
	case "1":
		go panic("the page's program is gone")
	case "2":
		deep(1)
	case "3":
		var none *browser.Host
		none.ID = "a nil dereference in a callback"
	case "4":
		worker.Send([]byte("panic"), 0)
	case "5":
		worker.Send([]byte("deep"), 0)
	case "6":
		worker.Send([]byte("loop"), 0)
	case "7":
		worker.Restart()
	case "8":
		worker.Send([]byte("sections"), 0)
	case "9":
		say("show %v", host.Show("120.0"))
	case "p":
		place := host.Place()
		say("place %+v", place)
		host.Clear()
		host.Restore(place)
		worker.Send([]byte("sections"), 0)
	case "k":
		browser.Keep("a state")
	case "t":
		browser.SetTheme("dark")
		browser.SetTitle("A title")
		browser.Announce("one")
		browser.Announce("two")
		browser.Announce("three")
		browser.SetBox("box-old", "")
		browser.SetFragment("view=inline", 0, true)
		say("settings %q, saved %v", browser.LoadSettings(), browser.SaveSettings("{}"))
		text, err := browser.AddText("", "text/plain", "é")
		say("text of %d bytes, %v", text.Size, err)
		browser.Forget(text.ID)
		say("held %d", len(browser.Held()))
	case "u":
		browser.Update(func(err error) { say("no update: %v", err) })
	default:
		return false
	}
	return true
}

func mount() {
	document := js.Global().Get("document")
	root := document.Call("createElement", "div")
	for _, part := range []struct{ name, id string }{{"textarea", "box-old"}, {"textarea", "box-new"}, {"div", "host"}} {
		element := document.Call("createElement", part.name)
		element.Set("id", part.id)
		root.Call("append", element)
	}
	document.Get("body").Get("firstElementChild").Call("replaceWith", root)
}

// say adds a line to the list that tests read.
func say(format string, args ...any) {
	said := js.Global().Get("said")
	if said.IsUndefined() {
		said = js.Global().Get("Array").New()
		js.Global().Set("said", said)
	}
	said.Call("push", fmt.Sprintf(format, args...))
}

// serve is the worker's side.
func serve() {
	js.Global().Call("stetReceive", js.FuncOf(func(_ js.Value, args []js.Value) any {
		switch what := args[0].String(); what {
		case "panic":
			go panic("the worker is gone")
		case "deep":
			deep(1)
		case "loop":
			for {
			}
		case "sections":
			for i := range 4 {
				js.Global().Call("stetSend", "section", section(i))
			}
		default:
			data := make([]byte, args[1].Length())
			js.CopyBytesToGo(data, args[1])
			text := js.Global().Call("stetDecode", "windows-1252", args[1]).String()
			js.Global().Call("stetSend", fmt.Sprintf("%s %d bytes, %s", what, len(data), text))
		}
		return nil
	}))
	select {}
}

func section(number int) string {
	var b strings.Builder
	b.WriteString(`<section class="Section">`)
	for i := number * 50; i < number*50+50; i++ {
		fmt.Fprintf(&b, `<div class="Row" id="r%d" data-row="%d"><p>Row %d <ins data-change="%d.0">has more</ins> words, <a href="#r1">see</a></p></div>`, i, i, i, i)
	}
	return b.String() + "</section>"
}

func deep(n int) int { return deep(n+1) + 1 }
