/** A value that is labelled on an axis. */
export interface ValueTick {
  readonly value: number;
  readonly label: string;
}

/** An axis of any finite numbers. */
export interface ValueAxis {
  /** From the lowest, seven at most. */
  readonly ticks: readonly ValueTick[];
  /** Where a value stands, from 0 at the lower end to 1 at the upper; what lies outside stands at the end. */
  readonly place: (value: number) => number;
  /** The value as finely as the axis is read: a hundredth of a step, or three figures if logarithmic. */
  readonly rounded: (value: number) => number;
  /** The rounded value in words: with a minus sign, and commas between thousands. */
  readonly text: (value: number) => string;
}
