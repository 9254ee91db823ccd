// The theme that the reader chose, before anything is painted: a page that flashes white at night is no dark page.
// It stands in the head and is not deferred; without storage, or without a choice, the system's theme holds.
"use strict";

try {
	const { Theme } = JSON.parse(localStorage.getItem("stet-settings") ?? "{}");
	if (Theme === "light" || Theme === "dark") document.documentElement.dataset.theme = Theme;
} catch {}
