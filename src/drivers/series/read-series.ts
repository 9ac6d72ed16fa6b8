import type { Period } from "../../kernel/index.ts";
import type { FactSpan, Store } from "../../record/index.ts";
import { readDyad, readSituation } from "./event-series.ts";
import { calendarOf, readFact } from "./fact-series.ts";
import { joinSeries } from "./joint-series.ts";
import { readLeader } from "./leader-series.ts";
import { isMissing, type Missing, type PanelScope, type SeriesReading } from "./reading.ts";
import { dyadsNeeded, factsAmong } from "./series-needs.ts";
import type {
  DyadSeries,
  JointSeries,
  SeriesSpecification,
  SituationSeries,
  TriadSeries,
} from "./specification.ts";
import { furthestTeller, readSource, type ToldSource } from "./told-source.ts";
import { readTriad } from "./triad-series.ts";

/** All that series are read from. */
export interface SeriesGround {
  readonly store: Store;
  readonly scope: PanelScope;
  /** Undefined where no source tells of the dyad. */
  readonly source: ToldSource | undefined;
  readonly calendar: readonly FactSpan[];
}

/** The periods in which values differ, or why they do not. */
function moving(reading: SeriesReading): SeriesReading | Missing {
  const known = reading.values.filter(Number.isFinite);
  if (known.length === 0) {
    return {
      reason: `${reading.source} tells nothing of ${reading.says} in these periods`,
      has: 0,
      needs: 2,
    };
  }
  if (known.some((x) => x !== known[0])) return reading;
  return {
    reason: `${reading.says} is the same in all periods in which it is known`,
    has: 1,
    needs: 2,
  };
}

const UNTOLD: Missing = { reason: "no source tells of the dyad", has: 0, needs: 1 };

/** A series that is made of one source's events. */
function readEvents(
  source: ToldSource,
  series: DyadSeries | SituationSeries | TriadSeries,
  periods: readonly Period[],
): SeriesReading | Missing {
  switch (series.kind) {
    case "dyad":
      return readDyad(source, series, periods);
    case "situation":
      return readSituation(source, series, periods);
    case "triad":
      return readTriad(source, series, periods);
  }
}

async function readBoth(
  ground: SeriesGround,
  { of: [first, second] }: JointSeries,
  periods: readonly Period[],
): Promise<SeriesReading | Missing> {
  const one = await readAny(ground, first, periods);
  if (isMissing(one)) return one;
  const other = await readAny(ground, second, periods);
  return isMissing(other) ? other : joinSeries(one, other, ground.scope.by);
}

async function readAny(
  ground: SeriesGround,
  series: SeriesSpecification,
  periods: readonly Period[],
): Promise<SeriesReading | Missing> {
  const { store, scope, source, calendar } = ground;
  switch (series.kind) {
    case "fact":
      return await readFact(store, scope, series, calendar, periods);
    case "leader":
      return readLeader(series, periods);
    case "both":
      return await readBoth(ground, series, periods);
    case "dyad":
    case "situation":
    case "triad":
      return source === undefined ? UNTOLD : readEvents(source, series, periods);
  }
}

/** A series over some periods, of what is read already; a series that never moves is missing too. */
export async function seriesFrom(
  ground: SeriesGround,
  series: SeriesSpecification,
  periods: readonly Period[],
): Promise<SeriesReading | Missing> {
  const reading = await readAny(ground, series, periods);
  return isMissing(reading) ? reading : moving(reading);
}

/**
 * Read series from the record, each as it was known at each period's end, or why it cannot be had.
 *
 * Method: docs/method/driver-series.md. Events are of one source: the one that tells of the dyad in most periods.
 *
 * @param periods in order, of the length `scope.by`
 * @returns in the order of the specifications
 * @throws `record.damaged`
 */
export async function readSeries(
  store: Store,
  scope: PanelScope,
  specifications: readonly SeriesSpecification[],
  periods: readonly Period[],
): Promise<(SeriesReading | Missing)[]> {
  const teller = await furthestTeller(store, scope);
  const question = dyadsNeeded(specifications, scope.dyad);
  const source =
    teller === undefined ? undefined : await readSource(store, scope, teller, question);
  const calendar = await calendarOf(store, scope, factsAmong(specifications));
  const readings: (SeriesReading | Missing)[] = [];
  for (const series of specifications) {
    readings.push(await seriesFrom({ store, scope, source, calendar }, series, periods));
  }
  return readings;
}
