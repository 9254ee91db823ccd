// Runs jobs in Stet's own WebAssembly, in Node: node stet.mjs FOLDER reads a list of jobs from the standard input, one
// JSON a line, and writes their answers likewise. FOLDER holds wasm_exec.js and work.wasm.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
const folder = resolve(process.argv[2]);
createRequire(import.meta.url)(folder + "/wasm_exec.cjs");
const go = new Go();
const { instance } = await WebAssembly.instantiate(readFileSync(folder + "/work.wasm"), go.importObject);
go.run(instance);
for (const line of readFileSync(0, "utf8").split("\n")) {
	if (line) process.stdout.write(globalThis.stetWork(line) + "\n");
}
process.exit(0);
