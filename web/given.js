// What a page gives, as bytes that the engine reads. What is said of a text travels with it, in the form of
// stet/versions/1.
"use strict";

// stetGiven answers with a Blob; unsaid is true where something was said of a content that is no text.
const stetGiven = ({ content, type = "", title, label, url, captured, lang }) => {
	const said = { title, label, url, captured, lang };
	const blob = new Blob([content], { type: type.toLowerCase() });
	if (!Object.values(said).some(Boolean)) return { blob, unsaid: false };
	const words = typeof content === "string" ? content : /^text\//i.test(type) ? new TextDecoder().decode(content) : null;
	if (words === null) return { blob, unsaid: true };
	return { blob: new Blob([JSON.stringify({ format: "stet/versions/1", versions: [{ ...said, content: words, type }] })], { type: "application/json" }), unsaid: false };
};
const stetUnsaid = (number) => ({ type: "notice", code: "unsaid", message: "What was said of version " + number + " cannot be used: its content is no text." });
