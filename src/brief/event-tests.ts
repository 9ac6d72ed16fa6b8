import { type DyadEvent, type EventSelection, isSelected } from "../record/index.ts";
import { counted, type QueryEvidence } from "./evidence.ts";
import type { Material } from "./material.ts";

/** A run of years, both included. */
export interface YearSpan {
  readonly first: number;
  readonly last: number;
}

/** `2001–2009`, or `2001` when it is one year. */
export function spanText(span: YearSpan): string {
  return span.first === span.last ? String(span.first) : `${span.first}–${span.last}`;
}

function selectionFlags(s: EventSelection): string[] {
  return [
    s.class === undefined ? [] : ["--class", s.class],
    s.instrument === undefined ? [] : ["--instrument", s.instrument],
    s.codes === undefined ? [] : ["--code", s.codes.join(",")],
    s.by === undefined ? [] : ["--by", s.by],
    s.alone === true ? ["--alone"] : [],
    s.with === undefined ? [] : ["--with", s.with],
  ].flat();
}

/** The words that every command of a brief ends with, so that it sees the same record. */
export function scopeFlags(m: Material): string {
  const sources = m.scope.sources === undefined ? "" : ` --sources ${m.scope.sources.join(",")}`;
  return `${sources} --as-of ${m.scope.asOf}`;
}

/** The command that lists a dyad's events: some of them, in a span of years. */
export function eventsCommand(m: Material, select: EventSelection = {}, span?: YearSpan): string {
  const flags = selectionFlags(select)
    .map((flag) => ` ${flag}`)
    .join("");
  const years = span === undefined ? "" : ` --from ${span.first} --to ${span.last}`;
  return `entente events ${m.a.code} ${m.b.code}${flags}${years}${scopeFlags(m)}`;
}

const yearOf = (event: DyadEvent): number => Number(event.date.slice(0, 4));

const inSpan = (event: DyadEvent, span?: YearSpan): boolean =>
  span === undefined || (yearOf(event) >= span.first && yearOf(event) <= span.last);

/** Evidence for a count of the dyad's events: what was counted, the command that lists them, and their names. */
export function eventsCounted(
  m: Material,
  says: string,
  select: EventSelection = {},
  span?: YearSpan,
): QueryEvidence {
  const named = m.events.filter((event) => isSelected(event, select) && inSpan(event, span));
  return counted(
    says,
    eventsCommand(m, select, span),
    named.map((event) => event.id),
  );
}

/** The same for a quality that no option of the command selects, but that its list shows. */
export function eventsShowing(
  m: Material,
  says: string,
  test: (event: DyadEvent) => boolean,
): QueryEvidence {
  return counted(
    says,
    eventsCommand(m),
    m.events.filter(test).map((event) => event.id),
  );
}
