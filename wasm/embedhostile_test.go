//go:build !js

package main

import (
	"strings"
	"testing"
	"time"
)

// More than two hundred hostile messages have no effect: no comparison changes, nothing but an error answers, no
// exception is thrown. Good messages work before, between and after.
func TestHostileMessagesHaveNoEffect(t *testing.T) {
	s, _ := host(t, map[string]hostPage{"": {"", clientPage}})
	got := s.later(`
		globalThis.heard = [];
		globalThis.client = await openStet(STET_AT, { wait: false });
		const target = client.frame.contentWindow;
		const post = (message, ports = 1) => {
			const channels = Array.from({ length: ports }, () => new MessageChannel());
			for (const { port1 } of channels) port1.onmessage = ({ data }) => heard.push(JSON.stringify(data));
			target.postMessage(message, "*", channels.map(({ port2 }) => port2));
		};
		const good = { stet: "embed/1", connect: { versions: [1] } };
		for (const [, message] of beforeCases) post(message);
		post(good, 0);
		post(good, 2);
		const sibling = document.createElement("iframe");
		document.body.append(sibling);
		const posted = (from) => {
			const { port1, port2 } = new MessageChannel();
			port1.onmessage = ({ data }) => heard.push(JSON.stringify(data));
			Object.assign(from, { target, good, port2 });
			from.eval("target.postMessage(good, '*', [port2])");
		};
		posted(sibling.contentWindow);
		const inner = sibling.contentDocument.createElement("iframe");
		sibling.contentDocument.body.append(inner);
		posted(inner.contentWindow);
		sibling.contentWindow.eval("for (const data of [good, { type: 'go', to: 'next' }]) target.postMessage(data, '*')");
		return beforeCases.length + 5;`)
	s.waitsInFrame(0, `globalThis.stet`)
	s.inFrame(0, `globalThis.thrown = []; for (const kind of ["error", "unhandledrejection"]) addEventListener(kind, (e) => thrown.push(String(e.message ?? e.reason))); 1`)
	wrong := s.later(`
		client.connect();
		await client.until((m) => m.type === "hello");
		const result = await client.ask({ type: "compare", id: 1, versions: [{ text: "One two three." }, { text: "One four three." }] });
		if (result.type !== "result") return JSON.stringify(result);
		const wrong = await tryDuring(client);
		// A second talk on the same window, and a port that was closed.
		client.log.length = 0;
		const late = new MessageChannel();
		late.port1.onmessage = ({ data }) => heard.push(JSON.stringify(data));
		client.frame.contentWindow.postMessage({ stet: "embed/1", connect: { versions: [1] } }, "*", [late.port2]);
		late.port1.postMessage({ type: "go", to: "next" });
		late.port1.close();
		const again = await client.ask({ type: "compare", id: 2, versions: [{ text: "One two three." }, { text: "One two three four five." }] });
		if (again.type !== "result" || again.changes.length !== 1) wrong.push("the last good message: " + JSON.stringify(again));
		return [...wrong, ...heard.map((each) => "heard " + each)].join("\n");`)
	if wrong != "" {
		t.Errorf("%s\n", wrong)
	}
	if thrown := s.inFrame(0, `thrown.join("\n")`); thrown != "" {
		t.Errorf("exceptions:\n%s", thrown)
	}
	if n := s.run(`beforeCases.length + duringCases.length`); n < "230" || !strings.HasPrefix(got, "4") {
		t.Errorf("only %s cases", n)
	}
	// A flood is answered as far as is allowed, and the rest told so; afterwards all is as before.
	if got := s.later(`
		client.log.length = 0;
		for (let id = 1; id <= 5000; id++) client.send({ type: "flood", id });
		await client.until((m) => m.id === 5000);
		const codes = new Set(client.log.map((m) => m.code));
		for (;;) {
			const file = await client.ask({ type: "get", id: 9000, format: "text" });
			if (file.type === "file") return [...codes].sort().join(" ");
			await new Promise((then) => setTimeout(then, 1000));
		}`); got != "busy unknown" {
		t.Errorf("of 5,000 messages at once the answers were %s", got)
	}
}

func (s *stage) waitsInFrame(n int, condition string) {
	s.t.Helper()
	for deadline := time.Now().Add(patience); s.inFrame(n, "Boolean("+condition+")") != "true"; time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			s.t.Fatalf("never true in frame %d: %s\nit says: %s", n, condition, s.inFrame(n, "document.body.innerText.slice(0, 500)"))
		}
	}
}
