// The host: the element that holds the sections of a comparison, and where the reader stands in it.
"use strict";

(() => {
	let current = []; // elements of the change that is marked
	let observed = null;
	let observer = null;

	const byID = (id) => document.getElementById(id);
	const inset = () => parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
	// foot is how much of the view a toolbar at its foot covers.
	const foot = () => {
		const bar = document.querySelector(".Toolbar");
		return bar && getComputedStyle(bar).position === "fixed" ? bar.offsetHeight : 0;
	};

	stet.hostClear = (id) => {
		current = [];
		stet.sectionsGone();
		byID(id)?.replaceChildren();
	};

	// hostStash puts the sections aside unless some are aside already, and empties the host; it answers whether it did
	// put them aside. hostUnstash brings them back, and the reader to where they stood. hostSettle lets them go.
	let aside = null;
	stet.hostStash = (id) => {
		const host = byID(id);
		const first = aside === null;
		if (first) aside = { sections: [...(host?.children ?? [])], current, top: scrollY, groups: stet.sectionsGone() };
		stet.hostClear(id);
		if (first) scrollTo({ top: 0, behavior: "instant" });
		return first;
	};
	stet.hostUnstash = (id) => {
		const back = aside;
		aside = null;
		if (!back) return false;
		const host = byID(id);
		host?.replaceChildren(...back.sections);
		if (host) stet.hearAll(host);
		current = back.current;
		stet.sectionsBack(back.groups);
		const bring = () => scrollTo({ top: back.top, behavior: "instant" });
		bring();
		requestAnimationFrame(() => { bring(); requestAnimationFrame(bring); });
		return true;
	};
	stet.hostSettle = () => { aside = null; };

	// hostComing notes whether rows are still on their way. The host says so, and that rows are being folded, by an
	// attribute: what drives the page can wait until all of it stands.
	let coming = false;
	stet.hostComing = (id, on) => {
		coming = on;
		come(id);
	};
	const come = (id) => { byID(id)?.toggleAttribute("data-coming", coming || stop !== null); };

	// hostShow marks every piece of a change, and brings the first into view and under the focus. A change
	// without a piece of its own is its whole row.
	stet.hostShow = (id, change) => show(piecesOf(id, change));
	function piecesOf(id, change) {
		if (!byID("r" + change.split(".")[0])) return []; // its section has not come: there is no need to look everywhere
		const pieces = find(id, '[data-change="' + CSS.escape(change) + '"]');
		return pieces.length ? pieces : find(id, '[data-row="' + CSS.escape(change.split(".")[0]) + '"]').slice(0, 1);
	}
	stet.hostShowRow = (id, row) => {
		const found = find(id, "#" + CSS.escape(row));
		if (!show(found)) return false;
		found[0].querySelector(".Move")?.focus({ preventScroll: true }); // so that Enter leads back
		return true;
	};

	const find = (id, selector) => [...(byID(id)?.querySelectorAll(selector) ?? [])];

	// hostMark marks a change and leaves the reader where they are.
	stet.hostMark = (id, change) => mark(piecesOf(id, change));

	// marksIn returns what marks the current change in the section whose rows take the place of those in some others, if
	// it is marked there.
	stet.marksIn = (olds) => {
		const gone = current.find((piece) => olds.some((old) => old.contains(piece)));
		if (!gone) return null;
		const { change, row } = gone.dataset;
		return (section) => {
			const found = section.querySelectorAll(change ? '[data-change="' + CSS.escape(change) + '"]' : '[data-row="' + row + '"]');
			for (const piece of found) piece.classList.add("is-current");
			current = [...current.filter((piece) => piece.isConnected), ...found];
		};
	};

	function mark(pieces) {
		if (!pieces.length) return false;
		for (const piece of current) piece.classList.remove("is-current");
		for (const piece of pieces) piece.classList.add("is-current");
		current = pieces;
		stet.listFollows?.();
		return true;
	}

	function show(pieces) {
		if (!mark(pieces)) return false;
		for (const piece of pieces) stet.look(piece.closest(".Section"));
		reveal(pieces.find((piece) => piece.getClientRects().length) ?? standIn(pieces[0]));
		return true;
	}

	// standIn is what to go to where a view shows nothing of a piece: its row; the other place of its move; the next
	// row that shows.
	function standIn(piece) {
		const row = piece.closest(".Row");
		const host = row.parentElement.parentElement;
		const seen = (list) => [...list].find((item) => stet.look(item.parentElement) ?? item.getClientRects().length);
		const other = row.dataset.move && seen(host.querySelectorAll('.Row[data-move="' + row.dataset.move + '"]'));
		if (other) return other;
		return shownFrom(row);
	}
	// shownFrom is the first row that the view shows, of one and those behind it; that one if there is none.
	function shownFrom(row) {
		let next = row;
		for (let section = row.parentElement; section; next = section?.firstElementChild) {
			stet.look(section);
			if (section.view === "changes" && !section.querySelector('.Row:not([data-kind="kept"]), .Block--heading, .Block--title')) next = null;
			for (; next; next = next.nextElementSibling) if (next.matches(".Row:not([hidden])") && next.getClientRects().length) return next;
			section = section.nextElementSibling;
		}
		return row;
	}
	stet.revealed = (piece) => reveal(piece);

	// reveal scrolls only as far as needed: a piece that is well in view stays where it is. It looks again in the
	// next two frames, since sections that come into view get their true height only then.
	function reveal(piece) {
		const row = piece.closest(".Row");
		if (row?.fold) unfold(row.fold, row.fold.rows);
		focusable(piece);
		if (!document.activeElement?.closest("[data-holds-focus]")) piece.focus({ preventScroll: true });
		bring(() => piece.getBoundingClientRect(), piece);
	}
	function focusable(piece) {
		if (piece.tabIndex >= 0) return;
		piece.tabIndex = -1; // so that it can take the focus; it gives the attribute back with it
		piece.addEventListener("blur", () => piece.removeAttribute("tabindex"), { once: true });
	}
	stet.takeFocus = (piece) => {
		focusable(piece);
		piece.focus({ preventScroll: true });
	};
	function bring(boxOf, element) {
		const close = lay(element);
		const look = () => {
			const box = boxOf();
			const top = inset() + 32;
			if (box.top < top || box.bottom > innerHeight - foot() - 64) scrollBy(0, box.top - Math.max(top, innerHeight / 3));
		};
		look();
		requestAnimationFrame(() => { look(); requestAnimationFrame(() => { look(); close(); }); });
	}
	stet.bring = bring;
	stet.unfolded = (row) => { if (row.fold) unfold(row.fold, row.fold.rows); };

	// Folds. A run of unchanged rows that are not next to a change is hidden behind a bar that says how many they are.
	// They stay in the page as hidden="until-found": find-in-page, and an address with a fragment, open them.
	const least = 4; // rows that are worth a bar
	const step = 3; // rows that one press shows at either end
	let around = 1; // unchanged rows that stay beside a change; -1 folds nothing
	stet.foldAround = (rows) => { around = rows; folded = null; };

	// hostFold works in slices of 8 ms, as a book has hundreds of runs; there the first comes in a turn of its own.
	let folded = null; // the first row of the rows that were folded last
	let stop = null; // ends the folding that is at work
	let partly = false; // one was ended, and its folds stand
	stet.hostFold = (id) => {
		const host = byID(id);
		const first = host?.querySelector(".Row");
		if (!first || first === folded) return false;
		folded = first;
		const goesOn = partly;
		partly = false;
		if (around < 0) return false;
		const rows = [];
		let section = host.firstElementChild; // whose rows are not among them yet
		let from = 0;
		const kept = (at) => rows[at].dataset.kind === "kept";
		const hold = held(id);
		let timer = 0;
		let begun = goesOn;
		stop = () => {
			clearTimeout(timer);
			hold(false);
			partly = begun;
			folded = stop = null;
			come(id);
		};
		// Where nothing changed, the text itself is all there is to see. What was folded before is the reader's.
		const none = () => !host.querySelector('.Row:not([data-kind="kept"])') || !goesOn && host.querySelector(".Fold");
		const work = () => {
			if (!rows.length && none()) {
				stop = null;
				return hold(false);
			}
			begun = true;
			const end = performance.now() + 8;
			for (; section && performance.now() < end; section = section.nextElementSibling) rows.push(...section.querySelectorAll(".Row"));
			for (; !section && from < rows.length && performance.now() < end; from++) {
				if (!kept(from)) continue;
				let to = from;
				while (to < rows.length && kept(to)) to++;
				if (to - from >= least) run(rows.slice(from === 0 ? from : from + around, to === rows.length ? to : to - around));
				from = to;
			}
			if (!first.isConnected) stop?.();
			else if (section || from < rows.length) timer = setTimeout(work);
			else {
				stop = null;
				hold(true);
			}
			come(id);
		};
		if (host.children.length > 8) timer = setTimeout(work);
		else work();
		return true;
	};
	stet.foldStop = () => stop?.();
	// foldSame says that the rows which took the place of others are as folded as those were.
	stet.foldSame = () => { if (folded && !folded.isConnected) folded = byID(folded.id) ?? folded; };

	// held notes where the reader stands, and returns what brings them back there, unless they went on meanwhile.
	function held(id) {
		const place = JSON.parse(stet.hostPlace(id));
		const moves = ["wheel", "touchmove", "keydown", "pointerdown"];
		let moved = scrollY === 0; // at the top there is nothing to hold
		const went = () => { moved = true; };
		for (const move of moves) addEventListener(move, went, { capture: true, passive: true });
		return (back, once) => {
			for (const move of moves) removeEventListener(move, went, { capture: true });
			if (back && !moved && place.Row) stet.hostRestore(id, place.Row, place.Offset, once);
		};
	}
	stet.holdPlace = held;

	function run(rows) {
		if (rows.some((row) => row.fold)) return; // it was folded before folding was ended
		const hide = rows.filter((row) => !row.querySelector(".Block--heading, .Block--title"));
		if (hide.length >= least) fold(hide);
	}

	function fold(rows) {
		const bar = document.createElement("div");
		bar.className = "Fold";
		bar.rows = rows;
		for (const [name, show] of [
			["up", () => unfold(bar, bar.rows.slice(0, step))],
			["all", () => unfold(bar, bar.rows)],
			["down", () => unfold(bar, bar.rows.slice(-step))],
		]) {
			const button = document.createElement("button");
			button.type = "button";
			button.className = "Fold-button Fold-" + name;
			button.addEventListener("click", show);
			bar.append(button);
		}
		for (const row of rows) {
			row.setAttribute("hidden", "until-found");
			row.fold = bar;
		}
		tell(bar);
	}
	document.addEventListener("beforematch", (event) => {
		const bar = event.target.fold;
		if (bar) unfold(bar, bar.rows);
	});

	// foldLike folds a row as the one was whose place it takes.
	stet.foldLike = (row, was) => {
		row.setAttribute("hidden", "until-found");
		row.fold = was.fold;
		row.at = was.at;
		row.fold.rows[row.at] = row;
		if (row.at > 0) return;
		row.before(row.fold);
		label(row.fold); // the rows may have come in another language
	};

	// tell writes what a bar hides, and puts it where that begins.
	function tell(bar) {
		bar.words = 0;
		bar.rows.forEach((row, at) => {
			row.at = at;
			bar.words += (row.lastElementChild.textContent.match(/\S+/g) ?? []).length;
		});
		label(bar);
		bar.rows[0].before(bar);
	}
	function label(bar) {
		const texts = [stet.say("fold-above", step), stet.count("fold-all", bar.rows.length, stet.count("words", bar.words)), stet.say("fold-below", step)];
		[...bar.children].forEach((button, i) => { button.textContent = texts[i]; });
	}

	// unfold shows some rows of a bar, and does away with a bar that hides nothing any more.
	function unfold(bar, rows) {
		const held = bar.contains(document.activeElement);
		for (const row of rows) {
			row.removeAttribute("hidden");
			row.fold = null;
		}
		bar.rows = bar.rows.filter((row) => row.fold === bar);
		if (bar.rows.length) return tell(bar);
		bar.remove();
		if (held) rows[0].focus({ preventScroll: true });
	}
	stet.hostUnfold = (id) => {
		const bars = find(id, ".Fold");
		for (const bar of bars) unfold(bar, bar.rows);
		return bars.length > 0;
	};

	// under is the index of the first section that reaches below a height of the view. Sections stand in order.
	const under = (sections, y) => {
		let [from, to] = [0, sections.length];
		while (from < to) {
			const middle = (from + to) >> 1;
			if (sections[middle].getBoundingClientRect().bottom > y) to = middle;
			else from = middle + 1;
		}
		return from;
	};
	// rowUnder is the first row that reaches below a height of the view, or with folds the first row or fold.
	stet.rowUnder = (host, y, folds = "") => {
		for (let section = host?.children[under(host.children, y)]; section; section = section.nextElementSibling) {
			const found = [...section.querySelectorAll(".Row:not([hidden])" + folds)].find((item) => item.getBoundingClientRect().bottom > y);
			if (found) return found;
		}
		return null;
	};
	// inView are the indexes of the first section in view and of the one behind the last.
	stet.inView = (host) => [under(host.children, 0), Math.min(host.children.length, under(host.children, innerHeight) + 1)];

	// hostPlace is the row at the top of the view and how far below the top it stands, as JSON.
	stet.hostPlace = (id) => {
		const row = stet.rowUnder(byID(id), inset());
		return JSON.stringify(row ? { Row: row.id, Offset: Math.round(row.getBoundingClientRect().top) } : {});
	};
	// lay has the section of an element laid out at once, although it is not in view yet: before, it has the height that
	// was guessed, and the page may end above the element. What it returns leaves the section to the browser again.
	function lay(element) {
		const section = element.closest(".Section");
		stet.look(section);
		if (!section || element.checkVisibility?.({ contentVisibilityAuto: true })) return () => {}; // it is laid out
		section.style.contentVisibility = "visible";
		return () => requestAnimationFrame(() => section.removeAttribute("style"));
	}

	stet.hostView = (id, view) => {
		const host = byID(id);
		if (!host) return;
		stet.hearFrom(id, view);
		stet.hearAll(host);
	};

	// hostRestore puts a row back where it stood. A view that hides the row has the next one there. It looks again in the
	// next two frames, but for once.
	stet.hostRestore = (id, row, offset, once) => {
		if (!byID(id)?.contains(byID(row))) return false;
		const seen = () => shownFrom(byID(row)); // a turn of the layout puts another in its place
		const bring = () => { if (byID(row)) scrollBy({ top: seen().getBoundingClientRect().top - offset, behavior: "instant" }); };
		if (once) {
			bring();
			return true;
		}
		const close = lay(seen());
		bring();
		requestAnimationFrame(() => { bring(); requestAnimationFrame(() => { bring(); close(); }); });
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
