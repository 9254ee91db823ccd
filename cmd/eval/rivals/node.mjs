// Reads a job from the standard input and writes its answer.
import { readFileSync } from "node:fs";
import { JSDOM } from "jsdom";
const window = new JSDOM("<!doctype html>").window;
for (const name of ["document", "Node", "NodeFilter", "Element", "DocumentFragment", "Text", "Comment", "HTMLElement"]) globalThis[name] = window[name];
const { run, names } = await import("./adapters.mjs");
const job = JSON.parse(readFileSync(0, "utf8"));
const answer = job.list ? { names: names(job.list) } : run(job);
answer.peak = process.resourceUsage().maxRSS; // in kilobytes
process.stdout.write(JSON.stringify(answer));
