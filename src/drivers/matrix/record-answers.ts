import { type IsoDate, spanOf } from "../../kernel/index.ts";
import {
  type DyadEvent,
  dyadEvents,
  type Scope,
  type SourceCoverage,
  type Store,
  sourceCoverage,
} from "../../record/index.ts";
import type { RecordAnswer } from "./evidence-grid.ts";
import type { Matrix, RecordQuery } from "./matrix.ts";
import { trustOf } from "./source-trust.ts";

const byTrust = (a: string, b: string): number =>
  trustOf(b).probability.mid - trustOf(a).probability.mid || (a < b ? -1 : 1);

const NO_RATING = "F6";

/** The best rating of each event, the best event first. */
function ratingsOf(events: readonly DyadEvent[]): string[] {
  return events
    .map((event) => event.reports.map((r) => r.rating).toSorted(byTrust)[0] ?? NO_RATING)
    .toSorted(byTrust);
}

function answerOf(
  query: RecordQuery,
  events: readonly DyadEvent[],
  hasLooked: boolean,
): RecordAnswer {
  const reports = events.flatMap((event) => event.reports);
  const isFound = events.length >= query.atLeast;
  return {
    outcome: isFound ? "found" : hasLooked ? "not found" : "cannot tell",
    events: events.map((event) => event.id),
    addresses: [...new Set(reports.flatMap(({ url }) => url ?? []))],
    rating: isFound ? (ratingsOf(events)[query.atLeast - 1] ?? NO_RATING) : NO_RATING,
  };
}

const covers = (source: SourceCoverage, first: IsoDate, last: IsoDate): boolean =>
  source.first <= first && source.last >= last;

/**
 * Put the queries of a matrix to the record.
 *
 * Method: found means at least so many events, and the rating is that of the weakest event needed for it. Not found
 * means fewer although one source tells of the whole span; where none does, the record cannot tell.
 *
 * @param scope nothing that became known after its as-of day is used
 * @returns an answer for each item with a query, by its id
 */
export async function recordAnswers(
  store: Store,
  matrix: Matrix,
  scope: Pick<Scope, "asOf" | "sources">,
): Promise<Map<string, RecordAnswer>> {
  const answers = new Map<string, RecordAnswer>();
  const sources = await sourceCoverage(store, scope);
  for (const { id, query } of matrix.evidence) {
    if (query === undefined) continue;
    const { first } = spanOf(query.from);
    const { last } = spanOf(query.to);
    const { between: dyad, select } = query;
    const events = await dyadEvents(store, { ...scope, dyad, select, from: first, to: last });
    const hasLooked = sources.some((source) => covers(source, first, last));
    answers.set(id, answerOf(query, events, hasLooked));
  }
  return answers;
}
