import type { SeriesSpecification } from "../series/specification.ts";
import { type DefaultGround, type Draft, idOf, nameOf, sentence } from "./default-draft.ts";
import { sortedPair } from "./hypothesis.ts";

/** Bystanders of each hypothesis. */
const MOST = 2;

/** The actors that a series names. */
function actorsOf(series: SeriesSpecification): readonly string[] {
  switch (series.kind) {
    case "dyad":
      return series.between;
    case "situation":
    case "leader":
      return [series.of];
    case "triad":
      return series.through === undefined ? [] : [series.through];
    case "fact":
      return [...(series.between ?? []), ...(series.actor === undefined ? [] : [series.actor])];
    case "both":
      return series.of.flatMap(actorsOf);
  }
}

/**
 * A default hypothesis with negative controls: the balance of dyads that share no actor with the two or with its series, and must not
 * predict theirs. What moves all relations alike shows in them.
 */
export function withControls(draft: Draft, { dyad, bystanders }: DefaultGround): Draft {
  const named = new Set([...dyad, ...draft.exposures.flatMap(({ series }) => actorsOf(series))]);
  const chosen = bystanders.filter((pair) => !pair.some((actor) => named.has(actor)));
  if (chosen.length === 0) return draft;
  return {
    ...draft,
    implications: [
      ...draft.implications,
      {
        kind: "exposure-control",
        exposures: chosen.slice(0, MOST).map((pair) => ({
          id: idOf("bystanders", ...pair),
          says: sentence(
            `the balance of ${pair.map(nameOf).join(" and ")}, who have no part in it.`,
          ),
          series: { kind: "dyad", between: sortedPair(pair), measure: "balance" },
        })),
        separates: "what moves all relations",
      },
    ],
  };
}
