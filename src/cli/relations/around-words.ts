import type { RelationsDocument } from "../../workbench/index.ts";

/** The two among others. */
export type Around = RelationsDocument["neighbourhood"];

/** A part that is not there. */
export type Absent = Extract<Around["triads"], { readonly reason: string }>;

/** A part that is there. */
export type Told<Part> = Exclude<Part, Absent>;

type Series = Told<Around["alignment"]["idealPoints"]>;
type Point = Series["points"][number];

/** The part, if it is there. */
export function told<Part extends object>(part: Part): Told<Part> | undefined {
  return "reason" in part ? undefined : (part as Told<Part>);
}

/** Why a part is not there, where no import would help: that there is none is itself an answer. */
export function noneOf(part: object): string | undefined {
  if (!("reason" in part) || "source" in part) return undefined;
  return String(part.reason);
}

/** Several as a sentence lists them: `a, b and c`. */
export function listText(parts: readonly string[], and: string = "and"): string {
  const [last, ...before] = [...parts].reverse();
  if (last === undefined || before.length === 0) return last ?? "";
  return `${before.reverse().join(", ")} ${and} ${last}`;
}

/** The first of several, and how many more there are: `a, b and 7 more`. */
export function firstOf(parts: readonly string[], most: number): string {
  const more = parts.length - most;
  return more <= 1 ? listText(parts) : listText([...parts.slice(0, most), `${more} more`]);
}

/** A text at the beginning of a sentence. */
export function beginning(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** A share in per cent, never 0% for a little. */
export function percent(share: number): string {
  if (share > 0 && share < 0.0005) return "<0.1%";
  return share < 0.01 && share > 0 ? `${(100 * share).toFixed(1)}%` : `${Math.round(100 * share)}%`;
}

/** The point of ten years before another. */
export function tenYearsBefore(points: readonly Point[], { period }: Point): Point | undefined {
  const year = String(Number(period.slice(0, 4)) - 10);
  return points.find((point) => point.period.startsWith(year));
}

/** A run of years: `2004 to 2018`, or `2004`. */
export function yearsText({
  first,
  last,
}: {
  readonly first: string;
  readonly last: string;
}): string {
  return first === last ? first : `${first} to ${last}`;
}
