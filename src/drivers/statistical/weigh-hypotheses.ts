import type { Period } from "../../kernel/index.ts";
import type { DriverPanel, PanelHypothesis } from "../panel.ts";
import { asymmetryOf } from "./asymmetry.ts";
import { type AveragedDesign, averagedDesign } from "./averaged-design.ts";
import { type Design, type DesignCandidate, rowsNeeded } from "./design.ts";
import { effectOf } from "./effect.ts";
import { leadTest, placeboExposureTests, placeboOutcomeTests } from "./exclusion-tests.ts";
import { type Explained, type ExplainingControl, explainedShares } from "./explained.ts";
import { type Gain, gainsOf } from "./gain.ts";
import { type HalvesTest, halvesTests } from "./halves-test.ts";
import { type PlaceProbability, triedOf, usualDesign } from "./inclusion.ts";
import { initiativeOf } from "./initiative.ts";
import type { UnmeasuredExposure } from "./measured-exposure.ts";
import { movesOf } from "./movement.ts";
import type { StatisticalOptions } from "./options.ts";
import { ownLags } from "./own-lags.ts";
import type { Power } from "./power.ts";
import { powersOfDesign, SIMULATIONS } from "./powers.ts";
import { reliabilityOf, windowReliability } from "./reliability.ts";
import { responseOf } from "./response.ts";
import { type Sensitivity, sensitivityOf } from "./sensitivity.ts";
import { priorInclusion } from "./space-prior.ts";
import type {
  ExposureReliability,
  HypothesisTests,
  LegSettings,
  MeasuredHypothesis,
  NotMeasuredHypothesis,
  StatisticalLeg,
} from "./statistical-leg.ts";
import { type Streams, streamsOf } from "./streams.ts";
import { judge } from "./verdict.ts";
import { wouldTell } from "./would-tell.ts";

const RESAMPLES = 2000;

/** All that has been computed for the hypotheses together. */
interface Together {
  readonly panel: DriverPanel;
  readonly options: StatisticalOptions;
  readonly tried: number;
  readonly lags: readonly number[];
  readonly averaged: AveragedDesign;
  readonly explained: Explained;
  readonly gains: ReadonlyMap<number, Gain>;
  readonly sensitivity: readonly (Sensitivity | undefined)[];
  readonly halves: readonly HalvesTest[];
  readonly powers: ReadonlyMap<number, Power>;
  readonly streams: Streams;
}

/** The most probable column of a candidate. */
function bestColumn({ columns }: AveragedDesign, candidate: DesignCandidate): number {
  const inclusion = (c: number): number => columns[c]?.inclusion ?? 0;
  return candidate.columns.reduce((best, c) => (inclusion(c) > inclusion(best) ? c : best));
}

function placesOf(
  { own, averaged }: AveragedDesign,
  hypothesis: PanelHypothesis,
  candidate: DesignCandidate,
): readonly PlaceProbability[] {
  const at = own.design.candidates.indexOf(candidate);
  return candidate.columns.flatMap((c, a) => {
    const column = own.design.columns[c];
    const exposure = hypothesis.exposures[column?.exposure ?? -1];
    if (column === undefined || exposure === undefined) return [];
    const probability = averaged.candidates[at]?.alternatives[a] ?? 0;
    return [{ exposure: exposure.id, window: column.window, probability }];
  });
}

function reliabilities(
  hypothesis: PanelHypothesis,
  places: readonly PlaceProbability[],
): readonly ExposureReliability[] {
  return hypothesis.exposures.flatMap((exposure) => {
    const own = places.filter((place) => place.exposure === exposure.id);
    if (own.length === 0 || exposure.events === undefined) return [];
    const { window } = own.reduce((a, b) => (b.probability > a.probability ? b : a));
    const reliability = reliabilityOf(exposure);
    const attenuation = windowReliability(exposure.values, window, reliability);
    return [{ exposure: exposure.id, reliability, attenuation }];
  });
}

