//go:build !js

package main

import (
	"strings"
	"testing"
)

// The engine is lost or panics while it reads, compares and draws: the page can be used again, both texts are byte for
// byte what they were, and the same comparison comes about at the next try.
func TestALostEngineLosesNoText(t *testing.T) {
	s := open(t)
	// fault strikes the worker right behind the first request of a kind, once.
	s.run(`globalThis.strike = null; globalThis.struck = 0; const send = Worker.prototype.postMessage;
		Worker.prototype.postMessage = function (message, ...more) {
			const answer = send.call(this, message, ...more);
			if (strike && message.json?.includes('"' + strike.at + '":')) {
				const { how } = strike;
				strike = null;
				setTimeout(() => {
					struck++;
					this.dispatchEvent(how === "lost" ? new ErrorEvent("error", { message: "out of memory", cancelable: true }) : new MessageEvent("message", { data: { died: "panic: struck" } }));
				});
			}
			return answer;
		}; true`)
	const tail = "\u00a0\u200b signs\n\nand a second paragraph, as it was."
	old, young := "The council met on Monday in the old hall."+tail, "The council met on Tuesday in the old hall."+tail
	times := 0
	for _, how := range []string{"lost", "panic"} {
		for _, at := range []string{"Read", "Compare", "View"} {
			s.fill("old", old+how+at) // which has not been read before
			s.fill("new", young+how+at)
			if at == "View" {
				s.click("compare")
				s.compared()
			}
			s.run(`strike = { at: ` + quote(at) + `, how: ` + quote(how) + ` }; true`)
			if at == "View" {
				s.run(`document.querySelector("#host .Section--split") ? document.getElementById("view-inline").click() : document.getElementById("view-split").click()`)
			} else {
				s.click("compare")
			}
			times++
			s.waits(`struck === ` + string(rune('0'+times)))
			s.waits(`document.querySelector(".Notice[data-code], .Pane-notice") || !document.querySelector(".Compare").hidden && document.querySelector("#host[aria-busy=false] .Row")`)
			if at == "View" {
				s.waits(`!document.querySelector(".Notice") && document.querySelector("#host[aria-busy=false] .Section--" + document.getElementById("host").dataset.view + " .Row")`)
			}
			if s.run(`document.querySelector(".Compare").hidden`) == "false" {
				s.click("back")
				s.waits(`document.querySelector(".Compare").hidden`)
			}
			if got := s.run(`document.getElementById("box-old").value + "|" + document.getElementById("box-new").value`); got != old+how+at+"|"+young+how+at {
				t.Errorf("%s at %s: the boxes hold\n%q", how, at, got)
			}
			s.click("compare")
			s.compared()
			if got := s.run(`[...document.querySelectorAll("#host :is(del, ins)")].map((mark) => mark.textContent.trim()).join()`); got != "Monday,Tuesday" {
				t.Errorf("%s at %s: after another try the marks are %s", how, at, got)
			}
			s.click("back")
			s.waits(`document.querySelector(".Compare").hidden`)
		}
	}
	if got := s.run(`troubles.join("\n")`); strings.Contains(got, "policy") {
		t.Errorf("the page reported\n%s", got)
	}
}
