// Recent comparisons: their inputs, kept on this device if the reader asks for it. At most 20 comparisons and 50 MB in
// all; the oldest go first. Nothing is opened or made here before the reader has asked.
//
// Each function answers done(json, error) once: the list of what is kept, the newest first, or what was opened.
"use strict";

(() => {
	const most = 20, bytes = 50e6;
	const name = "stet-recent", table = "comparisons";
	let turn = Promise.resolve(); // one thing after the other

	const answer = (request) => new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error);
	});

	// using runs work with the table, and closes the database again: so it can be erased at any time.
	async function using(mode, work) {
		const opening = indexedDB.open(name, 1);
		opening.onupgradeneeded = () => opening.result.createObjectStore(table, { keyPath: "ID" });
		const database = await answer(opening);
		try {
			const change = database.transaction(table, mode);
			const over = new Promise((resolve, reject) => {
				change.oncomplete = resolve;
				change.onabort = () => reject(change.error);
			});
			const result = await work(change.objectStore(table));
			await over;
			return result;
		} finally {
			database.close();
		}
	}

	const newest = (a, b) => b.When - a.When;
	const listed = (all) => JSON.stringify(all.sort(newest).map(({ ID, Title, Old, New, When, Size }) => ({ ID, Title, Old, New, When: new Date(When).toISOString(), Size })));
	const inTurn = (done, work) => {
		turn = turn.then(work).then((text) => done(text, ""), (err) => done("", String(err)));
	};

	stet.recentList = (done) => inTurn(done, () => using("readonly", async (rows) => listed(await answer(rows.getAll()))));

	// recentKeep keeps the inputs of a comparison. One of the same two texts takes the place of the earlier.
	stet.recentKeep = (json, done) => {
		const entry = JSON.parse(json);
		entry.Inputs = entry.Sources.map((id) => stet.record(id)).filter(Boolean);
		entry.Size = entry.Inputs.reduce((size, input) => size + input.blob.size + (input.plain?.length ?? 0), 0);
		entry.When = Date.now();
		delete entry.Sources;
		inTurn(done, () => using("readwrite", async (rows) => {
			if (entry.Size <= bytes) await answer(rows.put(entry));
			const all = (await answer(rows.getAll())).sort(newest);
			let size = 0;
			const left = all.filter((each, i) => (size += each.Size) <= bytes && i < most);
			for (const each of all) if (!left.includes(each)) await answer(rows.delete(each.ID));
			return listed(left);
		}));
	};

	// recentOpen makes inputs again of what was kept, and tells the new number of each.
	stet.recentOpen = (id, done) => inTurn(done, async () => {
		const entry = await using("readonly", (rows) => answer(rows.get(id)));
		if (!entry) throw new Error("it is kept no longer");
		return JSON.stringify({ State: entry.State, IDs: Object.fromEntries(entry.Inputs.map((input) => [input.ID, stet.adopt(input)])) });
	});

	stet.recentForget = (id, done) => inTurn(done, () => using("readwrite", async (rows) => {
		await answer(rows.delete(id));
		return listed(await answer(rows.getAll()));
	}));

	stet.recentErase = (done) => inTurn(done, async () => {
		await answer(indexedDB.deleteDatabase(name));
		return "[]";
	});
})();
