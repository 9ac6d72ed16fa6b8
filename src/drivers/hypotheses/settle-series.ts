import { type Measure, sourceCards, sourceMeasures } from "../../record/index.ts";
import type {
  DyadSeries,
  FactSeries,
  SeriesSpecification,
  TriadSeries,
} from "../series/specification.ts";
import { type ExposureSeries, type OutcomeSeries, sortedPair } from "./hypothesis.ts";
import { factAbout, measureUnknown } from "./messages.ts";
import type { Names } from "./names.ts";
import type { FieldPath } from "./place.ts";
import type { ExposureSpecification, OutcomeSpecification } from "./specification.ts";

const MOST_SUGGESTIONS = 5;

/** Every measure that a source of the record states. */
function measures(): readonly Measure[] {
  return sourceCards().flatMap(({ id }) => sourceMeasures(id));
}

/** Measures that share a word with what was written. */
function measuresNear(text: string): string[] {
  const wanted = new Set(text.toLowerCase().split(/[^a-z0-9]+/));
  const near = measures().filter(({ id }) => id.split("-").some((word) => wanted.has(word)));
  return [...new Set(near.map(({ id }) => id))].slice(0, MOST_SUGGESTIONS);
}

function dyadSeries(names: Names, series: DyadSeries, path: FieldPath): DyadSeries {
  const { from, codes, ...rest } = series;
  const between = names.pair(series.between, [...path, "between"]);
  return {
    ...rest,
    between: sortedPair(between),
    ...(from === undefined ? {} : { from: names.side(from, between, [...path, "from"]) }),
    ...(codes === undefined
      ? {}
      : { codes: codes.map((code, i) => names.code(code, [...path, "codes", i])).sort() }),
  };
}

function triadSeries(names: Names, series: TriadSeries, path: FieldPath): TriadSeries {
  const { through } = series;
  if (through === undefined) return series;
  return { ...series, through: names.actor(through, [...path, "through"]) };
}

function measureOf(names: Names, { measure }: FactSeries, path: FieldPath): Measure {
  const found = measures().find(({ id }) => id === measure);
  if (found !== undefined) return found;
  const place = names.placeOf([...path, "measure"]);
  throw measureUnknown({ ...place, measure, near: measuresNear(measure) });
}

function factSeries(names: Names, series: FactSeries, path: FieldPath): FactSeries {
  const { actor, between, as = "level" } = series;
  const { id, directed } = measureOf(names, series, path);
  const head = { kind: "fact", measure: id, as } as const;
  if (directed === "actor" && actor !== undefined && between === undefined) {
    return { ...head, actor: names.actor(actor, [...path, "actor"]) };
  }
  if (directed !== "actor" && actor === undefined && between !== undefined) {
    const two = names.pair(between, [...path, "between"]);
    return { ...head, between: directed === "undirected" ? sortedPair(two) : two };
  }
  const needs = directed === "actor" ? "actor" : "between";
  throw factAbout({ ...names.placeOf(path), measure: id, needs });
}

/** A series with its actors by their codes; pairs without direction and codes are put in order. */
export function settleSeries(
  names: Names,
  series: SeriesSpecification,
  path: FieldPath,
): SeriesSpecification {
  switch (series.kind) {
    case "dyad":
      return dyadSeries(names, series, path);
    case "situation":
    case "leader":
      return { ...series, of: names.actor(series.of, [...path, "of"]) };
    case "triad":
      return triadSeries(names, series, path);
    case "fact":
      return factSeries(names, series, path);
    case "both": {
      const [one, other] = series.of;
      const [first, second] = [
        settleSeries(names, one, [...path, "of", 0]),
        settleSeries(names, other, [...path, "of", 1]),
      ];
      return { kind: "both", of: [first, second] };
    }
  }
}

/** Exposures with their series settled. */
export function settleExposures(
  names: Names,
  exposures: readonly ExposureSpecification[],
  path: FieldPath,
): ExposureSeries[] {
  return exposures.map(({ id, says, series }, i) => ({
    id,
    says,
    series: settleSeries(names, series, [...path, i, "series"]),
  }));
}

/** Another dyad's balance as an outcome, its pair in order. */
export function settleOutcome(
  names: Names,
  { between, from }: OutcomeSpecification,
  path: FieldPath,
): OutcomeSeries {
  const two = names.pair(between, [...path, "between"]);
  return {
    between: sortedPair(two),
    from: from === undefined ? undefined : names.side(from, two, [...path, "from"]),
  };
}
