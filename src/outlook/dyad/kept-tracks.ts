import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { pathBeside } from "../../drivers/index.ts";
import type { ForecastPanel } from "../panel/forecast-panel.ts";
import type { TrackRecord } from "./track.ts";

/** A track record as it is written: numbers that JSON does not know are words, lists of numbers know what they are. */
function written(_: string, value: unknown): unknown {
  if (value instanceof Float64Array) return { numbers: [...value] };
  return typeof value === "number" && !Number.isFinite(value) ? { number: String(value) } : value;
}

/** The same, read. */
function read(_: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if ("numbers" in value && Array.isArray(value.numbers)) return Float64Array.from(value.numbers);
  return "number" in value ? Number(value.number) : value;
}

interface Kept {
  readonly key: string;
  readonly track: TrackRecord;
}

/** A track record with what it rests on, as text. */
export function trackText(key: string, track: TrackRecord): string {
  return `${JSON.stringify({ key, track } satisfies Kept, written)}\n`;
}

function trackIn(path: string | URL, key: string): TrackRecord | undefined {
  if (!existsSync(path)) return undefined;
  try {
    const kept = JSON.parse(readFileSync(path, "utf8"), read) as Partial<Kept>;
    return kept.key === key ? kept.track : undefined;
  } catch {
    // what cannot be read is made anew
    return undefined;
  }
}

/** The one that the product carries: of the chronicle as it comes with it. */
const CARRIED: URL = new URL("../../../data/outlook/chronicle-track-record.json", import.meta.url);

/** The carried back-test, if it is of just this panel. */
export function carriedTrack(key: string): TrackRecord | undefined {
  return trackIn(CARRIED, key);
}

function pathOf(record: string, { teller, by }: Pick<ForecastPanel, "teller" | "by">): string {
  const name = teller.replace(/[^a-z0-9]+/gi, "-");
  return `${pathBeside(record, "track-records")}/${name}-by-${by}.json`;
}

/** What was kept beside a record of this panel; undefined where it was another one. */
export function keptTrack(
  record: string,
  panel: Pick<ForecastPanel, "teller" | "by">,
  key: string,
): TrackRecord | undefined {
  return trackIn(pathOf(record, panel), key);
}

/** Keep a back-test beside the record, whole or not at all; where nothing can be written, it is made anew the next time. */
export function keepTrack(
  record: string,
  panel: Pick<ForecastPanel, "teller" | "by">,
  key: string,
  track: TrackRecord,
): void {
  const path = pathOf(record, panel);
  const fresh = `${path}.${process.pid}.new`;
  try {
    mkdirSync(path.slice(0, path.lastIndexOf("/")), { recursive: true });
    writeFileSync(fresh, trackText(key, track));
    renameSync(fresh, path);
  } catch {
    rmSync(fresh, { force: true });
  }
}
