import type { Period } from "../../kernel/index.ts";
import { actorByCode } from "../../lexicon/index.ts";
import type { ToldCounts } from "../../record/index.ts";
import type { Watch } from "./watch.ts";

/** How steadily a source tells of a dyad. */
export interface Standing {
  /** The lesser code of the two first. */
  readonly dyad: readonly [string, string];
  /** Its rows among the cells of what is told. */
  readonly rows: { readonly first: number; readonly end: number };
  /** Periods with a polar event, and polar events in them. */
  readonly periods: number;
  readonly events: number;
  /** Asked for, and told of too seldom to be chosen otherwise. */
  readonly added?: boolean;
}

/** Which dyads to choose. */
export interface Choice {
  /** First whatever is told of it. */
  readonly asked: readonly [string, string] | undefined;
  readonly most: number;
  /** Fewest polar events of any other. */
  readonly fewest: number;
  /** Only what was known before this period counts. */
  readonly knownBefore: Period | undefined;
}

/** An organisation's dyad is steady if it is told of in this share of all periods in which the source looked. */
const STEADY_SHARE = 0.5;

/** The rows of each dyad, which stand together. */
function rowsOf({ cells, dyads }: ToldCounts): Standing["rows"][] {
  const ends = dyads.map(() => 0);
  cells.dyad.forEach((dyad, row) => {
    ends[dyad] = row + 1;
  });
  return ends.map((end, dyad) => ({ first: ends[dyad - 1] ?? 0, end }));
}

/** @param counts whether what happened in a period and was known by the end of another counts */
function standingOf(
  { cells, dyads }: ToldCounts,
  dyad: number,
  rows: Standing["rows"],
  counts: (period: number, known: number) => boolean,
): Standing {
  const told = new Set<number>();
  let events = 0;
  for (let row = rows.first; row < rows.end; row++) {
    const period = cells.period[row] ?? 0;
    const polar = (cells.cooperation[row] ?? 0) + (cells.conflict[row] ?? 0);
    if (polar === 0 || !counts(period, cells.known[row] ?? 0)) continue;
    told.add(period);
    events += polar;
  }
  return { dyad: dyads[dyad] ?? ["", ""], rows, periods: told.size, events };
}

const isSame = (x: readonly [string, string], y: readonly [string, string] | undefined): boolean =>
  x[0] === y?.[0] && x[1] === y[1];

/** Two states; an organisation too, if it is told of steadily. Armed groups come and go with what is reported of them. */
function isEligible({ dyad, periods }: Standing, lookedAt: number): boolean {
  const kinds = dyad.map((code) => actorByCode(code)?.kind);
  if (kinds.every((kind) => kind === "state")) return true;
  const isKnown = kinds.every((kind) => kind === "state" || kind === "organisation");
  return isKnown && periods >= STEADY_SHARE * lookedAt;
}

/**
 * The dyads of a panel: the one asked for first, then those told of in most periods, of these those with most events.
 */
export function steadyDyads(
  told: ToldCounts,
  { begin, periods, looked }: Watch,
  { asked, most, fewest, knownBefore }: Choice,
): readonly Standing[] {
  const end =
    knownBefore === undefined
      ? periods.length
      : periods.filter((period) => period < knownBefore).length;
  const counts = (period: number, known: number): boolean =>
    looked[period - begin] === true &&
    period - begin < end &&
    (knownBefore === undefined || known - begin < end);
  const lookedAt = looked.slice(0, end).filter(Boolean).length;
  const all = rowsOf(told).map((rows, dyad) => standingOf(told, dyad, rows, counts));
  const isSteady = (standing: Standing): boolean =>
    standing.events >= fewest && isEligible(standing, lookedAt);
  const others = all
    .filter((standing) => !isSame(standing.dyad, asked))
    .filter(isSteady)
    // what is told stands in the order of the alphabet, which settles the rest
    .toSorted((x, y) => y.periods - x.periods || y.events - x.events);
  if (asked === undefined) return others.slice(0, most);
  const none: Standing = { dyad: asked, rows: { first: 0, end: 0 }, periods: 0, events: 0 };
  const own = all.find(({ dyad }) => isSame(dyad, asked)) ?? none;
  return [isSteady(own) ? own : { ...own, added: true }, ...others].slice(0, most);
}
