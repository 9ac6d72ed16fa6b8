import type { Random } from "../../kernel/index.ts";
import type { CrossProducts } from "../../maths/index.ts";
import type { PanelHypothesis } from "../panel.ts";
import type { DesignCandidate, DesignColumn } from "./design.ts";
import { addTimes, type FittedRecord } from "./fitted-record.ts";
import type { PreparedDesign } from "./inclusion.ts";
import { productsOf } from "./products.ts";
import { type Basis, basisOf, dot, orthonormal, removedFrom, weightedBy } from "./projection.ts";
import { reliabilityOf, windowReliability } from "./reliability.ts";
import { responsivenessOf } from "./responsiveness.ts";
import { recordSimulator, type SimulatedRecord } from "./simulated-record.ts";
import { walkModels } from "./walk.ts";

/** Inclusion above which a hypothesis counts as found. */
export const FOUND = 0.75;

/** How often an effect that matters would be found, were it there. */
export interface Power {
  /** Share of the simulations in which its inclusion is above .75. */
  readonly share: number;
  readonly simulations: number;
  /** The effect put in, logits per standard deviation of what the exposure measures. */
  readonly effect: number;
  /** What the effect, as it shows on the exposure, is to its standard error: quadratic mean over its columns. */
  readonly signal: number;
}

/** The parts of a simulation that do not change from one to the next. */
interface Stage {
  readonly fixed: Basis;
  readonly columns: readonly Float64Array[];
  readonly xx: Float64Array;
}

function stageOf({ design, noise }: PreparedDesign): Stage {
  const controls = design.controls.filter(({ block }) => block !== "ownHistory");
  const fixed = basisOf(
    controls.map(({ values }) => values),
    noise.rootWeights,
  );
  const columns = design.columns.map(({ values }) =>
    removedFrom(weightedBy(noise.rootWeights, values), fixed.vectors),
  );
  const { xx } = productsOf(columns[0] ?? new Float64Array(0), columns, 0);
  return { fixed, columns, xx };
}

/** The products of a simulated record, its own history projected out along with the other controls. */
function simulatedProducts(stage: Stage, { outcome, history }: SimulatedRecord): CrossProducts {
  const { fixed, columns } = stage;
  const left = (series: Float64Array): Float64Array =>
    removedFrom(weightedBy(fixed.rootWeights, series), fixed.vectors);
  const own = orthonormal(history.map(left));
  const y = removedFrom(left(outcome), own);
  const k = columns.length;
  const xx = stage.xx.slice();
  for (const vector of own) {
    const shares = columns.map((column) => dot(column, vector));
    for (let i = 0; i < k; i++) {
      for (let j = 0; j < k; j++) {
        xx[i * k + j] = (xx[i * k + j] as number) - (shares[i] as number) * (shares[j] as number);
      }
    }
  }
  const xy = Float64Array.from(columns, (column) => dot(column, y));
  const forced = fixed.vectors.length + own.length;
  return { n: y.length, forced, yy: dot(y, y), xy, xx };
}

/** The effect as it shows on a measured window, and the noise that its mismeasurement leaves. */
interface Placed {
  readonly column: number;
  readonly coefficient: number;
  readonly variance: number;
}

function placed(
  { design }: PreparedDesign,
  hypothesis: PanelHypothesis,
  candidate: DesignCandidate,
): readonly Placed[] {
  return candidate.columns.map((c): Placed => {
    const column = design.columns[c];
    const exposure = hypothesis.exposures[column?.exposure ?? -1];
    if (column === undefined || exposure === undefined) {
      return { column: c, coefficient: 0, variance: 0 };
    }
    const told = reliabilityOf(exposure);
    const single = Number.isNaN(told) ? 1 : told;
    const share = windowReliability(exposure.values, column.window, single);
    const window = Number.isNaN(share) ? 1 : share;
    const coefficient = (hypothesis.matters * window) / Math.sqrt(single);
    const squares = dot(column.values, column.values) / column.values.length;
    const lost = (hypothesis.matters / Math.sqrt(single)) ** 2 * window * (1 - window) * squares;
    return { column: c, coefficient, variance: lost };
  });
}

/** Share of a column's weighted square that is left when each row only answers in part. */
function answeredShare(
  { noise }: PreparedDesign,
  values: ArrayLike<number>,
  answers: Float64Array,
): number {
  let [part, all] = [0, 0];
  answers.forEach((answer, i) => {
    const square = ((noise.rootWeights[i] as number) * (values[i] ?? 0)) ** 2;
    part += square * answer ** 2;
    all += square;
  });
  return all > 0 ? part / all : 0;
}

function drawn(shares: readonly number[], random: Random): number {
  let rest = random.uniform();
  for (let a = 0; a < shares.length - 1; a++) {
    rest -= shares[a] ?? 0;
    if (rest < 0) return a;
  }
  return shares.length - 1;
}

/**
 * How often the record's own design would find a hypothesis whose effect is as large as matters.
 *
 * Method: the averaged model is run again from its own history with this hypothesis' effect set to `matters` in its stated
 * direction, in one of its columns by lot after their prior shares, every other effect as estimated, weights and noise as
 * estimated; the outcome is weighed as the record was. The effect is that of what the exposure measures: on the exposure as
 * measured it is drawn towards 0 by its reliability, and what that loses is noise. A row's log ratio shows of it what
 * `responsivenessOf` says: next to nothing in a record of one polarity.
 * Source: Arnold, Hogan, Colford and Hubbard (2011), on simulated power; Fuller (1987), section 1.1.1, on attenuation.
 * Check: `power.test.ts`; the shares found in simulated panels of known truth.
 *
 * @param effects averaged coefficient of each column
 */
export function powerOf(
  prepared: PreparedDesign,
  fit: FittedRecord,
  effects: Float64Array,
  hypothesis: PanelHypothesis,
  candidate: DesignCandidate,
  random: Random,
  simulations: number,
): Power {
  const { design, prior } = prepared;
  const stage = stageOf(prepared);
  const simulate = recordSimulator(design, fit);
  const sign = hypothesis.sign === 0 ? 1 : hypothesis.sign;
  const places = placed(prepared, hypothesis, candidate);
  const answers = responsivenessOf(design);
  const base = fit.byControls.map((x, i) => x + (fit.byColumns[i] as number));
  for (const c of candidate.columns) {
    addTimes(base, -(effects[c] as number), design.columns[c]?.values ?? new Float64Array(0));
  }
  let found = 0;
  for (let s = 0; s < simulations; s++) {
    const place = places[drawn(candidate.shares, random)] as Placed;
    const { values } = design.columns[place.column] as DesignColumn;
    const mean = base.slice();
    const moved = values.map((x, i) => x * (answers[i] as number));
    addTimes(mean, sign * place.coefficient, moved);
    const extra = new Float64Array(mean.length).fill(place.variance);
    const products = simulatedProducts(stage, simulate(mean, random, extra));
    const sums = walkModels(products, design.candidates, prior);
    const inclusion = candidate.columns.reduce((a, c) => a + (sums.columns[c] as number), 0);
    if (inclusion > FOUND) found++;
  }
  const k = design.columns.length;
  const signal = places.reduce((sum, { column, coefficient }, a) => {
    const square = prepared.products.xx[column * k + column] as number;
    const told = answeredShare(prepared, design.columns[column]?.values ?? [], answers);
    return sum + (candidate.shares[a] ?? 0) * coefficient ** 2 * square * told;
  }, 0);
  return {
    share: found / simulations,
    simulations,
    effect: hypothesis.matters,
    signal: Math.sqrt(signal),
  };
}
