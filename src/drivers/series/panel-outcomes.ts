import type { Hypothesis, OutcomeSeries, Sign } from "../hypotheses/hypothesis.ts";
import type { DirectedCounts, PlaceboOutcome, PolarCounts } from "../panel.ts";
import { between, countActs, onPeriods, polarSum, totalOf } from "./counting.ts";
import { pairQuery } from "./event-queries.ts";
import { isBy } from "./event-series.ts";
import type { Findings, SeriesName } from "./panel-findings.ts";
import { EVENTS_NEEDED, nameOf, namesOf } from "./reading.ts";
import type { ToldSource } from "./told-source.ts";

/** What outcomes are read with. */
export interface OutcomeReader {
  readonly source: ToldSource;
  readonly findings: Findings;
}

/** A relation that should answer to a hypothesis too. */
export interface TargetOutcome extends PolarCounts {
  readonly hypothesis: string;
  readonly name: string;
  /** How it moves when the exposure rises; 0: it does not. */
  readonly sign: Sign;
}

/** The two, the one that acts first. */
function sidesOf({ between: [a, b], from }: OutcomeSeries): readonly [string, string] {
  return from === b ? [b, a] : [a, b];
}

/** `RUS-BGD`, or `RUS>BGD` where only what the first does counts. */
export function outcomeName(outcome: OutcomeSeries): string {
  return sidesOf(outcome).join(outcome.from === undefined ? "-" : ">");
}

function outcomeWords(outcome: OutcomeSeries): string {
  const [first, second] = sidesOf(outcome);
  return outcome.from === undefined
    ? `cooperation and conflict between ${namesOf(outcome.between)}`
    : `cooperation and conflict of ${nameOf(first)} towards ${nameOf(second)}, joint acts included`;
}

/** Counts of an outcome over the panel's periods; undefined, and noted, where they cannot be had. */
export function readOutcome(
  { source, findings }: OutcomeReader,
  outcome: OutcomeSeries,
  of: Pick<SeriesName, "hypothesis" | "part">,
): PolarCounts | undefined {
  const { between: pair, from } = outcome;
  const { teller, tells } = source;
  const { periods } = findings;
  const name = { ...of, series: outcomeName(outcome) };
  if (from !== undefined && !tells.sides) {
    findings.lacking(name, { reason: `${teller} does not tell who acts`, has: 0, needs: 1 });
    return undefined;
  }
  const counts = countActs(source, {
    isAbout: between(pair),
    isMeant: (act) => isBy(act, from),
  });
  const cooperation = onPeriods(counts.cooperation, source.periods, periods);
  const conflict = onPeriods(counts.conflict, source.periods, periods);
  const counted = totalOf(polarSum({ cooperation, conflict }));
  const says = outcomeWords(outcome);
  if (counted < EVENTS_NEEDED) {
    const reason = `${teller} tells ${counted === 0 ? "nothing" : "too little"} of ${says}`;
    findings.lacking(name, { reason, has: counted, needs: EVENTS_NEEDED });
    return undefined;
  }
  const queries = [pairQuery(source, pair, periods)];
  findings.found(name, { says, source: teller, counted, queries }, cooperation);
  return { cooperation, conflict };
}

/** What each side of the dyad did, where the source tells who acts. */
export function readHalves(reader: OutcomeReader): DirectedCounts[] {
  const { dyad } = reader.source.scope;
  return dyad.flatMap((from) => {
    const outcome: OutcomeSeries = { between: dyad, from };
    const counts = readOutcome(reader, outcome, { hypothesis: null, part: "half" });
    const [, to] = sidesOf(outcome);
    return counts === undefined ? [] : [{ from, to, ...counts }];
  });
}

/** Outcomes that a hypothesis must not move. */
export function placeboSeries({
  implications,
}: Pick<Hypothesis, "implications">): readonly OutcomeSeries[] {
  return implications.flatMap((one) => (one.kind === "specificity" ? one.outcomes : []));
}

/** Outcomes that it should move too, and how. */
export function targetSeries({
  implications,
}: Pick<Hypothesis, "implications">): readonly { outcome: OutcomeSeries; sign: Sign }[] {
  return implications.flatMap((one) => (one.kind === "target" ? one : []));
}

type OutcomeQuestion = Pick<Hypothesis, "id" | "implications">;

/** The outcomes of a hypothesis that it must not move and that can be had. */
export function readPlacebos(reader: OutcomeReader, question: OutcomeQuestion): PlaceboOutcome[] {
  const { id: hypothesis } = question;
  return placeboSeries(question).flatMap((outcome) => {
    const counts = readOutcome(reader, outcome, { hypothesis, part: "placebo outcome" });
    return counts === undefined ? [] : [{ hypothesis, name: outcomeName(outcome), ...counts }];
  });
}

/** The outcomes that it should move too and that can be had. */
export function readTargets(reader: OutcomeReader, question: OutcomeQuestion): TargetOutcome[] {
  const { id: hypothesis } = question;
  return targetSeries(question).flatMap(({ outcome, sign }) => {
    const counts = readOutcome(reader, outcome, { hypothesis, part: "target" });
    return counts === undefined
      ? []
      : [{ hypothesis, name: outcomeName(outcome), sign, ...counts }];
  });
}
