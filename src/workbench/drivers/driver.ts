import {
  documentsSentence,
  effectSentence,
  namedEffectSentences,
  powerSentence,
  reasonSentence,
  reliabilitySentences,
  type TestName,
  testSentence,
  togetherSentence,
  verdictSentence,
  wouldTellSentence,
} from "../../brief/index.ts";
import {
  type Explanation,
  type Hypothesis,
  isMissing,
  type MeasuredHypothesis,
  type PanelReading,
  type StatisticalLeg,
} from "../../drivers/index.ts";
import type {
  Driver,
  DriverEffect,
  DriverSeries,
  DriverTests,
  ExclusionTest,
  Place,
  ToldGain,
} from "./drivers-document.ts";
import { inclusionRange } from "./grid-words.ts";
import { findingOf, known } from "./told.ts";

type Weighed = StatisticalLeg["hypotheses"][number];
type Tests = MeasuredHypothesis["tests"];

function effectOf({ effect }: MeasuredHypothesis): DriverEffect | null {
  if (effect === undefined) return null;
  const { oneDeviation, mean: averaged, positive, asStated, named } = effect;
  const { balance, conflictPerYear } = oneDeviation;
  return { ...balance, averaged, positive, asStated: known(asStated), conflictPerYear, named };
}

/** A gain as documents carry it. */
export function toldGain(gain: MeasuredHypothesis["gain"]): ToldGain {
  return gain;
}

function exclusionOf({ inclusion, ...test }: Tests["lead"]): ExclusionTest {
  return { ...test, inclusion: known(inclusion) };
}

function testsOf({ lead, placeboOutcomes, placeboExposures, ...shown }: Tests): DriverTests {
  const { state, halves } = shown.halves;
  return {
    lead: exclusionOf(lead),
    placeboOutcomes: placeboOutcomes.map(exclusionOf),
    placeboExposures: placeboExposures.map(exclusionOf),
    halves: {
      state,
      halves: halves.map(({ inclusion, effect, positive }) => ({
        ...{ inclusion: known(inclusion), effect, positive: known(positive) },
      })),
    },
    asymmetry: shown.asymmetry ?? null,
    initiative: shown.initiative ?? null,
  };
}

function placesOf({ places }: MeasuredHypothesis): Place[] {
  return places
    .map(({ exposure, window, probability }) => ({ exposure, ...window, probability }))
    .toSorted((a, b) => b.probability - a.probability);
}

type Evidence = PanelReading["evidence"][number];
type Lacking = PanelReading["missing"][number];

function heldSeries({ hypothesis: _, series, part, ...evidence }: Evidence): DriverSeries {
  const nothing = { missing: null, reliability: null, attenuation: null };
  return { id: series, part, ...evidence, ...nothing };
}

function lackingSeries({ series, part, reason, has, needs }: Lacking, says: string): DriverSeries {
  return {
    ...{ id: series, part, says, source: null, counted: has, from: null, to: null, known: 0 },
    ...{ queries: [], missing: { reason, has, needs }, reliability: null, attenuation: null },
  };
}

const exposuresOf = ({ exposures, implications }: Hypothesis): Hypothesis["exposures"] => [
  ...exposures,
  ...implications.flatMap((one) => (one.kind === "exposure-control" ? one.exposures : [])),
];

const UNMEASURED = {
  missing: "it is never known",
  short: "it is known in too few of the periods that could be explained",
  constant: "it is the same all the time",
} as const;

/** What else is known of a series: how reliable it is, and why it is not in the models all the same. */
function inModels(series: DriverSeries, weighed: Weighed | undefined): DriverSeries {
  if (series.part !== "exposure" || weighed === undefined) return series;
  const left = weighed.unmeasured.find(({ exposure }) => exposure === series.id);
  const told = weighed.measured
    ? weighed.reliability.find(({ exposure }) => exposure === series.id)
    : undefined;
  const { has = 0, needs = 0 } = left ?? {};
  return {
    ...series,
    missing:
      left === undefined
        ? series.missing
        : (series.missing ?? { reason: UNMEASURED[left.problem], has, needs }),
    reliability: known(told?.reliability),
    attenuation: known(told?.attenuation),
  };
}

