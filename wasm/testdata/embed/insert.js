// A site's own script: it notes what the policy refuses, and puts Stet's script tag into the body of an article.
"use strict";

globalThis.refused = [];
addEventListener("securitypolicyviolation", (event) => refused.push(event.effectiveDirective + " " + event.blockedURI));
addEventListener("DOMContentLoaded", () => {
	const place = document.querySelector("article p");
	const tag = document.createElement("script");
	tag.async = true;
	tag.src = place.dataset.stet;
	Object.assign(tag.dataset, { oldSrc: "old.html", newSrc: "new.html", view: "changes", loading: "eager", toolbar: "none" });
	place.after(tag);
});
