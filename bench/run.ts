import { AVERAGING } from "./averaging.ts";
import { DRIVERS } from "./drivers.ts";
import { FRESH_BRIEF } from "./fresh-brief.ts";
import { IMPORT } from "./import.ts";
import { isBusy, load, machine } from "./machine.ts";
import { OUTLOOK } from "./outlook.ts";
import { PEERS } from "./peers.ts";
import { QUERIES } from "./queries.ts";
import { RELATIONS } from "./relations.ts";
import { type Bench, markdown } from "./table.ts";

const BENCHES: readonly Bench[] = [
  IMPORT,
  FRESH_BRIEF,
  QUERIES,
  RELATIONS,
  DRIVERS,
  OUTLOOK,
  AVERAGING,
  PEERS,
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !BENCHES.some((bench) => bench.name === name));
if (unknown.length > 0) {
  const names = BENCHES.map((bench) => bench.name).join(", ");
  throw new Error(`no bench ${unknown.join(", ")}; there are ${names}`);
}
console.log(`${machine()}\n`);
if (isBusy(await load()))
  console.error("The machine is busy; each round waits for it, a minute at most.\n");
for (const bench of BENCHES) {
  if (wanted.length > 0 && !wanted.includes(bench.name)) continue;
  for (const table of await bench.run()) console.log(markdown(table));
}
