// The ruler: where in the text the changes are, as marks in one drawing beside it, and as a strip for paper.
//
// The program gives the changes that count; this joins those that are too close to be told apart, draws them, and
// tells the program which one the reader picks with keys, mouse or finger.
"use strict";

(() => {
	const apart = 4; // pixels between two marks
	const most = 400; // marks
	const near = 24; // pixels from a finger to what it means
	const width = 28;
	let rows = 0;
	let names = {}; // of the kinds, in the language of the page
	let changes = []; // {row, kind, number, block}
	let marks = []; // {y, first, count, kind}: first is an index of changes
	let now = 0; // the number of the current change
	let pick = null; // tells the program
	let drawn = null; // the element and its height
	let drawing = 0; // the timer
	let label = null;

	stet.onRuler = (callback) => { pick = callback; };
	stet.ruler = (all, text, kinds) => {
		rows = all;
		names = JSON.parse(kinds);
		changes = text ? text.split(";").map((each) => {
			const [row, kind, number, block] = each.split(":");
			return { row: Number(row), kind, number: Number(number), block: Number(block) };
		}) : [];
		if (changes.length <= most) draw();
		else drawing ||= setTimeout(draw); // a turn of its own
	};
	stet.rulerAt = (number) => { now = number; point(); };

	const element = (name, attributes, ...children) => {
		const made = document.createElementNS("http://www.w3.org/2000/svg", name);
		for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
		made.append(...children);
		return made;
	};
	const said = (i) => stet.say("change-said", i + 1, changes.length, changes[i].block, names[changes[i].kind]);

	// joined puts changes whose places are too close under one mark.
	function joined(length) {
		const places = Math.max(1, Math.min(most, Math.floor(length / apart)));
		const list = [];
		let last = -1;
		changes.forEach((change, i) => {
			const place = Math.min(places - 1, Math.floor((change.row + 0.5) / Math.max(rows, 1) * places));
			if (place === last) {
				const mark = list.at(-1);
				mark.count++;
				if (mark.kind !== change.kind) mark.kind = "edited";
				return;
			}
			last = place;
			list.push({ y: (place + 0.5) * length / places, first: i, count: 1, kind: change.kind });
		});
		return list;
	}

	// shape tells the kinds apart without colour: full for added, hollow for removed, half of each for edited, an arrow
	// for moved, a dot for other formatting. Several under one mark make it wider.
	function shape(mark) {
		const [left, right] = mark.count > 1 ? [4, 24] : [8, 20];
		const y = mark.y;
		switch (mark.kind) {
		case "added": return element("path", { class: "Ruler-added", d: `M${left} ${y - 1.5}H${right}V${y + 1.5}H${left}Z` });
		case "removed": return element("path", { class: "Ruler-removed", d: `M${left} ${y - 1}H${right}V${y + 1}H${left}Z` });
		case "moved": return element("path", { class: "Ruler-moved", d: `M${left} ${y}H${right - 3}M${right - 5} ${y - 3}L${right} ${y}L${right - 5} ${y + 3}` });
		case "restyled": return element("circle", { class: "Ruler-restyled", cx: 14, cy: y, r: mark.count > 1 ? 2.5 : 2 });
		}
		return element("g", {}, element("path", { class: "Ruler-removed", d: `M${left} ${y - 1}H14V${y + 1}H${left}Z` }),
			element("path", { class: "Ruler-added", d: `M14 ${y - 1.5}H${right}V${y + 1.5}H14Z` }));
	}

	function draw() {
		clearTimeout(drawing);
		drawing = 0;
		const ruler = document.getElementById("ruler");
		const length = ruler?.clientHeight ?? 0;
		marks = joined(length || 600);
		strip();
		if (!ruler || !length) return;
		const pictures = marks.map((mark) => {
			const title = element("title", {}, mark.count > 1 ? stet.count("changes", mark.count) : said(mark.first));
			return element("g", { class: "Ruler-mark", "data-count": mark.count }, title, shape(mark));
		});
		const svg = element("svg", { class: "Ruler-marks", width, height: length, viewBox: `0 0 ${width} ${length}`, "aria-hidden": "true" },
			element("rect", { class: "Ruler-band", x: 1, width: width - 2, y: 0, height: 0, rx: 3 }), ...pictures,
			element("path", { class: "Ruler-now", d: "" }));
		label = document.createElement("span");
		label.className = "Ruler-label";
		label.hidden = true;
		ruler.replaceChildren(svg, label);
		drawn = { ruler, length };
		point();
		soon();
		watch(ruler);
	}

	// strip draws the same for paper, lying down.
	function strip() {
		const place = document.getElementById("ruler-strip");
		if (!place) return;
		const standing = marks;
		marks = joined(640);
		place.replaceChildren(element("svg", { viewBox: `0 0 640 ${width}`, "aria-hidden": "true" },
			element("path", { class: "Ruler-edge", d: `M0 1H640M0 ${width - 1}H640` }),
			element("g", { transform: "matrix(0 1 1 0 0 0)" }, ...marks.map(shape))));
		marks = standing;
	}

	// point shows where the current change is.
	function point() {
		const arrow = drawn?.ruler.querySelector(".Ruler-now");
		if (!arrow) return;
		const mark = markOf(changes.findIndex((change) => change.number === now));
		arrow.setAttribute("d", mark ? `M0 ${mark.y - 5}L6 ${mark.y}L0 ${mark.y + 5}ZM${width} ${mark.y - 5}L${width - 6} ${mark.y}L${width} ${mark.y + 5}Z` : "");
	}
	const markOf = (i) => i < 0 ? undefined : marks.findLast((mark) => mark.first <= i);

	// band shows which part of the text is in view.
	let waits = false;
	function band() {
		waits = false;
		const rect = drawn?.ruler.querySelector(".Ruler-band");
		const host = document.getElementById("host");
		if (!rect || !host || !rows) return;
		const rowAt = (y) => {
			const found = stet.rowUnder(host, y, ", .Fold");
			return found ? Number((found.rows?.[0] ?? found).dataset.row) : rows - 1;
		};
		const first = rowAt(60);
		const last = rowAt(innerHeight - 4);
		if (last < first) return;
		rect.setAttribute("y", first / rows * drawn.length);
		rect.setAttribute("height", Math.max(6, (last + 1 - first) / rows * drawn.length));
	}
	const soon = () => {
		if (!waits) requestAnimationFrame(band);
		waits = true;
	};
	addEventListener("scroll", soon, { passive: true });

	let watched = null;
	// Drawing is a turn of its own: the observer speaks in the middle of the browser's.
	const sizes = new ResizeObserver(() => setTimeout(resized));
	const resized = () => { if (drawn && drawn.ruler.clientHeight && drawn.ruler.clientHeight !== drawn.length || !drawn) draw(); };
	function watch(ruler) {
		if (watched === ruler) return;
		watched = ruler;
		sizes.observe(ruler);
		ruler.addEventListener("keydown", onKey);
		ruler.addEventListener("pointerdown", onDown);
		ruler.addEventListener("pointermove", onMove);
		for (const end of ["pointerup", "pointercancel"]) ruler.addEventListener(end, onUp);
	}
	stet.rulerThere = () => {
		const ruler = document.getElementById("ruler");
		if (ruler && ruler !== watched) {
			drawn = null;
			watch(ruler);
			draw();
		}
	};

	function onKey(event) {
		if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || !changes.length) return;
		const at = changes.findIndex((change) => change.number === now);
		const to = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, PageDown: at + 10, PageUp: at - 10, Home: 0, End: changes.length - 1 }[event.key];
		if (event.key === "Enter") document.querySelector("#host .is-current")?.focus({ preventScroll: true });
		else if (to !== undefined) go(Math.max(0, Math.min(changes.length - 1, to)));
		else return;
		event.preventDefault();
	}
	function go(i) {
		if (changes[i].number !== now) pick?.(changes[i].number);
	}

	let dragging = false;
	function nearest(event, reach) {
		const y = event.clientY - drawn.ruler.getBoundingClientRect().top;
		let best = null;
		for (const mark of marks) if (!best || Math.abs(mark.y - y) < Math.abs(best.y - y)) best = mark;
		return best && Math.abs(best.y - y) <= reach ? best : null;
	}
	function onDown(event) {
		if (event.button !== 0 || !drawn) return;
		const mark = nearest(event, event.pointerType === "mouse" ? Infinity : near);
		if (!mark) return;
		dragging = true;
		drawn.ruler.setPointerCapture(event.pointerId);
		scrub(mark);
	}
	function onMove(event) {
		if (!dragging) return;
		const mark = nearest(event, Infinity);
		if (mark) scrub(mark);
	}
	function onUp() {
		dragging = false;
		if (label) label.hidden = true;
	}
	// scrub goes to a mark's first change, and says beside it what is there.
	function scrub(mark) {
		go(mark.first);
		label.hidden = false;
		label.textContent = mark.count > 1 ? said(mark.first) + " · " + stet.count("changes", mark.count) : said(mark.first);
		label.style.insetBlockStart = mark.y + "px";
	}
})();
