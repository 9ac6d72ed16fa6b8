import type { CrossProducts } from "../../maths/index.ts";
import type { Design } from "./design.ts";
import type { DesignPanel } from "./design-panel.ts";
import { noiseOf } from "./noise.ts";
import { expectedVariance } from "./outcome.ts";
import { PER_YEAR } from "./own-lags.ts";
import { windowMeans } from "./window-means.ts";

/** Controls, columns and outcome of every row side by side, in units that the first rows set. */
interface Table {
  readonly cells: Float64Array;
  readonly width: number;
}

/** What the rows before one predict of it with the controls alone, and all that is needed to predict with columns. */
export interface Origin {
  /** Of the rows before; yy is 0 where the controls leave nothing of the outcome, as of months without any event. */
  readonly products: CrossProducts;
  /** Effective rows, as the last estimate of the weights found them. */
  readonly effectiveRows: number;
  /** The columns of the new row, what the controls predict of them taken out. */
  readonly fresh: Float64Array;
  /** Outcome of the new row less its prediction by the controls. */
  readonly error: number;
  /** Variance of that prediction, and of the outcome itself, in variances of a row of weight one. */
  readonly leverage: number;
  readonly ownVariance: number;
}

/** What is left of a control's square, as a share, when those before it span it. */
const SPANNED = 1e-12;

/** The same of the outcome's square, when the controls say all of it. */
const SAID = 1e-10;

/**
 * Raw series of the columns at the rows, so that what is computed of early rows does not know the scale of later ones.
 */
function rawColumns(panel: DesignPanel, design: Design): readonly Float64Array[] {
  return design.columns.map(({ hypothesis, exposure, window }) => {
    const raw = panel.hypotheses[hypothesis]?.exposures[exposure]?.values ?? new Float64Array(0);
    const means = windowMeans(raw, window);
    return Float64Array.from(design.rows, (t) => means[t] as number);
  });
}

/** A series about the mean of its first rows, in their standard deviations. */
function scaledBy(values: Float64Array, first: number): Float64Array {
  const head = values.subarray(0, first);
  const mean = head.reduce((a, b) => a + b, 0) / first;
  const sd = Math.sqrt(head.reduce((a, x) => a + (x - mean) ** 2, 0) / first);
  return values.map((x) => (x - mean) / (sd > 0 ? sd : 1));
}

function tableOf(panel: DesignPanel, design: Design, first: number): Table {
  const columns = [
    ...design.controls.map(({ block, values }) =>
      block === "intercept" ? values : scaledBy(values, first),
    ),
    ...rawColumns(panel, design).map((values) => scaledBy(values, first)),
    design.outcome,
  ];
  const width = columns.length;
  const cells = new Float64Array(design.rows.length * width);
  columns.forEach((values, c) => {
    for (let i = 0; i < values.length; i++) cells[i * width + c] = values[i] as number;
  });
  return { cells, width };
}

/** Add a row's squares and products, times its weight, to the lower triangle of the sums. */
function addRow(sums: Float64Array, { cells, width }: Table, row: number, weight: number): void {
  const from = row * width;
  for (let i = 0; i < width; i++) {
    const left = weight * (cells[from + i] as number);
    for (let j = 0; j <= i; j++) {
      const at = i * width + j;
      sums[at] = (sums[at] as number) + left * (cells[from + j] as number);
    }
  }
}

/** Take the controls out of the sums and of a new row; returns their rank and the new row's leverage on them. */
function takeOutControls(
  sums: Float64Array,
  row: Float64Array,
  controls: number,
): { readonly rank: number; readonly leverage: number } {
  const width = row.length;
  const squares = Float64Array.from({ length: controls }, (_, c) => sums[c * width + c] as number);
  let [rank, leverage] = [0, 0];
  for (let c = 0; c < controls; c++) {
    const pivot = sums[c * width + c] as number;
    if (!(pivot > SPANNED * (squares[c] as number))) continue;
    rank++;
    const own = row[c] as number;
    leverage += (own * own) / pivot;
    for (let i = c + 1; i < width; i++) {
      const factor = (sums[i * width + c] as number) / pivot;
      row[i] = (row[i] as number) - own * factor;
      for (let j = c + 1; j <= i; j++) {
        const at = i * width + j;
        sums[at] = (sums[at] as number) - factor * (sums[j * width + c] as number);
      }
    }
  }
  return { rank, leverage };
}

