import { paint } from "./paint.ts";

/** How the line of a series is told apart from the others: by colour, by dash and by the shape of its dots. */
export interface SeriesLook {
  readonly colour: string;
  /** For `stroke-dasharray`; nothing is a solid line. */
  readonly dash: string | undefined;
  readonly symbol: "circle" | "square" | "triangle";
}

const LOOKS: readonly SeriesLook[] = [
  { colour: `var(--figure-series-1, ${paint.cooperation})`, dash: undefined, symbol: "circle" },
  { colour: `var(--figure-series-2, ${paint.conflict})`, dash: "8 4", symbol: "square" },
  { colour: `var(--figure-series-3, ${paint.bar})`, dash: "2 4", symbol: "triangle" },
];

/** As many series as one drawing tells apart. */
export const MOST_SERIES: number = LOOKS.length;

/**
 * The look of a series.
 *
 * @param index its place among the series, from 0
 */
export function seriesLook(index: number): SeriesLook {
  const look = LOOKS[index % LOOKS.length];
  if (look === undefined) throw new RangeError(`no series has the place ${index}`);
  return look;
}
