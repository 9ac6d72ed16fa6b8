import type { DriverPanel, PanelHypothesis } from "../panel.ts";
import { type DesignColumn, designOf, rowsNeeded } from "./design.ts";
import type { DesignPanel, DesignSetting } from "./design-panel.ts";
import { prepared, walkPrepared } from "./inclusion.ts";
import { volumeOf } from "./outcome.ts";
import { leadWindows } from "./own-lags.ts";
import { type ExclusionTest, exclusion } from "./test-result.ts";

/** What the tests share with the weighing. */
export interface TestSettings {
  readonly tried: number;
  readonly ownLags: readonly number[];
}

/** Models per test; a larger space loses its largest models. */
const WALKED_MODELS = 30_000;

/** Inclusion of some columns of one hypothesis in a panel that a test has made. */
function inclusionIn(
  panel: DesignPanel,
  place: number,
  tried: number,
  setting: DesignSetting,
  counts: (column: DesignColumn) => boolean = () => true,
): { readonly inclusion: number; readonly has: number; readonly needs: number } {
  const design = designOf(panel, setting);
  const rows = rowsNeeded(design);
  const candidate = design.candidates.find(({ hypothesis }) => hypothesis === place);
  if (candidate === undefined) {
    const own = design.unmeasured.find(({ hypothesis }) => hypothesis === place);
    const { has, needs } = own?.missing[0] ?? rows;
    return { inclusion: Number.NaN, has, needs };
  }
  if (rows.has < rows.needs) return { inclusion: Number.NaN, ...rows };
  const { columns } = walkPrepared(prepared(design, tried, WALKED_MODELS));
  const inclusion = candidate.columns.reduce((sum, c) => {
    const column = design.columns[c];
    return column !== undefined && counts(column) ? sum + (columns[c] ?? 0) : sum;
  }, 0);
  return { inclusion, ...rows };
}

/**
 * The lead test: an exposure's values *after* a period must not tell more of the outcome in it than those before.
 *
 * Rule: the means of the exposures over the half year ahead (by year the year ahead) are added to the hypothesis' windows, so
 * that a model holds one of either or none, with the common shock of the same period among the controls; failed when the
 * windows ahead together have an inclusion of .5 or more. That speaks of a reverse or a common cause. The windows ahead are
 * rivals of those before, not additions to them, because of an exposure measured with noise the future tells a little of the
 * past too.
 * Source: Granger (1969); Angrist and Pischke (2009), section 5.2, on leads.
 * Check: `exclusion-tests.test.ts`, on an exposure that follows the outcome.
 */
export function leadTest(
  panel: DriverPanel,
  hypothesis: PanelHypothesis,
  { tried, ownLags }: TestSettings,
): ExclusionTest {
  const place = panel.hypotheses.indexOf(hypothesis);
  const windows = [...hypothesis.windows, ...leadWindows(panel.by)];
  const hypotheses = panel.hypotheses.with(place, { ...hypothesis, windows });
  const setting = { ownLags, sameShock: true };
  const isAhead = ({ window }: DesignColumn): boolean => window.first < 0;
  const found = inclusionIn({ ...panel, hypotheses }, place, tried, setting, isAhead);
  return exclusion(hypothesis.id, found);
}

/**
 * Negative control outcomes: a relation that the hypothesis has nothing to do with must not answer to its exposures.
 *
 * Rule: the outcome is put in the dyad's place with its own history and volume, all hypotheses beside; failed when this
 * hypothesis' inclusion is .5 or more.
 * Source: Lipsitch, Tchetgen Tchetgen and Cohen (2010), "Negative controls".
 */
export function placeboOutcomeTests(
  panel: DriverPanel,
  hypothesis: PanelHypothesis,
  { tried, ownLags }: TestSettings,
): readonly ExclusionTest[] {
  const place = panel.hypotheses.indexOf(hypothesis);
  return panel.placeboOutcomes
    .filter((outcome) => outcome.hypothesis === hypothesis.id)
    .map(({ name, cooperation, conflict }) => {
      const volume = volumeOf({ cooperation, conflict });
      const instead = { ...panel, cooperation, conflict, volume };
      return exclusion(name, inclusionIn(instead, place, tried, { ownLags }));
    });
}

/**
 * Negative control exposures: a series that should not matter must not predict the outcome.
 *
 * Rule: each enters as one more hypothesis, in the windows of the hypothesis it belongs to, beside all others; failed when its
 * inclusion is .5 or more.
 * Source: as for outcomes.
 */
export function placeboExposureTests(
  panel: DriverPanel,
  hypothesis: PanelHypothesis,
  { tried, ownLags }: TestSettings,
): readonly ExclusionTest[] {
  return hypothesis.placeboExposures.map((exposure) => {
    const rival: PanelHypothesis = {
      ...{ id: exposure.id, sign: 0, placeboExposures: [], matters: hypothesis.matters },
      ...{ exposures: [exposure], windows: hypothesis.windows },
    };
    const beside = { ...panel, hypotheses: [...panel.hypotheses, rival] };
    const place = panel.hypotheses.length;
    return exclusion(exposure.id, inclusionIn(beside, place, tried + 1, { ownLags }));
  });
}
