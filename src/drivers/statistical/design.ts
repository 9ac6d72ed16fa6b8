import type { LagWindow } from "../panel.ts";
import { type ControlTerm, controlTerms } from "./controls.ts";
import type { DesignPanel, DesignSetting } from "./design-panel.ts";
import {
  isMoving,
  measureExposure,
  type UnmeasuredExposure,
  type WindowedExposure,
} from "./measured-exposure.ts";
import { outcomeOf } from "./outcome.ts";

/** A column that a model may hold. */
export interface DesignColumn {
  /** Place of the hypothesis in the panel, of the exposure in the hypothesis. */
  readonly hypothesis: number;
  readonly exposure: number;
  readonly window: LagWindow;
  /** One value per row, in standard deviations of the exposure. */
  readonly values: Float64Array;
}

/** A measured hypothesis: one of its columns, or none, is in a model. */
export interface DesignCandidate {
  readonly hypothesis: number;
  readonly columns: readonly number[];
  /** Prior share of each column; proxies share alike, and so do the windows of a proxy. */
  readonly shares: readonly number[];
}

/** How a hypothesis' exposures fared; it is measured when one of them is. */
export interface UnmeasuredHypothesis {
  readonly hypothesis: number;
  readonly missing: readonly UnmeasuredExposure[];
}

/** Why periods are not rows; each counts once, by the first reason that holds. */
export interface LeftOut {
  /** No source looked. */
  readonly outcome: number;
  /** An earlier period that the own history needs has no outcome. */
  readonly ownHistory: number;
  readonly commonShock: number;
  readonly mediaVolume: number;
  /** A window of a measured exposure is not known. */
  readonly exposures: number;
}

/** The rows and columns of the regression. Row t is explained by what was known at t - 1 or before, and by the volume of t. */
export interface Design {
  /** Place of each row in the panel's periods. */
  readonly rows: readonly number[];
  readonly outcome: Float64Array;
  /** Variance of each outcome's measurement. */
  readonly variances: Float64Array;
  /** The block that every model holds, the intercept first. */
  readonly controls: readonly ControlTerm[];
  readonly columns: readonly DesignColumn[];
  readonly candidates: readonly DesignCandidate[];
  /** Exposures that are left out, of all hypotheses that have one. */
  readonly unmeasured: readonly UnmeasuredHypothesis[];
  readonly leftOut: LeftOut;
}

/**
 * Rows beyond the controls that a result needs. Of placebo hypotheses on real dyads 4 to 8 % had an inclusion above .75 with 10
 * to 17 rows beyond the controls, 2.4 % with 20, 1 to 2 % with 23 and more.
 */
const SPARE_ROWS = 24;

const known = (values: Float64Array, t: number): boolean => Number.isFinite(values[t]);

interface MeasuredHypothesis {
  readonly hypothesis: number;
  readonly windowed: readonly WindowedExposure[];
  readonly missing: readonly UnmeasuredExposure[];
}

function measured(panel: DesignPanel, base: readonly number[]): readonly MeasuredHypothesis[] {
  return panel.hypotheses.map(({ exposures, windows }, hypothesis) => {
    const fates = exposures.map((exposure, place) =>
      measureExposure(exposure, place, windows, base),
    );
    const windowed: WindowedExposure[] = [];
    const missing: UnmeasuredExposure[] = [];
    for (const fate of fates) {
      if ("problem" in fate) missing.push(fate);
      else windowed.push(...fate);
    }
    return { hypothesis, windowed, missing };
  });
}

/** Without the windows that stand still over the rows, where those are enough; an exposure that has no other is named. */
function moving(
  panel: DesignPanel,
  all: readonly MeasuredHypothesis[],
  rows: readonly number[],
): readonly MeasuredHypothesis[] {
  const moves = ({ values }: WindowedExposure): boolean =>
    rows.length < SPARE_ROWS || isMoving(rows.map((t) => values[t] as number));
  return all.map(({ hypothesis, windowed, missing }) => {
    const left = windowed.filter(moves);
    const still = new Set(windowed.map(({ exposure }) => exposure));
    for (const { exposure } of left) still.delete(exposure);
    const named = [...still].map((exposure): UnmeasuredExposure => {
      const { id } = panel.hypotheses[hypothesis]?.exposures[exposure] ?? { id: "" };
      return { exposure: id, problem: "constant", has: rows.length, needs: rows.length };
    });
    return { hypothesis, windowed: left, missing: [...missing, ...named] };
  });
}

function candidatesOf(columns: readonly DesignColumn[]): readonly DesignCandidate[] {
  const places = [...new Set(columns.map(({ hypothesis }) => hypothesis))];
  return places.map((hypothesis) => {
    const own = [...columns.keys()].filter((c) => columns[c]?.hypothesis === hypothesis);
    const exposures = own.map((c) => columns[c]?.exposure);
    const proxies = new Set(exposures).size;
    const shares = exposures.map(
      (proxy) => 1 / proxies / exposures.filter((other) => other === proxy).length,
    );
    return { hypothesis, columns: own, shares };
  });
}

/**
 * Lay out the regression of a panel.
 *
 * A row is a period with outcome, own history, controls and every window of every measured exposure known. An exposure that
 * is known in less than half of the periods that could be explained without it, or that never moves in those periods or in the
 * rows, is left out and named.
 */
export function designOf(panel: DesignPanel, setting: DesignSetting): Design {
  const { values, variances } = outcomeOf(panel);
  const terms = controlTerms(panel, values, setting);
  const [from, to] = setting.between ?? [0, values.length];
  const places = Array.from({ length: to - from }, (_, i) => from + i);
  const looked = places.filter((t) => known(values, t));
  const rest = (left: readonly number[], block: ControlTerm["block"]): readonly number[] =>
    left.filter((t) => terms.every((term) => term.block !== block || known(term.values, t)));
  const history = rest(looked, "ownHistory");
  const shock = rest(history, "commonShock");
  const base = rest(shock, "mediaVolume");
  const rowsWith = (of: readonly MeasuredHypothesis[]): readonly number[] =>
    base.filter((t) => of.every(({ windowed }) => windowed.every(({ values: x }) => known(x, t))));
  const all = measured(panel, base);
  const hypotheses = moving(panel, all, rowsWith(all));
  const rows = rowsWith(hypotheses);
  const windowed = hypotheses.flatMap(({ hypothesis, windowed: own }) =>
    own.map((column) => ({ hypothesis, ...column })),
  );
  const take = (series: Float64Array): Float64Array =>
    Float64Array.from(rows, (t) => series[t] as number);
  const columns = windowed.map((column) => ({ ...column, values: take(column.values) }));
  return {
    rows,
    outcome: take(values),
    variances: take(variances),
    controls: terms.map((term) => ({ ...term, values: take(term.values) })),
    columns,
    candidates: candidatesOf(columns),
    unmeasured: hypotheses.filter(({ missing }) => missing.length > 0),
    leftOut: {
      outcome: places.length - looked.length,
      ownHistory: looked.length - history.length,
      commonShock: history.length - shock.length,
      mediaVolume: shock.length - base.length,
      exposures: base.length - rows.length,
    },
  };
}

/** Rows that a design has and must have for anything to be said. */
export function rowsNeeded({ rows, controls }: Design): {
  readonly has: number;
  readonly needs: number;
} {
  return { has: rows.length, needs: controls.length + SPARE_ROWS };
}