/** The rows up to one, as a design of their own. */
function head(design: Design, rows: number): Design {
  return {
    ...design,
    rows: design.rows.slice(0, rows),
    outcome: design.outcome.subarray(0, rows),
    variances: design.variances.subarray(0, rows),
    controls: design.controls.map((term) => ({ ...term, values: term.values.subarray(0, rows) })),
  };
}

function productsFrom(
  sums: Float64Array,
  width: number,
  controls: number,
  sample: { readonly n: number; readonly forced: number },
): CrossProducts {
  const k = width - 1 - controls;
  const last = (width - 1) * width;
  const xx = new Float64Array(k * k);
  for (let i = 0; i < k; i++) {
    for (let j = 0; j <= i; j++) {
      const product = sums[(controls + i) * width + controls + j] as number;
      xx[i * k + j] = product;
      xx[j * k + i] = product;
    }
  }
  const xy = sums.slice(last + controls, last + controls + k);
  return { ...sample, yy: sums[last + width - 1] as number, xy, xx };
}

/** Cooperation's share in the polar events of the rows up to one. */
function cooperativeShare(panel: DesignPanel, rows: readonly number[]): number {
  let [cooperation, conflict] = [1, 1];
  for (const t of rows) {
    cooperation += panel.cooperation[t] as number;
    conflict += panel.conflict[t] as number;
  }
  return cooperation / (cooperation + conflict);
}

/**
 * Walk a design row by row: at each row from the first on, what the rows before it predict of it.
 *
 * Sums of squares and products grow by one row at a time; weights and effective rows are estimated anew once a year of
 * rows. How many events the new row has is given, which of them are cooperative is not: its variance is the one expected of
 * their number.
 *
 * @param first rows that the first prediction rests on
 * @param use called for each row predicted
 */
export function walkOrigins(
  panel: DesignPanel,
  design: Design,
  first: number,
  use: (origin: Origin, row: number) => void,
): void {
  const table = tableOf(panel, design, first);
  const { width } = table;
  const controls = design.controls.length;
  let sums = new Float64Array(width * width);
  let [own, measured, effectiveRows] = [0, 0, 0];
  const weight = (row: number): number => 1 / (own + measured * (design.variances[row] as number));
  for (let row = first; row < design.rows.length; row++) {
    if ((row - first) % PER_YEAR[panel.by] === 0) {
      ({ own, measured, effectiveRows } = noiseOf(head(design, row)));
      sums = new Float64Array(width * width);
      for (let i = 0; i < row; i++) addRow(sums, table, i, weight(i));
    } else {
      addRow(sums, table, row - 1, weight(row - 1));
    }
    const left = sums.slice();
    const square = left.at(-1) as number;
    const fresh = table.cells.slice(row * width, (row + 1) * width);
    const { rank, leverage } = takeOutControls(left, fresh, controls);
    if (!((left.at(-1) as number) > SAID * square)) left[left.length - 1] = 0;
    const t = design.rows[row] as number;
    const events = (panel.cooperation[t] as number) + (panel.conflict[t] as number);
    const share = cooperativeShare(panel, design.rows.slice(0, row));
    const origin: Origin = {
      products: productsFrom(left, width, controls, { n: row, forced: rank }),
      effectiveRows,
      fresh: fresh.slice(controls, width - 1),
      error: fresh[width - 1] as number,
      leverage,
      ownVariance: own + measured * expectedVariance(events, share),
    };
    use(origin, row);
  }
}
