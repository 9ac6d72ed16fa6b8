/** A function of several variables to be made small. What is not a finite number counts as a wall. */
export type Objective = (x: readonly number[]) => number;

/** Where a search for a minimum ended. */
export interface Minimum {
  /** The best point found. */
  readonly x: number[];
  /** The objective there; Infinity if the search never left a wall. */
  readonly value: number;
  /** Steps taken, restarts included. */
  readonly iterations: number;
  /** Whether the stopping rule was met; false when the search ran out of iterations or had nowhere to go. */
  readonly converged: boolean;
}

/** The same objective with every value that is not finite raised to Infinity, so that no search settles there. */
export function walled(objective: Objective): Objective {
  return (x) => {
    const value = objective(x);
    return Number.isFinite(value) ? value : Number.POSITIVE_INFINITY;
  };
}