function testsOf(
  together: Together,
  hypothesis: PanelHypothesis,
  candidate: DesignCandidate,
): HypothesisTests {
  const { panel, tried, lags, averaged, halves } = together;
  const settings = { tried, ownLags: lags };
  const { design } = averaged.own;
  const best = bestColumn(averaged, candidate);
  const asymmetry = asymmetryOf(design, hypothesis, best, averaged.effects);
  const initiative = initiativeOf(panel, design, best, lags);
  return {
    lead: leadTest(panel, hypothesis, settings),
    placeboOutcomes: placeboOutcomeTests(panel, hypothesis, settings),
    placeboExposures: placeboExposureTests(panel, hypothesis, settings),
    halves: halves[candidate.hypothesis] ?? { state: "unknown", halves: [] },
    ...(asymmetry === undefined ? {} : { asymmetry }),
    ...(initiative === undefined ? {} : { initiative }),
  };
}

const UNKNOWN_GAIN: Gain = { state: "unknown", has: 0, needs: 0 };

function measuredHypothesis(
  together: Together,
  hypothesis: PanelHypothesis,
  candidate: DesignCandidate,
  unmeasured: readonly UnmeasuredExposure[],
): MeasuredHypothesis {
  const { panel, options, tried, averaged, explained } = together;
  const { design, noise } = averaged.own;
  const place = candidate.hypothesis;
  const at = design.candidates.indexOf(candidate);
  const inclusion = averaged.averaged.candidates[at]?.inclusion ?? Number.NaN;
  const prior = priorInclusion(design.candidates.length, tried);
  const places = placesOf(averaged, hypothesis, candidate);
  const effect = effectOf(
    panel,
    design,
    hypothesis,
    candidate,
    averaged.columns,
    options.changes ?? [],
  );
  const gain = together.gains.get(place) ?? UNKNOWN_GAIN;
  const sensitivity = together.sensitivity[place];
  const power = together.powers.get(place);
  const tests = testsOf(together, hypothesis, candidate);
  const best = bestColumn(averaged, candidate);
  const moves = movesOf(averaged.own, best);
  const { lags: ownLags, streams } = together;
  const response = responseOf(panel, design, hypothesis, best, { ownLags, streams });
  const { lead, placeboOutcomes, placeboExposures } = tests;
  const { verdict, why } = judge({
    inclusion,
    prior,
    asStated: effect?.asStated ?? Number.NaN,
    gain: gain.state === "known" ? gain.positive : Number.NaN,
    lowest: sensitivity?.lowestKept.inclusion ?? Number.NaN,
    sameSign: sensitivity?.sameSign ?? false,
    lead,
    placebos: [...placeboOutcomes, ...placeboExposures],
    power: power?.share ?? Number.NaN,
    moves,
  });
  const total = (series: Float64Array): number =>
    design.rows.reduce((sum, t) => sum + (series[t] as number), 0);
  const events = (total(panel.cooperation) + total(panel.conflict)) / design.rows.length;
  const shortage = { hypothesis, design, noise, events, power, missing: unmeasured };
  const isTold = verdict === "supported" || verdict === "evidence against";
  return {
    ...{ measured: true, id: hypothesis.id, sign: hypothesis.sign, prior, inclusion, places },
    reliability: reliabilities(hypothesis, places),
    moves,
    ...(effect === undefined ? {} : { effect }),
    explained: explained.candidates[at] ?? 0,
    gain,
    ...(sensitivity === undefined ? {} : { sensitivity }),
    tests,
    ...(power === undefined ? {} : { power }),
    ...(response === undefined ? {} : { response }),
    ...{ unmeasured, verdict, why },
    wouldTell: isTold ? [] : wouldTell({ ...shortage, lead, placeboOutcomes, placeboExposures }),
  };
}

function notMeasured(
  hypothesis: PanelHypothesis,
  prior: number,
  missing: readonly UnmeasuredExposure[],
  rows?: { readonly has: number; readonly needs: number },
): NotMeasuredHypothesis {
  return {
    ...{ measured: false, id: hypothesis.id, sign: hypothesis.sign, prior, unmeasured: missing },
    verdict: "the record cannot tell",
    why: [
      ...(rows === undefined ? [] : [{ code: "too-few-rows" as const, ...rows }]),
      ...(rows !== undefined && missing.length === 0
        ? []
        : [{ code: "not-measured" as const, missing }]),
    ],
    wouldTell: [
      ...(rows === undefined ? [] : [{ code: "rows" as const, ...rows }]),
      ...missing.map((exposure) => ({ code: "exposure" as const, missing: exposure })),
    ],
  };
}

