// A client of stet/embed/1, written by its description alone and frozen: every later build must serve it as it is.
"use strict";

globalThis.openStet = (address, { sandbox, engine, wait = true } = {}) => new Promise((resolve) => {
	const frame = document.createElement("iframe");
	if (sandbox !== "") frame.setAttribute("sandbox", sandbox ?? "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads");
	frame.style.cssText = "display:block;width:900px;height:400px;border:0";
	const client = { frame, log: [], closed: false };
	const waiting = new Map();
	const { port1, port2 } = new MessageChannel();
	client.send = (message, transfer) => port1.postMessage(message, transfer ?? []);
	client.ask = (message, transfer) => new Promise((done) => {
		waiting.set(message.id, done);
		client.send(message, transfer);
	});
	client.until = async (found) => {
		for (;;) {
			const message = client.log.find(found);
			if (message) return message;
			await new Promise((done) => { client.woken = done; });
		}
	};
	port1.onmessage = ({ data }) => {
		client.log.push(data);
		if (["result", "file", "error"].includes(data.type) && waiting.has(data.id)) {
			waiting.get(data.id)(data);
			waiting.delete(data.id);
		}
		if (data.type === "hello") resolve(client);
		client.woken?.();
	};
	addEventListener("message", function heard(event) {
		if (event.source !== frame.contentWindow || event.data?.stet !== "embed/1" || !event.data.ready) return;
		client.origin = event.origin;
		client.connect = () => frame.contentWindow.postMessage({ stet: "embed/1", connect: { versions: [1], engine } }, "*", [port2]);
		if (wait === true) client.connect();
		else resolve(client);
		removeEventListener("message", heard);
	});
	frame.src = address + "embed" + (engine ? "#host" : "");
	document.body.append(frame);
});

globalThis.textOf = (message) => new TextDecoder().decode(message.bytes);
