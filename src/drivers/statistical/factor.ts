import type { CrossProducts } from "../../maths/index.ts";

/** What is left of a column's square, as a share, when the model's other columns span it. */
const SPANNED = 1e-10;

/**
 * The Cholesky factor of a growing model, one row per column held, with what the model explains and what it predicts of one
 * new row.
 */
export class Factor {
  readonly #products: CrossProducts;
  readonly #fresh: Float64Array | undefined;
  readonly #k: number;
  readonly #width: number;
  readonly #rows: Float64Array;
  readonly #outcomes: Float64Array;
  readonly #news: Float64Array;
  readonly #held: Int32Array;
  readonly #explained: Float64Array;
  readonly #predicted: Float64Array;
  readonly #leverage: Float64Array;
  #size = 0;

  /**
   * @param deepest columns held at most
   * @param fresh the columns' values in a new row, what the controls predict of them taken out
   */
  constructor(products: CrossProducts, deepest: number, fresh?: Float64Array) {
    this.#products = products;
    this.#fresh = fresh;
    this.#k = products.xy.length;
    this.#width = Math.max(1, deepest);
    this.#rows = new Float64Array(this.#width ** 2);
    this.#outcomes = new Float64Array(this.#width);
    this.#news = new Float64Array(this.#width);
    this.#held = new Int32Array(this.#width);
    this.#explained = new Float64Array(this.#width + 1);
    this.#predicted = new Float64Array(this.#width + 1);
    this.#leverage = new Float64Array(this.#width + 1);
  }

  /** Columns held. */
  get size(): number {
    return this.#size;
  }

  /** Let go of the columns held last. */
  shrinkTo(size: number): void {
    this.#size = size;
  }

  /** Squares of the outcome that the columns held explain. */
  get explained(): number {
    return this.#explained[this.#size] as number;
  }

  /** What the columns held predict of the new row. */
  get predicted(): number {
    return this.#predicted[this.#size] as number;
  }

  /** Variance of that prediction, in variances of a row of weight one. */
  get leverage(): number {
    return this.#leverage[this.#size] as number;
  }

  /** Add a column; false, and nothing is held, when the others span it. */
  add(column: number): boolean {
    const { xx, xy } = this.#products;
    const size = this.#size;
    const width = this.#width;
    const rows = this.#rows;
    const own = size * width;
    const from = column * this.#k;
    const square = xx[from + column] as number;
    let left = square;
    let outcome = xy[column] as number;
    let fresh = this.#fresh === undefined ? 0 : (this.#fresh[column] as number);
    for (let i = 0; i < size; i++) {
      const row = i * width;
      let entry = xx[from + (this.#held[i] as number)] as number;
      for (let j = 0; j < i; j++) entry -= (rows[own + j] as number) * (rows[row + j] as number);
      entry /= rows[row + i] as number;
      rows[own + i] = entry;
      left -= entry * entry;
      outcome -= entry * (this.#outcomes[i] as number);
      fresh -= entry * (this.#news[i] as number);
    }
    if (!(left > SPANNED * square)) return false;
    const diagonal = Math.sqrt(left);
    rows[own + size] = diagonal;
    outcome /= diagonal;
    fresh /= diagonal;
    this.#outcomes[size] = outcome;
    this.#news[size] = fresh;
    this.#explained[size + 1] = (this.#explained[size] as number) + outcome * outcome;
    this.#predicted[size + 1] = (this.#predicted[size] as number) + outcome * fresh;
    this.#leverage[size + 1] = (this.#leverage[size] as number) + fresh * fresh;
    this.#held[size] = column;
    this.#size = size + 1;
    return true;
  }

  /**
   * The least squares coefficients of the columns held.
   *
   * @param coefficients takes them, in the order of the columns
   * @returns the columns
   */
  solve(coefficients: Float64Array): Int32Array {
    const width = this.#width;
    for (let i = this.#size - 1; i >= 0; i--) {
      let value = this.#outcomes[i] as number;
      for (let j = i + 1; j < this.#size; j++) {
        value -= (this.#rows[j * width + i] as number) * (coefficients[j] as number);
      }
      coefficients[i] = value / (this.#rows[i * width + i] as number);
    }
    return this.#held.subarray(0, this.#size);
  }
}
