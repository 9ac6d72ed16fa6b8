import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { isoDate, seededRandom, systemClock } from "../../kernel/index.ts";
import { openRecord } from "../../record/index.ts";
import { syntheticPanel } from "../backtest/synthetic-panel.ts";
import { chronicleTrack } from "./chronicle-track.ts";
import { carriedTrack, keepTrack, keptTrack, trackText } from "./kept-tracks.ts";
import { backtested, judgedPanel, trackKey } from "./track-record.ts";

const folder = mkdtempSync(join(tmpdir(), "entente-tracks-"));
afterAll(() => rmSync(folder, { recursive: true }));

const { panel: PANEL } = syntheticPanel({ dyads: 4, periods: 40 }, seededRandom(3));
const RECORD = join(folder, "record.duckdb");
const KEY = trackKey(PANEL);

describe("a track record", () => {
  test("kept beside a record is the same when it is read again, to the last bit", async () => {
    const made = await backtested(PANEL, "month", { workers: 0 });
    if (made === undefined) throw new Error("no back-test");
    keepTrack(RECORD, PANEL, KEY, made);
    expect(keptTrack(RECORD, PANEL, KEY)).toEqual(made);
    expect(readdirSync(join(folder, "record.track-records"))).toHaveLength(1);
  });

  test("of another panel, or one that cannot be read, is not taken", () => {
    expect(keptTrack(RECORD, PANEL, trackKey({ ...PANEL, teller: "other" }))).toBeUndefined();
    const [name = ""] = readdirSync(join(folder, "record.track-records"));
    writeFileSync(join(folder, "record.track-records", name), "{");
    expect(keptTrack(RECORD, PANEL, KEY)).toBeUndefined();
  });

  test("that cannot be kept does no harm", () => {
    const path = join(folder, "file");
    writeFileSync(path, "");
    const track = { tested: [], dyads: [], summary: {}, curves: {} } as never;
    mkdirSync(join(folder, "blocked.track-records"));
    mkdirSync(join(folder, "blocked.track-records", "x-by-month.json"));
    keepTrack(join(folder, "blocked.duckdb"), { teller: "x", by: "month" }, KEY, track);
    expect(readdirSync(join(folder, "blocked.track-records"))).toEqual(["x-by-month.json"]);
  });

  test("rests on every count, on the source and on the dyads, in any order", () => {
    const [first, ...rest] = PANEL.dyads;
    if (first === undefined) throw new Error("no dyad");
    const turned = judgedPanel({ ...PANEL, dyads: [...rest, first] });
    expect(trackKey(turned)).toBe(trackKey(judgedPanel(PANEL)));
    const conflict = first.counts.conflict.slice();
    conflict[7] = (conflict[7] ?? 0) + 1;
    const changed = { ...first, counts: { ...first.counts, conflict } };
    expect(trackKey({ ...PANEL, dyads: [changed, ...rest] })).not.toBe(KEY);
    const asked = { ...first, a: "AAA", added: true };
    expect(trackKey(judgedPanel({ ...PANEL, dyads: [asked, ...PANEL.dyads] }))).toBe(
      trackKey(judgedPanel(PANEL)),
    );
  });

  test("that the product carries is what a back-test of its chronicle gives", async () => {
    const store = await openRecord(join(folder, "fresh.duckdb"), "read", systemClock);
    try {
      const text = await chronicleTrack(store, isoDate("2026-11-24"));
      expect(readFileSync("data/outlook/chronicle-track-record.json", "utf8")).toBe(text);
      const { key } = JSON.parse(text) as { key: string };
      const carried = carriedTrack(key);
      if (carried === undefined) throw new Error("it is not carried");
      expect(trackText(key, carried)).toBe(text);
    } finally {
      store.close();
    }
  });
});
