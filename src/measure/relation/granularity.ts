import { type Granularity, periodsBetween } from "../../kernel/index.ts";
import { countedFacts, type Store, toldCells } from "../../record/index.ts";
import { asCell, type RelationScope } from "./gathering.ts";
import { countsBySource, type PolarCell, polarCells, polarEvents } from "./observations.ts";

/** Polar events a year from which a period of a length says something: about one and a half. */
const NEEDED: readonly (readonly [Granularity, number])[] = [
  ["month", 18],
  ["quarter", 6],
];

/**
 * The finest length of a period in which a dyad has enough events to be read.
 *
 * Method: polar events per year of the source that tells most, between its first and last event.
 */
export async function suitableGranularity(
  store: Store,
  scope: Omit<RelationScope, "by">,
): Promise<Granularity> {
  const cells: readonly PolarCell[] = [
    ...polarCells(await toldCells(store, scope, "year")),
    ...(await countedFacts(store, scope, "year")).map(asCell),
  ];
  const years = cells.flatMap(({ period }) => period ?? []).sort();
  const [first, last] = [years[0], years.at(-1)];
  const periods = first === undefined || last === undefined ? [] : periodsBetween(first, last);
  const perYear = countsBySource(cells, periods, { matter: "all" }).map(({ counts }) => {
    const polar = counts.map(polarEvents);
    const told = polar.findLastIndex((n) => n > 0) - polar.findIndex((n) => n > 0) + 1;
    return told === 0 ? 0 : polar.reduce((sum, n) => sum + n, 0) / told;
  });
  const most = Math.max(0, ...perYear);
  return NEEDED.find(([, needed]) => most >= needed)?.[0] ?? "year";
}
