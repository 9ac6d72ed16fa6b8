/** What a move must know of a model. */
export interface Grid {
  readonly levels: number;
  /** Distance of two burst values in steps of the grid; 0 without a burst. */
  readonly stride: number;
  readonly hazard: number;
  /** Below this share of the whole a level is let go on the way forward. */
  readonly negligible: number;
  /** Prior probability of each level, sum 1. */
  readonly prior: Float64Array;
  /** Burst transitions, `from * states + to`. */
  readonly transition: Float64Array;
  /** The same turned, `to * states + from`. */
  readonly transposed: Float64Array;
}

/** Which segments move on together: those of one age, and those old enough to be of the last age already. */
export interface Growth {
  /** Where the weights of the younger ones start; -1 for none. */
  readonly young: number;
  /** Where those of the old ones start, -1 for none, and the share of them that is kept. */
  readonly old: number;
  readonly kept: number;
  readonly to: number;
}

/**
 * The inner loops of both passes, over weights by level and burst value: `g * states + b` from an offset on. One set is for
 * models without a burst, one for those with; nearly all the time of a segmentation is spent here.
 */
export interface Moves {
  /**
   * Move segments on by one period: the burst moves, then the period's likelihood applies.
   *
   * @param scale factor on all weights read
   * @param row likelihoods of the period moved to
   * @param sums is given the sum written, by burst value
   */
  advance(
    grid: Grid,
    from: Float64Array,
    growth: Growth,
    scale: number,
    into: Float64Array,
    row: Float64Array,
    sums: Float64Array,
  ): void;
  /**
   * Add the first period of new segments.
   *
   * @param entering weight of each burst value
   * @param sums the sum added is added to it
   */
  enter(
    grid: Grid,
    into: Float64Array,
    to: number,
    entering: Float64Array,
    row: Float64Array,
    sums: Float64Array,
  ): void;
  /**
   * Move what lies ahead back by one period: the period's likelihood applies, then the burst's move is summed over.
   *
   * @param row likelihoods of the period moved back from
   */
  retreat(
    grid: Grid,
    ahead: Float64Array,
    from: number,
    to: number,
    row: Float64Array,
    scale: number,
  ): void;
  /**
   * What lies ahead of a segment that starts, by the burst value of its first period, that period's likelihood included.
   *
   * @param from where the first age of the period starts
   */
  starting(
    grid: Grid,
    ahead: Float64Array,
    from: number,
    row: Float64Array,
    sums: Float64Array,
  ): void;
  /**
   * What lies ahead of a segment old enough to end: it goes on, as moved back at `moved`, or another one starts.
   *
   * @param start weight of a start, by burst value
   */
  endOrGoOn(grid: Grid, ahead: Float64Array, moved: number, to: number, start: Float64Array): void;
}
