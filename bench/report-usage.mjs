import { appendFileSync } from "node:fs";

// Loaded before a program that a bench starts: it notes the most memory that the process held, in KiB.
const note = process.env["ENTENTE_BENCH_USAGE"];
if (note !== undefined) {
  process.on("exit", () => appendFileSync(note, `${process.resourceUsage().maxRSS}\n`));
}
