/** The funnel of DESIGN.md in plain TypeScript, to hold the record's SQL against. */
import { createHash } from "node:crypto";
import { quadClassOf } from "../../src/lexicon/index.ts";

/** A machine-coded report between two known and different actors. */
export interface ModelReport {
  readonly source: string;
  readonly target: string;
  readonly date: string;
  readonly code: string;
  readonly place: string;
  readonly article: string;
  readonly known: string;
  readonly root: boolean;
  readonly mentions: number;
}

/** What a report says has happened. */
export type Deed = Pick<ModelReport, "source" | "target" | "date" | "code" | "place">;

/** What becomes of reports. */
export interface ModelFunnel {
  readonly rows: number;
  readonly capped: number;
  readonly reReported: number;
  readonly mirrored: number;
  readonly events: number;
  /** Ids of the counted events, an event and its mirror apart, in order. */
  readonly ids: readonly string[];
}

const md5 = (text: string): string => createHash("md5").update(text).digest("hex").slice(0, 16);

/** The id of an event: a hash of what is said to have happened. */
export function modelEventId(r: Deed): string {
  return md5([r.date, "day", r.source, r.target, r.code, r.place, ""].join("|"));
}

/** Two events are one occurrence when each is the other seen from the other side. */
export function modelOccurrenceId(r: Deed): string {
  const [low, high] = [r.source, r.target].sort();
  const visits: Readonly<Record<string, string>> = {
    "042": `${r.source}>${r.target}|042`,
    "043": `${r.target}>${r.source}|042`,
  };
  const together = ["040", "041", "044", "046", "057"].includes(r.code);
  const who = visits[r.code] ?? (together ? `${low}=${high}|${r.code}` : undefined);
  return who === undefined ? modelEventId(r) : md5([r.date, "day", who, r.place, ""].join("|"));
}

/** The order in which an article's reports of one class, direction and day compete. */
function precedes(a: ModelReport, b: ModelReport): number {
  if (a.known !== b.known) return a.known < b.known ? -1 : 1;
  if (a.root !== b.root) return a.root ? -1 : 1;
  if (a.mentions !== b.mentions) return b.mentions - a.mentions;
  const [x, y] = [a, b].map((r) => `${modelOccurrenceId(r)} ${modelEventId(r)}`);
  return String(x) < String(y) ? -1 : 1;
}

/** From reports to events, at a day. */
export function modelFunnel(reports: readonly ModelReport[], asOf: string = "9999"): ModelFunnel {
  const known = reports.filter((r) => r.known <= asOf);
  const winners = new Map<string, ModelReport>();
  const slot = (r: ModelReport): string =>
    [r.article, r.source, r.target, quadClassOf(r.code), r.date].join("|");
  for (const r of known) {
    const best = winners.get(slot(r));
    if (best === undefined || precedes(r, best) < 0) winners.set(slot(r), r);
  }
  const counted = known.filter((r) => {
    const winner = winners.get(slot(r));
    return r.article === "" || (winner !== undefined && modelEventId(winner) === modelEventId(r));
  });
  const ids = [...new Set(counted.map(modelEventId))].sort();
  const events = new Set(counted.map(modelOccurrenceId)).size;
  return {
    rows: known.length,
    capped: known.length - counted.length,
    reReported: counted.length - ids.length,
    mirrored: ids.length - events,
    events,
    ids,
  };
}
