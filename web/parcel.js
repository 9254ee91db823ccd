// A parcel is what waits on this device for the next page that starts: texts and files that another app shared, left
// by the service worker, or all that stood on a page which loads a newer Stet, left by that page. It lies in a cache
// of its own, whose name the service worker does not take for a copy of the site, and goes away when it is taken.
//
// A parcel is a note, plain JSON, and blobs. Its name is a kind, the time it was made, and a random part. The note is
// written last, so a parcel that was left half is never taken; after an hour what nobody took is cleared away.
"use strict";

const stetParcels = (() => {
	const folder = new URL("./", location.href);
	const store = "stet parcels of " + folder.pathname;
	const longest = 3600000; // milliseconds that a parcel may wait
	const made = (name) => Number(name.split("_")[1]);
	const place = (name, part) => new URL("parcel/" + name + "/" + part, folder).href;

	return {
		// leave answers with the parcel's name. A blob that cannot be kept, as where the disk is full, is left out.
		async leave(kind, note, blobs) {
			const name = [kind, Date.now(), crypto.randomUUID()].join("_");
			const cache = await caches.open(store);
			for (const [n, blob] of blobs.entries()) {
				await cache.put(place(name, n), new Response(blob)).catch((err) => console.warn("stet: a file was not kept: " + err));
			}
			await cache.put(place(name, "note"), new Response(JSON.stringify(note)));
			return name;
		},

		// take answers with the parcels whose name is wanted, the oldest first: their notes, each with its blobs.
		// blobs[n] is missing where that blob was not kept.
		async take(wanted) {
			if (!await caches.has(store)) return [];
			const cache = await caches.open(store);
			const parcels = new Map(); // name → {requests, note, blobs}
			let left = 0;
			for (const request of await cache.keys()) {
				const [name, part] = request.url.split("/").slice(-2);
				if (Date.now() - made(name) > longest) {
					await cache.delete(request);
				} else if (wanted(name)) {
					const parcel = parcels.get(name) ?? { requests: [], blobs: [] };
					parcels.set(name, parcel);
					parcel.requests.push(request);
					const response = await cache.match(request);
					if (part === "note") parcel.note = await response.json();
					else parcel.blobs[Number(part)] = await response.blob();
				} else {
					left++;
				}
			}
			const whole = [];
			for (const [name, { requests, note, blobs }] of [...parcels].sort(([a], [b]) => made(a) - made(b))) {
				if (!note) {
					left++; // it is being written
					continue;
				}
				for (const request of requests) await cache.delete(request);
				whole.push({ ...note, blobs });
			}
			if (!left) await caches.delete(store);
			return whole;
		},
	};
})();
