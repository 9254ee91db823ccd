// A judge says which colours of an element make reading hard: text on its grounds below 7:1, lines below 3:1. The
// colours are custom properties, as style/tokens.css names them; prefix is how their names begin there.
"use strict";

const stetJudge = (root, prefix) => {
	const paint = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
	function light(colour) {
		paint.fillStyle = "#000";
		paint.fillStyle = colour;
		paint.fillRect(0, 0, 1, 1);
		const [r, g, b] = [...paint.getImageData(0, 0, 1, 1).data].map((v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
		return 0.2126 * r + 0.7152 * g + 0.0722 * b;
	}
	const bars = [["text", "page", 7], ["text", "added", 7], ["text", "removed", 7], ["muted", "page", 4.5],
		["added-line", "page", 3], ["removed-line", "page", 3], ["moved-line", "page", 3], ["format-line", "page", 3]];
	let judged = "";

	// What it answers is a sentence, or nothing where all is well or was said before.
	return () => {
		const probe = document.createElement("i");
		root.append(probe);
		const lights = {};
		for (const name of new Set(bars.flatMap(([on, under]) => [on, under]))) {
			probe.style.color = "var(" + prefix + name + ")";
			lights[name] = light(getComputedStyle(probe).color);
		}
		probe.remove();
		const poor = bars.filter(([on, under, bar]) => {
			const [less, more] = [lights[on], lights[under]].sort((a, b) => a - b);
			return (more + 0.05) / (less + 0.05) < bar - 0.05;
		}).map(([on, under]) => "--stet-" + on + " on --stet-" + under).join(", ");
		const news = poor !== judged;
		judged = poor;
		return poor && news ? "Hard to read: " + poor + "." : "";
	};
};
