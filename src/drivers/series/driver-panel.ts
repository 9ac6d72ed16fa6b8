import type { Store } from "../../record/index.ts";
import type { ExposureSeries, Hypothesis } from "../hypotheses/hypothesis.ts";
import { lagWindows } from "../hypotheses/lag-windows.ts";
import type { DriverPanel, Exposure, PanelHypothesis } from "../panel.ts";
import { onPeriods, polarSum, totalOf } from "./counting.ts";
import { dyadsQuery } from "./event-queries.ts";
import { calendarOf } from "./fact-series.ts";
import { commonShock, mediaVolume, outcomeCounts } from "./panel-controls.ts";
import {
  Findings,
  type MissingSeries,
  type SeriesEvidence,
  type SeriesName,
} from "./panel-findings.ts";
import {
  placeboSeries,
  readHalves,
  readOutcome,
  readPlacebos,
  readTargets,
  type TargetOutcome,
  targetSeries,
} from "./panel-outcomes.ts";
import { panelPeriods } from "./panel-periods.ts";
import { type SeriesGround, seriesFrom } from "./read-series.ts";
import { EVENTS_NEEDED, isMissing, type Missing, type PanelScope } from "./reading.ts";
import { dyadsNeeded, factsAmong } from "./series-needs.ts";
import { furthestTeller, readSource, type ToldSource } from "./told-source.ts";

/** What a panel needs of a hypothesis. */
export type PanelQuestion = Pick<
  Hypothesis,
  "id" | "sign" | "speed" | "exposures" | "implications" | "matters"
>;

/** A panel as it was read, with what is behind it and what is not there. */
export interface PanelReading {
  readonly panel: DriverPanel;
  /** The source of its events, or an epoch of it. */
  readonly source: string;
  readonly targets: readonly TargetOutcome[];
  readonly missing: readonly MissingSeries[];
  readonly evidence: readonly SeriesEvidence[];
}

interface Reader {
  readonly ground: SeriesGround;
  readonly source: ToldSource;
  readonly findings: Findings;
}

const NOBODY: Missing = {
  reason: "no source tells of the two",
  has: 0,
  needs: EVENTS_NEEDED,
};

const controlsOf = ({ implications }: PanelQuestion): readonly ExposureSeries[] =>
  implications.flatMap((one) => (one.kind === "exposure-control" ? one.exposures : []));

async function readExposures(
  { ground, findings }: Reader,
  exposures: readonly ExposureSeries[],
  of: Pick<SeriesName, "hypothesis" | "part">,
): Promise<Exposure[]> {
  const read: Exposure[] = [];
  for (const { id, series } of exposures) {
    const name = { ...of, series: id };
    const reading = await seriesFrom(ground, series, findings.periods);
    if (isMissing(reading)) {
      findings.lacking(name, reading);
      continue;
    }
    findings.found(name, reading, reading.values);
    const { unit, values, events } = reading;
    read.push({ id, unit, values, ...(events === undefined ? {} : { events }) });
  }
  return read;
}

async function readHypothesis(reader: Reader, question: PanelQuestion): Promise<PanelHypothesis> {
  const { id: hypothesis, sign, speed, matters, exposures } = question;
  const placebo = { hypothesis, part: "placebo exposure" } as const;
  return {
    id: hypothesis,
    sign,
    exposures: await readExposures(reader, exposures, { hypothesis, part: "exposure" }),
    placeboExposures: await readExposures(reader, controlsOf(question), placebo),
    windows: lagWindows(speed, reader.ground.scope.by),
    matters,
  };
}

/** The panel's controls, over its own periods. */
function readControls({ source, findings }: Reader): Pick<DriverPanel, "common" | "volume"> {
  const { periods } = findings;
  const own = outcomeCounts(source);
  const over = (values: Float64Array): Float64Array => onPeriods(values, source.periods, periods);
  const common = over(commonShock(source, own));
  const events = polarSum(own);
  const counted = totalOf(over(source.everybody.map((all, t) => all - (events[t] ?? 0))));
  const says = "cooperation and conflict of all other dyads";
  const name = { hypothesis: null, part: "common shock", series: "all-others" } as const;
  const queries = [dyadsQuery(source, periods)];
  findings.found(name, { says, source: source.teller, counted, queries }, common);
  return { common, volume: over(mediaVolume(own)) };
}

async function panelOf(
  reader: Reader,
  questions: readonly PanelQuestion[],
): Promise<PanelReading | Missing> {
  const { source, findings } = reader;
  const { dyad, by } = source.scope;
  const own = { hypothesis: null, part: "outcome" } as const;
  const outcome = readOutcome(reader, { between: dyad, from: undefined }, own);
  if (outcome === undefined) return findings.missing[0] ?? NOBODY;
  const halves = readHalves(reader);
  const controls = readControls(reader);
  const hypotheses: PanelHypothesis[] = [];
  for (const question of questions) hypotheses.push(await readHypothesis(reader, question));
  const placeboOutcomes = questions.flatMap((question) => readPlacebos(reader, question));
  const targets = questions.flatMap((question) => readTargets(reader, question));
  const { missing, evidence, periods } = findings;
  return {
    panel: { periods, by, ...outcome, halves, ...controls, hypotheses, placeboOutcomes },
    source: source.teller,
    targets,
    missing,
    evidence,
  };
}

/**
 * Read the panel of a dyad from the record: outcome, halves, controls, and the series of its hypotheses. A hypothesis of which no
 * series can be had stays in it without exposures.
 *
 * Method: docs/method/driver-series.md. All events are of one source; facts and leaders are of theirs.
 *
 * @param questions hypotheses, actors by their codes
 * @returns why there is no panel where no source tells of at least five polar events of the dyad in whole periods
 * @throws `record.damaged`
 */
export async function driverPanel(
  store: Store,
  scope: PanelScope,
  questions: readonly PanelQuestion[],
): Promise<PanelReading | Missing> {
  const series = questions.flatMap((question) =>
    [...question.exposures, ...controlsOf(question)].map((exposure) => exposure.series),
  );
  const pairs = questions.flatMap((question) => [
    ...placeboSeries(question).map(({ between }) => between),
    ...targetSeries(question).map(({ outcome }) => outcome.between),
  ]);
  const teller = await furthestTeller(store, scope);
  if (teller === undefined) return NOBODY;
  const source = await readSource(store, scope, teller, dyadsNeeded(series, scope.dyad, pairs));
  if (source === undefined) return NOBODY;
  const calendar = await calendarOf(store, scope, factsAmong(series));
  const findings = new Findings(panelPeriods(source));
  return await panelOf({ ground: { store, scope, source, calendar }, source, findings }, questions);
}
