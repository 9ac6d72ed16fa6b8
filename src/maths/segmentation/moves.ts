/** What a move must know of a model. */
export interface Grid {
  readonly levels: number;
  /** Distance of two burst values in steps of the grid; 0 without a burst. */
  readonly stride: number;
  readonly hazard: number;
  readonly minLength: number;
  /** Prior probability of each level, sum 1. */
  readonly prior: Float64Array;
  /** Burst transitions, `from * states + to`. */
  readonly transition: Float64Array;
  /** The same turned, `to * states + from`. */
  readonly transposed: Float64Array;
}

/** Sums over the levels, by burst value: of weights, and of weights times the level in steps of the grid. */
export interface Sums {
  readonly weights: Float64Array;
  readonly moments: Float64Array;
}

/**
 * The inner loops of both passes, over weights by age, level and burst value: `((age - 1) * levels + g) * states + b` from an offset on,
 * the last age standing for itself and all above. One set is for models without a burst, one for those with; nearly all the time of a
 * segmentation is spent here, so that each goes over the levels once, whatever the ages.
 */
export interface Moves {
  /**
   * Move on by one period: segments grow, the burst moves, new segments start, and the period's likelihood applies.
   *
   * @param scale factor on all weights read
   * @param entering weight with which a new segment starts, by burst value
   * @param row likelihoods of the period moved to
   * @param old is given the sums of the last age written
   * @returns the sum of all weights written
   */
  advance(
    grid: Grid,
    from: Float64Array,
    at: number,
    scale: number,
    entering: Float64Array,
    into: Float64Array,
    to: number,
    row: Float64Array,
    old: Sums,
  ): number;
  /**
   * What lies ahead of a segment that starts, by the burst value of its first period, that period's likelihood and the prior of its
   * level included.
   *
   * @param from where the first age of the period starts
   */
  starting(grid: Grid, ahead: Float64Array, from: number, row: Float64Array, sums: Sums): void;
  /**
   * Move what lies ahead back by one period: the period's likelihood applies, the burst's move is summed over, and a segment old
   * enough to end goes on or another one starts.
   *
   * @param row likelihoods of the period moved back from
   * @param start weight of a start, by burst value
   */
  retreat(
    grid: Grid,
    ahead: Float64Array,
    from: number,
    to: number,
    row: Float64Array,
    scale: number,
    start: Float64Array,
  ): void;
}
