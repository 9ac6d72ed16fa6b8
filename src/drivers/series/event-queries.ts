import { type IsoDate, lastDayOf, type Period, spanOf } from "../../kernel/index.ts";
import { epochOf } from "../../record/index.ts";
import type { DyadSeries } from "./specification.ts";
import type { ToldSource } from "./told-source.ts";

/** The words with which a command sees the record as a panel saw it. */
function scopeWords({ scope, teller }: ToldSource): string[] {
  return ["--sources", epochOf(teller).source, "--as-of", scope.asOf];
}

function spanWords(periods: readonly Period[]): string[] {
  const [first, last] = [periods[0], periods.at(-1)];
  if (first === undefined || last === undefined) return [];
  return ["--from", spanOf(first).first, "--to", lastDayOf(last)];
}

/** The command that writes the record's tables, for what no other command lists. */
export function tableQuery(asOf: IsoDate): string {
  return `entente record export --format csv FOLDER --as-of ${asOf}`;
}

/** The command that shows the relation of two actors, and who stands around them. */
export function relationQuery(source: ToldSource, [a, b]: readonly [string, string]): string {
  return ["entente relations", a, b, "--by", source.scope.by, ...scopeWords(source)].join(" ");
}

/**
 * The command that lists the events behind a series of two actors. A source that states counts has none to list: there it shows
 * the relation that these come to.
 */
export function pairQuery(
  source: ToldSource,
  [a, b]: readonly [string, string],
  periods: readonly Period[],
  { instrument, codes }: Pick<DyadSeries, "instrument" | "codes"> = {},
): string {
  if (!source.tells.codes) return relationQuery(source, [a, b]);
  const which = [
    ...(instrument === undefined ? [] : ["--instrument", instrument]),
    ...(codes === undefined ? [] : ["--code", codes.join(",")]),
  ];
  const words = [...which, ...spanWords(periods), ...scopeWords(source)];
  return ["entente events", a, b, ...words].join(" ");
}

/** The command that lists with whom an actor has to do, or left out, all dyads that the source tells of. */
export function dyadsQuery(source: ToldSource, periods: readonly Period[], actor?: string): string {
  if (!source.tells.codes) return tableQuery(source.scope.asOf);
  const who = actor === undefined ? [] : [actor];
  return ["entente dyads", ...who, ...spanWords(periods), ...scopeWords(source)].join(" ");
}
