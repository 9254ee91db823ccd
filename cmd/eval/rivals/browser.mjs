// Offers the rivals to a page: rivals.run(job).
import { run, names } from "./adapters.mjs";
globalThis.rivals = { run, names };
