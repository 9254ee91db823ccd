// The host: the element that holds the sections of a comparison, and where the reader stands in it.
"use strict";

(() => {
	let current = []; // elements of the change that is marked
	let observed = null;
	let observer = null;

	const byID = (id) => document.getElementById(id);
	const inset = () => parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;

	stet.hostAppend = (id, html) => {
		const host = byID(id);
		return host ? stet.append(host, html) : true;
	};
	stet.hostClear = (id) => {
		current = [];
		byID(id)?.replaceChildren();
	};

	// hostStash puts the sections aside unless some are aside already, and empties the host; it answers whether it did
	// put them aside. hostUnstash brings them back, and the reader to where they stood. hostSettle lets them go.
	let aside = null;
	stet.hostStash = (id) => {
		const host = byID(id);
		const first = aside === null;
		if (first) aside = { sections: [...(host?.children ?? [])], current, top: scrollY };
		stet.hostClear(id);
		if (first) scrollTo({ top: 0, behavior: "instant" });
		return first;
	};
	stet.hostUnstash = (id) => {
		const back = aside;
		aside = null;
		if (!back) return false;
		byID(id)?.replaceChildren(...back.sections);
		current = back.current;
		const bring = () => scrollTo({ top: back.top, behavior: "instant" });
		bring();
		requestAnimationFrame(() => { bring(); requestAnimationFrame(bring); });
		return true;
	};
	stet.hostSettle = () => { aside = null; };

	// hostShow marks every piece of a change, and brings the first into view and under the focus. A change
	// without a piece of its own is its whole row.
	stet.hostShow = (id, change) => {
		const name = CSS.escape(change);
		const pieces = find(id, '[data-change="' + name + '"]');
		return show(pieces.length ? pieces : find(id, '[data-row="' + CSS.escape(change.split(".")[0]) + '"]').slice(0, 1));
	};
	stet.hostShowRow = (id, row) => show(find(id, "#" + CSS.escape(row)));

	const find = (id, selector) => [...(byID(id)?.querySelectorAll(selector) ?? [])];

	function show(pieces) {
		if (!pieces.length) return false;
		for (const piece of current) piece.classList.remove("is-current");
		for (const piece of pieces) piece.classList.add("is-current");
		current = pieces;
		reveal(pieces.find((piece) => piece.getClientRects().length) ?? pieces[0]);
		return true;
	}

	// reveal scrolls only as far as needed: a piece that is well in view stays where it is. It looks again in the
	// next two frames, since sections that come into view get their true height only then.
	function reveal(piece) {
		for (let up = piece; up; up = up.parentElement) up.removeAttribute("hidden");
		if (piece.tabIndex < 0) {
			piece.tabIndex = -1; // so that it can take the focus; it gives the attribute back with it
			piece.addEventListener("blur", () => piece.removeAttribute("tabindex"), { once: true });
		}
		piece.focus({ preventScroll: true });
		const bring = () => {
			const box = piece.getBoundingClientRect();
			const top = inset() + 32;
			if (box.top < top || box.bottom > innerHeight - 64) scrollBy(0, box.top - Math.max(top, innerHeight / 3));
		};
		bring();
		requestAnimationFrame(() => { bring(); requestAnimationFrame(bring); });
	}

	// hostPlace is the row at the top of the view and how far below the top it stands, as JSON.
	stet.hostPlace = (id) => {
		const top = inset();
		const under = (list) => [...list].find((item) => item.getBoundingClientRect().bottom > top);
		const section = under(byID(id)?.children ?? []);
		const row = section && under(section.querySelectorAll("[id^=r]"));
		return JSON.stringify(row ? { Row: row.id, Offset: Math.round(row.getBoundingClientRect().top) } : {});
	};
	stet.hostRestore = (id, row, offset) => {
		const found = byID(row);
		if (!found || !byID(id)?.contains(found)) return false;
		const bring = () => scrollBy({ top: found.getBoundingClientRect().top - offset, behavior: "instant" });
		bring();
		requestAnimationFrame(() => { bring(); requestAnimationFrame(bring); });
		return true;
	};

	// hostWatch tells callback whether the host is at least so many em wide, now and after each change.
	stet.hostWatch = (id, em, callback) => {
		const host = byID(id);
		if (!host || host === observed) return;
		observer?.disconnect();
		observed = host;
		let wide = null;
		let last = -1; // the width that was looked at; the height changes with every section, and is no matter
		// A host that is not shown yet has no width; it will be about as wide as the page. The answer comes after the
		// observer is done, since it changes what the observer looks at.
		const measure = (width) => {
			if (!host.isConnected) return;
			const now = (width || document.documentElement.clientWidth) >= em * parseFloat(getComputedStyle(host).fontSize);
			if (now === wide) return;
			wide = now;
			callback(wide);
		};
		observer = new ResizeObserver(([entry]) => {
			const width = entry.contentRect.width;
			if (width === last) return;
			last = width;
			setTimeout(measure, 0, width);
		});
		observer.observe(host);
	};
	stet.hostUnwatch = () => { observer?.disconnect(); observed = aside = null; current = []; };

	// hostClicks tells callback of clicks on what the renderer marked with data-action, and of links to rows.
	// It stops them before the router of the page's program sees them. Other links are the browser's.
	stet.hostClicks = (id, callback) => { clicks = { id, callback }; };
	let clicks = null;
	document.addEventListener("click", (event) => {
		const host = clicks && byID(clicks.id);
		const found = event.target.closest?.("[data-action], a[href^='#']");
		if (!host || !found || !host.contains(found)) return;
		event.preventDefault();
		event.stopPropagation();
		clicks.callback(JSON.stringify({
			Action: found.dataset.action ?? "",
			Href: found.getAttribute("href") ?? "",
			Row: found.closest("[data-row]")?.dataset.row ?? "",
			Change: found.closest("[data-change]")?.dataset.change ?? "",
		}));
	});
})();
