import type { CodingError } from "./coding-error.ts";
import type { SourcePart, Unknown } from "./parts.ts";

/** What limits a measure, in sentences for its reader. */
export function limitationsOf(measure: {
  readonly sources: readonly SourcePart[];
  readonly unknown: readonly Unknown[];
  readonly undated: number;
  readonly codingErrors: readonly CodingError[];
}): string[] {
  const { sources, unknown, undated, codingErrors } = measure;
  const last = sources
    .map((source) => source.last)
    .sort()
    .at(-1);
  const unplaced = sources.filter(({ reference, offset }) => !reference && offset === null);
  const silent = codingErrors.filter(({ measured, precision }) => !measured && precision === null);
  const sayings = [
    last !== undefined && `The sources tell nothing of this dyad after ${last}.`,
    undated > 0 &&
      `${undated} events of which only the year is known are in none of the series: use years.`,
    unplaced.length > 0 &&
      `How much more or less cooperative ${listed(unplaced.map(({ id }) => id))} is than ${
        sources[0]?.id ?? "the reference"
      } is not known from common dyads and periods, only from this dyad's own course.`,
    sources.some(({ id }) => id === "dyad-scores") &&
      "dyad-scores counts days by the sign of their score, not events.",
    sources.some(({ id }) => id === "icews-dyad-year") &&
      "icews-dyad-year counts a meeting from both sides.",
    ...unknown.map(
      ({ series, events, needed }) =>
        `The ${series} is unknown: ${events} events of the kind, ${needed} needed.`,
    ),
    ...silent.map(({ source }) => `Coding error of ${source} not measured.`),
  ];
  return sayings.filter((saying) => saying !== false);
}

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}
