/** A run of consecutive periods with one rate of events. */
export interface Phase {
  /** Index of its first period, 0-based. */
  readonly from: number;
  /** Index of its last period. */
  readonly to: number;
  /** Events per period. */
  readonly rate: number;
}

/** How a series is divided. */
export interface PhaseOptions {
  /** Shortest phase, in periods. */
  readonly minLength: number;
  /** Most phases that are tried. */
  readonly maxPhases: number;
}

const DEFAULTS: PhaseOptions = { minLength: 2, maxPhases: 5 };

/** Minus the Poisson log-likelihood at the mean rate, without the term in the counts alone. */
function cost(sum: number, length: number): number {
  return sum === 0 ? 0 : sum - sum * Math.log(sum / length);
}

interface Best {
  readonly cost: number;
  readonly cut: number;
}

function bestLast(
  before: readonly (Best | undefined)[],
  sums: readonly number[],
  end: number,
  minLength: number,
): Best | undefined {
  let best: Best | undefined;
  for (let cut = minLength; cut <= end - minLength; cut++) {
    const head = before[cut];
    if (head === undefined) continue;
    const total = head.cost + cost((sums[end] ?? 0) - (sums[cut] ?? 0), end - cut);
    if (best === undefined || total < best.cost) best = { cost: total, cut };
  }
  return best;
}

/**
 * Divide a series of counts into phases of constant rate.
 *
 * A description for reading, not an estimate of turning points: it has no interval and no false-alarm rate.
 *
 * Method: for each number of phases K the division that maximises the Poisson likelihood is found exactly by
 * dynamic programming; K is the one with the least BIC, where K phases cost 2K - 1 parameters.
 * Source: Fisher (1958), "On grouping for maximum homogeneity", for the recursion; Schwarz (1978),
 * "Estimating the dimension of a model", for the penalty.
 * Check: against every division of short series by brute force, and recovery of simulated steps (phases.test.ts).
 *
 * @param counts events per period, whole numbers >= 0, consecutive
 * @returns phases that cover the series in order; one phase when it is too short to divide; none when empty
 */
export function phasesOf(counts: readonly number[], options: PhaseOptions = DEFAULTS): Phase[] {
  const n = counts.length;
  if (n === 0) return [];
  const sums = [0];
  for (const count of counts) sums.push((sums.at(-1) ?? 0) + count);
  const layers: (Best | undefined)[][] = [
    sums.map((sum, end) =>
      end >= options.minLength || end === n
        ? { cost: cost(sum, Math.max(end, 1)), cut: 0 }
        : undefined,
    ),
  ];
  for (let k = 1; k < options.maxPhases; k++) {
    const before = layers[k - 1] ?? [];
    layers.push(sums.map((_, end) => bestLast(before, sums, end, options.minLength)));
  }
  const bic = (k: number): number => {
    const best = layers[k]?.[n];
    return best === undefined
      ? Number.POSITIVE_INFINITY
      : 2 * best.cost + (2 * k + 1) * Math.log(n);
  };
  const chosen = layers.reduce((least, _, k) => (bic(k) < bic(least) ? k : least), 0);
  return cutsOf(layers, chosen, n).map(({ from, to }) => ({
    from,
    to: to - 1,
    rate: ((sums[to] ?? 0) - (sums[from] ?? 0)) / (to - from),
  }));
}

function cutsOf(
  layers: readonly (readonly (Best | undefined)[])[],
  chosen: number,
  n: number,
): { from: number; to: number }[] {
  const cuts: { from: number; to: number }[] = [];
  let end = n;
  for (let k = chosen; k >= 0; k--) {
    const from = layers[k]?.[end]?.cut ?? 0;
    cuts.unshift({ from, to: end });
    end = from;
  }
  return cuts;
}
