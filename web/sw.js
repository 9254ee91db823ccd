// The service worker: an offline copy of the site, file by file as the build lists them.
//
// In front of this file stand stetSite: {version, files: [[path, hash], …], told: {path: [type, text], …}, pages: {"":
// "index.html", …}}, and parcel.js.
// Installing fails as a whole when one file cannot be had, so a copy is complete or absent. A new copy waits until
// the page asks for it. Nothing is fetched on a message, and nothing is answered that is not listed.
"use strict";

const folder = new URL("./", location.href);
const prefix = "stet:" + folder.pathname + ":";
const store = prefix + stetSite.version;
const hashed = /\.[0-9a-f]{16}\./;

self.addEventListener("install", (event) => event.waitUntil(fill()));
self.addEventListener("activate", (event) => event.waitUntil(tidy()));
self.addEventListener("fetch", (event) => {
	const answer = answerTo(event.request);
	if (answer) event.respondWith(answer);
});
self.addEventListener("message", (event) => {
	if (event.data === "stet:activate") self.skipWaiting();
});

// fill loads all files. Hashed ones come from the browser's own cache if they are there; for the others that cache
// may be old. Every file is checked against the hash of the build, so versions never mix.
async function fill() {
	const cache = await caches.open(store);
	await Promise.all(stetSite.files.map(async ([path, hash]) => {
		const mode = hashed.test(path) ? "default" : "reload";
		const response = await fetch(new URL(path, folder), { cache: mode });
		if (!response.ok) throw new Error(path + ": status " + response.status);
		const bytes = await response.clone().arrayBuffer();
		if (await digest(bytes) !== hash) throw new Error(path + ": another version");
		await cache.put(new URL(path, folder), response);
	}));
}

async function digest(bytes) {
	const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
	return [...sum.subarray(0, 8)].map((b) => b.toString(16).padStart(2, "0")).join("");
}

// tidy deletes older copies of this site, and nothing of others that share the origin.
async function tidy() {
	for (const name of await caches.keys()) {
		if (name.startsWith(prefix) && name !== store) await caches.delete(name);
	}
}

// answerTo is the promise of an answer, or nothing where the request is none of ours.
function answerTo(request) {
	const url = new URL(request.url);
	if (request.method === "POST" && url.href === new URL("share", folder).href) return shared(request);
	if (request.method !== "GET" || url.origin !== folder.origin || !url.pathname.startsWith(folder.pathname)) return;
	const path = url.pathname.slice(folder.pathname.length);
	const file = stetSite.pages[path] ?? path;
	if (stetSite.files.some(([listed]) => listed === file)) return kept(file, request);
	if (Object.hasOwn(stetSite.told, file)) {
		// A page comes with the host's headers where there is a host. It names its files by their hashes, so it cannot
		// get those of another version.
		if (request.mode !== "navigate") return Promise.resolve(told(file));
		return fetch(request).then((response) => response.ok ? response : told(file), () => told(file));
	}
	if (request.mode === "navigate") return fetch(request).catch(() => told("404.html", 404));
}

// shared takes what another app shares, by the address that the manifest names, leaves it for the page that starts
// next, and sends the browser to that page. Nothing of it goes to a server. A text and each file are inputs; the title
// that comes beside a text is none.
async function shared(request) {
	try {
		const form = await request.formData();
		const files = form.getAll("files").filter((file) => typeof file !== "string" && (file.name || file.size));
		const text = ["text", "url", "title"].map((name) => form.get(name)).find((value) => typeof value === "string" && value.trim());
		const items = files.map(({ name, type, size, lastModified }) => ({ name, type, size, modified: lastModified }));
		if (text) {
			files.push(new Blob([text], { type: "text/plain" }));
			items.push({ name: "", type: "text/plain", size: files.at(-1).size, modified: 0 });
		}
		if (files.length) await stetParcels.leave("share", { items }, files);
	} catch (err) {
		console.warn("stet: what was shared could not be taken: " + err);
	}
	return Response.redirect(folder, 303);
}

// told answers with a text of the list.
function told(path, status = 200) {
	const [type, text] = stetSite.told[path];
	return new Response(text, { status, headers: { "Content-Type": type } });
}

// kept answers from the copy, and from the network only where the browser has thrown the copy away.
async function kept(path, request) {
	const cache = await caches.open(store);
	return (await cache.match(new URL(path, folder))) ?? fetch(request);
}
