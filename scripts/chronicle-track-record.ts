// Back-tests the chronicle that the product carries, so that the first outlook need not wait for it:
//   node --import tsx scripts/chronicle-track-record.ts [OUT]
// OUT is data/outlook/chronicle-track-record.json unless told otherwise. To be run again when the chronicle or the forecasters
// change; `src/outlook/dyad/kept-tracks.test.ts` fails until then. A file of another panel is never used.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { isoDate, systemClock } from "../src/kernel/index.ts";
import { chronicleTrack } from "../src/outlook/dyad/chronicle-track.ts";
import { openRecord } from "../src/record/index.ts";

const [out = "data/outlook/chronicle-track-record.json"] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "entente-track-"));
const store = await openRecord(join(folder, "record.duckdb"), "read", systemClock);
try {
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, await chronicleTrack(store, isoDate("9999-12-31")));
} finally {
  store.close();
  rmSync(folder, { recursive: true });
}
