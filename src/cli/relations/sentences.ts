import type { RelationsDocument } from "../../workbench/index.ts";
import { counted, nameOf } from "../wording.ts";

type Point = RelationsDocument["index"][number];
type Share = RelationsDocument["initiative"][number]["openings"];

const whole = (value: number): string => (Math.round(value) + 0).toString();

/** Three figures are more than such an estimate has. */
const rate = (value: number): string =>
  value >= 10 ? whole(value) : value.toPrecision(value < 0.1 ? 1 : 2);

const percent = (share: number): string => `${Math.round(100 * share)}%`;

const withBand = ({ level, lo, hi }: Point, written: (value: number) => string): string =>
  `${written(level)} [${written(lo)}, ${written(hi)}]`;

const NAMES = {
  index: "balance",
  words: "balance of words",
  deeds: "balance of deeds",
  intensity: "conflict",
  engagement: "cooperation",
} as const;

type SeriesName = keyof typeof NAMES;

const isRate = (name: SeriesName): boolean => name === "intensity" || name === "engagement";

/** Where a series stands at the end and where it stood in the middle and at its beginning. */
export function courseOf(
  document: Pick<RelationsDocument, SeriesName>,
  name: SeriesName,
): string | undefined {
  const points = document[name];
  const [first, middle, last] = [points[0], points[Math.floor(points.length / 2)], points.at(-1)];
  if (first === undefined || middle === undefined || last === undefined) return undefined;
  const written = isRate(name) ? rate : whole;
  const at = (point: Point): string => `${withBand(point, written)} in ${point.period}`;
  const past = points.length < 3 ? "" : `; it was ${at(middle)} and ${at(first)}`;
  return `${NAMES[name][0]?.toUpperCase()}${NAMES[name].slice(1)}: ${at(last)}${past}.`;
}

/** Which sources are measured. */
export function sourcesSentence({ sources }: RelationsDocument): string {
  const parts = sources.map(({ id, reference, events, first, last }) => {
    const unit = id === "dyad-scores" ? "day" : "polar event";
    const scale = reference && sources.length > 1 ? ", whose scale results are on" : "";
    return `${id} (${counted(events, unit)}, ${first} to ${last}${scale})`;
  });
  return `Measured from ${parts.join("; ")}.`;
}

const shareText = ({ share, lo, hi, of }: Share, noun: string): string =>
  `${percent(share ?? 0)} [${percent(lo)}, ${percent(hi)}] of ${counted(of, noun)}`;

/** Who begins. */
export function initiativeSentence({ initiative }: RelationsDocument): string | undefined {
  const [first] = initiative;
  if (first === undefined || first.openings.of === 0) return undefined;
  return `${nameOf(first.actor)} makes ${shareText(first.openings, "opening")}: acts of one side after thirty days without one.`;
}

/** Who answers in kind more, or less, often than by chance. */
export function reciprocitySentences({ reciprocity }: RelationsDocument): string[] {
  return reciprocity.map(({ actor, answering, polarity, answered, byChance }) => {
    const share = answered.share ?? 0;
    const verdict =
      share > byChance.hi ? "more than" : share < byChance.lo ? "less than" : "as much as";
    return `${nameOf(answering)} answers ${polarity} of ${nameOf(actor)} in kind within thirty days after ${shareText(answered, "day")}, ${verdict} by chance (${percent(byChance.mean)} [${percent(byChance.lo)}, ${percent(byChance.hi)}]).`;
  });
}

/** What is known of a source's errors. */
export function codingErrorSentences({ codingErrors }: RelationsDocument): string[] {
  return codingErrors.map(({ source, measured, recall, precision, withinDays }) => {
    const found = measured
      ? `has ${shareText(recall.sameClass, "hand-coded event")} of the record within ${counted(withinDays, "day")} and of the same class; ${percent(recall.sameClassByChance)} by chance`
      : "recall not measured";
    const right =
      precision === null
        ? "precision not known to us"
        : `act coded rightly in ${percent(precision.act)} of ${precision.of} ${precision.says}`;
    return `${source}: ${found}; ${right}.`;
  });
}

/** Whether something may be changing now, or why that cannot be said. */
export function nowSentences({ searched }: RelationsDocument): string[] {
  return searched.map(({ series, source, now, unknown, threshold, nominalAlarmRate, to }) => {
    const name = NAMES[series];
    if (unknown !== null) {
      const what = unknown.reason === "too-few-periods" ? "period" : "event";
      return `Turns of ${name} in ${source} are unknown: ${counted(unknown.has, what)}, ${unknown.needs} needed.`;
    }
    const chance =
      now === null
        ? ""
        : `the chance of a change in the last six periods to ${to} is ${percent(now.probability)}`;
    const alarm =
      now?.falseAlarmRate === null || now?.falseAlarmRate === undefined
        ? ""
        : ` (as high in ${percent(now.falseAlarmRate)} of such series without change)`;
    const bar =
      threshold === null || nominalAlarmRate === null
        ? ""
        : `; reported from ${percent(threshold)}, where one such series in ten without change raises an alarm`;
    return `${NAMES[series][0]?.toUpperCase()}${name.slice(1)} in ${source}: ${chance}${alarm}${bar}.`;
  });
}

/** The size of a turn. */
export function changeText({
  series,
  before,
  after,
}: RelationsDocument["turningPoints"][number]): string {
  const written = series === "index" ? whole : rate;
  return `${written(before.value)} to ${written(after.value)}`;
}

/** What a series is called. */
export function seriesText(series: SeriesName): string {
  return NAMES[series];
}