function missingOf(design: Design, place: number): readonly UnmeasuredExposure[] {
  return design.unmeasured.find(({ hypothesis }) => hypothesis === place)?.missing ?? [];
}

function settingsOf({ panel, tried, lags, averaged }: Together): LegSettings {
  const { own, weighed } = averaged;
  const { design, noise } = own;
  const blocks = new Set(design.controls.map(({ block }) => block));
  const { variances } = design;
  return {
    ...{ by: panel.by, ownLags: lags, hypotheses: panel.hypotheses.length, tried, g: own.prior.g },
    controls: [...blocks].filter((block): block is ExplainingControl => block !== "intercept"),
    models: { possible: weighed.possible, weighed: weighed.space.models, exact: weighed.exact },
    ownVariance: noise.own,
    measurementVariance: (noise.measured * variances.reduce((a, b) => a + b, 0)) / variances.length,
    ...{ autocorrelation: noise.autocorrelation, effectiveRows: noise.effectiveRows },
  };
}

/**
 * Weigh a dyad's hypotheses against one another: which of them precede its balance and improve its prediction, how surely,
 * and whether the record could have told at all.
 *
 * Method: docs/method/drivers.md. Exact Bayesian model averaging with hypotheses as the unit (a search beyond `exactUpTo`
 * models), expanding-window gain, lead and placebo tests, sensitivity grid, power by simulation, verdicts by `judge`.
 * Nothing of a period or after it explains that period, but for its number of events.
 *
 * @returns known, or with fewer than 24 rows beyond the controls unknown with what it has and needs
 */
export function weighHypotheses(panel: DriverPanel, options: StatisticalOptions): StatisticalLeg {
  const streams = streamsOf(options.random);
  const lags = options.ownLags ?? ownLags(panel.by, panel.periods.length);
  const design = usualDesign(panel, options);
  const tried = triedOf(panel, options.tried);
  const prior = priorInclusion(design.candidates.length, tried);
  const rows = rowsNeeded(design);
  if (rows.has < rows.needs) {
    const hypotheses = panel.hypotheses.map((hypothesis, place) =>
      notMeasured(hypothesis, prior, missingOf(design, place), rows),
    );
    return { state: "unknown", ...rows, leftOut: design.leftOut, hypotheses };
  }
  const { exactUpTo } = options;
  const averaged = averagedDesign(design, tried, streams("search"), exactUpTo);
  const { own, weighed } = averaged;
  const best = panel.hypotheses.map((_, place) => {
    const candidate = design.candidates.find(({ hypothesis }) => hypothesis === place);
    return candidate === undefined
      ? undefined
      : design.columns[bestColumn(averaged, candidate)]?.window;
  });
  const resamples = options.resamples ?? RESAMPLES;
  const gains = gainsOf(panel, design, { tried, resamples, streams });
  const explained = explainedShares(design, own.noise, weighed.space, averaged.averaged);
  const simulations = options.simulations ?? SIMULATIONS;
  const together: Together = {
    ...{ panel, options, tried, lags, averaged, explained, streams },
    gains: new Map(
      design.candidates.map(({ hypothesis }, c) => [hypothesis, gains.each[c] ?? UNKNOWN_GAIN]),
    ),
    sensitivity: sensitivityOf(panel, design, best, { tried, ownLags: lags, exactUpTo, streams }),
    halves: halvesTests(panel, design, { tried, ownLags: lags, exactUpTo, streams }),
    powers: powersOfDesign(panel, averaged, tried, streams, simulations),
  };
  const hypotheses = panel.hypotheses.map((hypothesis, place) => {
    const candidate = design.candidates.find((other) => other.hypothesis === place);
    const missing = missingOf(design, place);
    return candidate === undefined
      ? notMeasured(hypothesis, prior, missing)
      : measuredHypothesis(together, hypothesis, candidate, missing);
  });
  const at = (row: number): Period => panel.periods[row] as Period;
  return {
    state: "known",
    rows: {
      ...{ used: rows.has, periods: panel.periods.length, leftOut: design.leftOut },
      first: at(design.rows[0] ?? 0),
      last: at(design.rows.at(-1) ?? 0),
    },
    settings: settingsOf(together),
    hypotheses,
    size: averaged.averaged.size,
    none: averaged.averaged.none,
    explained: explained.total,
    controls: explained.controls,
    gain: gains.all,
  };
}
