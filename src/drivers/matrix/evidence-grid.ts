import type { Cell, EvidenceItem, Matrix } from "./matrix.ts";
import { presetWeights } from "./preset-test.ts";
import { discounted, type Range, type Trust, type TrustReading, trustOf } from "./source-trust.ts";

/** What the record answers to an item's query. */
export interface RecordAnswer {
  readonly outcome: "found" | "not found" | "cannot tell";
  /** Ids of the events found. */
  readonly events: readonly string[];
  /** Where their reports stand. */
  readonly addresses: readonly string[];
  /** Rating that binds the answer; F6 where nothing was found. */
  readonly rating: string;
}

/** One judge's weight, before the source is taken into account. */
export interface JudgedWeight {
  readonly judge: string;
  readonly decibels: number;
}

/** What the judges say an item weighs for a hypothesis. */
export interface GridCell {
  readonly evidence: string;
  readonly hypothesis: string;
  readonly trust: Trust;
  /** Empty: a blank, which is not zero. */
  readonly judged: readonly JudgedWeight[];
  /** Whether some judge states a test whose outcome nobody knows. */
  readonly open: boolean;
}

/** Which reading of the grid is meant. */
export interface GridReading {
  /** Factor on the judges' decibels: 0.5 halves every weight. */
  readonly stretch: number;
  /** The mean of the judges, or for each cell the one least (most) favourable to the hypothesis. */
  readonly judge: keyof Range;
  /** The trust of the item's rating, or whichever end of its range is least (most) favourable to the hypothesis. */
  readonly trust: keyof Range;
}

/** The reading that stands where none is named. */
export const AS_JUDGED: GridReading = { stretch: 1, judge: "mid", trust: "mid" };

/** How a matrix is to be read. */
export interface WeighingOptions {
  /** What the record answers, by item of evidence. */
  readonly answers?: ReadonlyMap<string, RecordAnswer>;
  /** Judges to heed; left out, all. */
  readonly judges?: readonly string[];
  /** Default `even`. */
  readonly trustReading?: TrustReading;
}

function foundOf(cell: Cell, answer: RecordAnswer | undefined): boolean | undefined {
  if (cell.judgement.kind === "weight") return undefined;
  if (answer === undefined) return cell.judgement.found;
  return answer.outcome === "cannot tell" ? undefined : answer.outcome === "found";
}

/** undefined where a test's outcome is not known. */
function decibelsOf(cell: Cell, answer: RecordAnswer | undefined): number | undefined {
  if (cell.judgement.kind === "weight") return cell.judgement.decibels;
  const found = foundOf(cell, answer);
  if (found === undefined) return undefined;
  const { found: ifFound, notFound } = presetWeights(cell.judgement.test);
  return found ? ifFound : notFound;
}

function ratingOf(item: EvidenceItem, answer: RecordAnswer | undefined): string {
  return item.rating ?? answer?.rating ?? "F6";
}

/** Every item and hypothesis of a matrix with what the judges say, blanks included, items by items. */
export function evidenceGrid(matrix: Matrix, options: WeighingOptions): GridCell[] {
  const heeded = new Set(options.judges ?? matrix.judges.map((judge) => judge.id));
  return matrix.evidence.flatMap((item) => {
    const answer = options.answers?.get(item.id);
    const trust = trustOf(ratingOf(item, answer));
    const row = matrix.cells.filter((c) => c.evidence === item.id && heeded.has(c.judge));
    return matrix.hypotheses.map(({ id }) => {
      const known = row
        .filter((c) => c.hypothesis === id)
        .map((c) => ({ judge: c.judge, decibels: decibelsOf(c, answer) }));
      const judged = known.flatMap(({ judge, decibels }) =>
        decibels === undefined ? [] : [{ judge, decibels }],
      );
      const open = judged.length < known.length;
      return { evidence: item.id, hypothesis: id, trust, judged, open };
    });
  });
}

/** The judges' weights of a cell together: their mean, and the least and the greatest. undefined for a blank. */
export function judgedRange(cell: GridCell): Range | undefined {
  const weights = cell.judged.map(({ decibels }) => decibels);
  if (weights.length === 0) return undefined;
  const mid = weights.reduce((sum, w) => sum + w, 0) / weights.length;
  return { low: Math.min(...weights), mid, high: Math.max(...weights) };
}

/**
 * The weight of a cell after the source is taken into account.
 *
 * Method: the judges' weights are averaged first and the mean is discounted: to average discounted weights could turn
 * its sign.
 *
 * @returns decibels; undefined for a blank
 */
export function weightOf(
  cell: GridCell,
  reading: GridReading,
  trustReading: TrustReading = "even",
): number | undefined {
  const judged = judgedRange(cell);
  if (judged === undefined) return undefined;
  const weight = judged[reading.judge] * reading.stretch;
  const at = (end: keyof Range): number =>
    discounted(weight, cell.trust.probability[end], trustReading);
  if (reading.trust === "mid") return at("mid");
  return reading.trust === "low"
    ? Math.min(at("low"), at("high"))
    : Math.max(at("low"), at("high"));
}
