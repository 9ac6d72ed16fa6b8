import type { ActQuestion } from "../../record/index.ts";
import type { FactSeries, SeriesSpecification } from "./specification.ts";

/** The series that series are made of, those of two being taken apart. */
export function simpleSeries(series: SeriesSpecification): readonly SeriesSpecification[] {
  return series.kind === "both" ? series.of.flatMap(simpleSeries) : [series];
}

/** The facts among what some series are made of. */
export function factsAmong(series: readonly SeriesSpecification[]): FactSeries[] {
  return series.flatMap(simpleSeries).filter((one) => one.kind === "fact");
}

/**
 * The dyads whose acts some series need.
 *
 * @param dyad the outcome's, and what triads are about
 * @param pairs further dyads
 */
export function dyadsNeeded(
  series: readonly SeriesSpecification[],
  dyad: readonly [string, string],
  pairs: readonly (readonly [string, string])[] = [],
): ActQuestion {
  const all = series.flatMap(simpleSeries);
  const dyads = all.filter((one) => one.kind === "dyad");
  const coded = dyads.filter(
    ({ instrument, codes }) => instrument !== undefined || codes !== undefined,
  );
  const triads = all.filter((one) => one.kind === "triad");
  const through = triads.flatMap(({ through: third }) => third ?? []);
  const isOpen = triads.some(({ through: third }) => third === undefined);
  return {
    pairs: [
      dyad,
      ...pairs,
      ...dyads.map(({ between }) => between),
      ...through.flatMap((third) => dyad.map((side) => [side, third] as const)),
    ],
    touching: [
      ...all.filter((one) => one.kind === "situation").map(({ of }) => of),
      ...(isOpen ? dyad : []),
    ],
    coded: coded.map(({ between }) => between),
  };
}
