import type { Told } from "../../measure/index.ts";
import { BY_PRIOR, COLUMNS, type Column, type ColumnName, SHOCK_ACTS } from "./columns.ts";
import { type Trial, trialOf } from "./trial.ts";

/** How much is simulated. */
export interface Runs {
  /** Panels of each kind. */
  readonly panels: number;
  /** Where chance begins. */
  readonly seed: number;
  /** Records that each power is simulated by. */
  readonly simulations: number;
}

/** Steps after which a loop says how far it is. */
const STEP = 25;

/** Something done so many times, saying how far it is. */
export function repeated<T>(
  part: string,
  times: number,
  told: Told,
  make: (run: number) => T,
): T[] {
  return Array.from({ length: times }, (_, run) => {
    if (run % STEP === 0) told(part, run, times);
    return make(run);
  });
}

/** Trials of every kind of panel, made when first asked for and kept. */
export class Trials {
  readonly runs: Runs;
  readonly told: Told;
  readonly #kept = new Map<string, readonly Trial[]>();

  constructor(runs: Runs, told: Told) {
    this.runs = runs;
    this.told = told;
  }

  /** The trials of a column of the table. */
  of(name: ColumnName): readonly Trial[] {
    return this.#column(COLUMNS[name], this.runs.panels);
  }

  /** The trials in which the common shock acts through the true exposure. */
  shockActs(): readonly Trial[] {
    return this.#column(SHOCK_ACTS, this.runs.panels);
  }

  /** Three columns' worth of trials, so many of each number of true hypotheses as the usual prior has. */
  byPrior(): readonly Trial[] {
    return BY_PRIOR.flatMap(({ column, share }) =>
      this.#column(column, Math.ceil(3 * this.runs.panels * share)),
    );
  }

  #column(column: Column, panels: number): readonly Trial[] {
    const kept = this.#kept.get(column.name);
    if (kept !== undefined) return kept;
    const { seed } = this.runs;
    const made = repeated(column.name, panels, this.told, (run) => trialOf(column, seed, run));
    this.#kept.set(column.name, made);
    return made;
  }
}