/** The series of a hypothesis, or of the panel itself, those that it lacks included. */
export function seriesOf(
  panel: Explanation["panel"],
  hypothesis?: Hypothesis,
  weighed?: Weighed,
): DriverSeries[] {
  if (isMissing(panel)) return [];
  const id = hypothesis?.id ?? null;
  const stated = hypothesis === undefined ? [] : exposuresOf(hypothesis);
  const wordsOf = (series: string): string =>
    stated.find((exposure) => exposure.id === series)?.says ?? series;
  return [
    ...panel.evidence.filter((one) => one.hypothesis === id).map(heldSeries),
    ...panel.missing
      .filter((one) => one.hypothesis === id)
      .map((one) => lackingSeries(one, wordsOf(one.series))),
  ].map((series) => inModels(series, weighed));
}

type Measures = Pick<
  Driver,
  | "inclusion"
  | "range"
  | "effect"
  | "explained"
  | "skillGain"
  | "gain"
  | "lag"
  | "places"
  | "tests"
  | "power"
  | "response"
>;

const NOT_MEASURED: Measures = {
  ...{ inclusion: null, range: null, effect: null, explained: null, skillGain: null, gain: null },
  ...{ lag: null, places: [], tests: null, power: null, response: null },
};

function measuresOf(weighed: MeasuredHypothesis): Measures {
  const { gain, inclusion, explained, sensitivity, tests, power, response } = weighed;
  const places = placesOf(weighed);
  return {
    ...{ inclusion, explained, places },
    range: sensitivity === undefined ? null : inclusionRange(sensitivity),
    effect: effectOf(weighed),
    skillGain: gain.state === "known" ? gain.mean : null,
    gain: toldGain(gain),
    lag: places[0] ?? null,
    tests: testsOf(tests),
    power: power ?? null,
    response: response ?? null,
  };
}

/** What is said of a hypothesis without a panel: nothing, and it stays in the count. */
function unweighed({ id, sign }: Hypothesis): Weighed {
  return {
    ...{ measured: false, id, sign, prior: 0.5, unmeasured: [] },
    ...{ verdict: "the record cannot tell", why: [], wouldTell: [] },
  };
}

const TESTS: readonly TestName[] = ["lead", "placebos", "halves", "asymmetry", "initiative"];

function toldOf(weighed: Weighed, { scope, documents }: Explanation): Driver["told"] {
  const judged = documents?.weighed.hypotheses.find(({ id }) => id === weighed.id);
  const byDocuments =
    judged === undefined ? [] : [documentsSentence(judged), togetherSentence(judged)];
  if (!weighed.measured) return { effect: [], tests: [], power: null, documents: byDocuments };
  return {
    effect: [
      effectSentence(weighed, scope.by),
      ...namedEffectSentences(weighed),
      ...reliabilitySentences(weighed),
    ],
    tests: TESTS.flatMap((test) => {
      const says = testSentence(weighed.tests, test);
      return says === undefined ? [] : [{ test, says }];
    }),
    power: weighed.power === undefined ? null : powerSentence(weighed),
    documents: byDocuments,
  };
}

/** The verdict in a sentence; where nothing could be weighed, that is why. */
function saysOf(
  hypothesis: Hypothesis,
  weighed: Weighed,
  { panel, statistics }: Explanation,
): string {
  if (statistics?.state === "known") return verdictSentence(hypothesis, weighed);
  const statement = hypothesis.statement.trim().replace(/\.$/, "");
  const why = isMissing(panel) ? panel.reason : "too few periods can be explained";
  return `“${statement}”: the record cannot tell, for ${why}.`;
}

/** One hypothesis with all that was found of it. */
export function driverOf(hypothesis: Hypothesis, explanation: Explanation): Driver {
  const { id, statement, mechanism, decider, tests: qualitative, hash } = hypothesis;
  const { panel, statistics, scope } = explanation;
  const weighed = statistics?.hypotheses.find((one) => one.id === id) ?? unweighed(hypothesis);
  const { verdict, prior, sign, why, wouldTell } = weighed;
  return {
    ...{ id, hypothesis: statement, mechanism, decider: decider ?? null },
    ...{ says: saysOf(hypothesis, weighed, explanation), verdict, prior, sign },
    ...(weighed.measured ? measuresOf(weighed) : NOT_MEASURED),
    series: seriesOf(panel, hypothesis, weighed),
    why: why.map((reason) => findingOf(reason, reasonSentence(reason, scope.by))),
    wouldTell: wouldTell.map((one) => findingOf(one, wouldTellSentence(one, scope.by))),
    told: toldOf(weighed, explanation),
    ...{ qualitative, hash },
  };
}
