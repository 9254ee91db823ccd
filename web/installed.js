// Stet as an installed app, and what comes to it from outside the page: files that the system opens with it, texts and
// files that other apps share, and what an older page left for this one. Where a browser lacks one of these, nothing
// happens and nothing is said: paste, drop and the file chooser are there.
"use strict";

(() => {
	const site = "sw" in document.currentScript.dataset; // not a single file, which has no place to wait in
	const mine = "stet-parcel"; // where this tab notes the parcel that it left for itself

	// A file that the system opens with Stet goes to the first empty side, as a dropped one does. Launches are taken
	// one after the other, so that two in a row fill the older side, then the newer.
	let turn = Promise.resolve();
	globalThis.launchQueue?.setConsumer((launch) => { turn = turn.then(() => launched(launch)).catch((err) => console.warn("stet: " + err)); });

	async function launched({ files = [], targetURL }) {
		const given = await Promise.all([...files].map((file) => file.getFile()));
		if (given.length) return stet.giveFiles("launch", given);
		const fragment = targetURL ? new URL(targetURL).hash : ""; // a link of ours, opened in a window that is open
		if (fragment && fragment !== location.hash) location.hash = fragment;
	}

	// takeOver fetches what waits for this page, and answers with a word if it takes the place of another page. It is
	// called before the program runs and never fails: the page is of use without.
	stet.takeOver = async () => {
		if (!site || !("caches" in globalThis)) return "";
		try {
			const own = sessionStorage.getItem(mine);
			sessionStorage.removeItem(mine);
			let replaced = "";
			for (const parcel of await stetParcels.take((name) => name === own || name.startsWith("share_"))) {
				if (parcel.all) {
					stet.takeAll(parcel.all, parcel.blobs);
					replaced = "update";
				} else {
					stet.giveShared(parcel.items, parcel.blobs);
				}
			}
			return replaced;
		} catch (err) {
			if (err.name !== "SecurityError") console.warn("stet: nothing was handed over: " + err); // that one means: not here
			return "";
		}
	};

	// leaveAll keeps all that stands on this page for the next page of this tab.
	stet.leaveAll = async () => {
		const { all, blobs } = stet.all();
		sessionStorage.setItem(mine, await stetParcels.leave("page", { all }, blobs));
	};

	// The browser offers to install Stet, once it thinks that the reader might like that, by an event that can be
	// used once. Ours is the only place that asks.
	let offer = null;
	let told = null;
	const tell = () => told?.(offer !== null);
	addEventListener("beforeinstallprompt", (event) => {
		event.preventDefault();
		offer = event;
		tell();
	});
	addEventListener("appinstalled", () => {
		offer = null;
		tell();
	});
	stet.onInstallable = (callback) => {
		told = callback;
		tell();
	};
	stet.install = () => {
		offer?.prompt();
		offer = null;
		tell();
	};
	stet.form = () => site ? "site" : "single";

	const silence = stet.silence;
	stet.silence = () => {
		silence();
		told = null;
	};
})();
