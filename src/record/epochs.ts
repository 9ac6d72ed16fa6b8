import { addDays, type IsoDate } from "../kernel/index.ts";

/** A stretch of time in which a source was made in one way, so that its counts can be compared. */
export interface Epoch {
  /** What the source is called in it: its own name in the latest one. */
  readonly teller: string;
  readonly source: string;
  /** First day; absent in the first epoch. */
  readonly first: IsoDate | undefined;
  /** Last day; absent in the latest. */
  readonly last: IsoDate | undefined;
}

/** Days from which a source was made differently. */
const BEGINNINGS: Readonly<Record<string, readonly IsoDate[]>> = {
  // yearly files, monthly files, daily files with more sources, version 2.0
  gdelt: ["2006-01-01", "2013-04-01", "2015-03-01"] as IsoDate[],
};

function epochsOf(source: string): Epoch[] {
  const begins = BEGINNINGS[source] ?? [];
  return [undefined, ...begins].map((first, i) => {
    const next = begins[i];
    const last = next === undefined ? undefined : addDays(next, -1);
    const teller = last === undefined ? source : `${source} to ${last.slice(0, 7)}`;
    return { teller, source, first, last };
  });
}

/** The epochs of every source that has more than one, in the order of time. */
export const EPOCHS: readonly Epoch[] = Object.keys(BEGINNINGS).flatMap(epochsOf);

/** The epoch that a teller names; of a source of one epoch, that one. */
export function epochOf(teller: string): Epoch {
  const found = EPOCHS.find((epoch) => epoch.teller === teller);
  return found ?? { teller, source: teller, first: undefined, last: undefined };
}

/** SQL for who tells of a row: its source, by epoch. Of the columns `source` and `event_date`. */
export const TELLER: string = `CASE ${EPOCHS.filter(({ last }) => last !== undefined)
  .map(
    ({ source, last, teller }) =>
      `WHEN source = '${source}' AND event_date <= DATE '${last}' THEN '${teller}'`,
  )
  .join(" ")} ELSE source END`;
