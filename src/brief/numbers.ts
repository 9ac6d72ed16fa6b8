const WORDS = [
  "no",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
] as const;

/** A count in running text: words up to ten, then digits with thin groups (`1,234`). */
export function countInWords(n: number): string {
  return WORDS[n] ?? grouped(n);
}

/** A whole number with its thousands marked: `468,558`. */
export function grouped(n: number): string {
  return n.toLocaleString("en-GB");
}

/** A count with its noun: `one event`, `seven events`, `no events`. */
export function countOf(n: number, one: string, many: string = `${one}s`): string {
  return `${countInWords(n)} ${n === 1 ? one : many}`;
}

/** A share in running text, whole per cent; never 0 % of something nor 100 % of less than all. */
export function share(part: number, whole: number): string {
  if (whole === 0) return "none";
  const percent = Math.round((100 * part) / whole);
  if (part > 0 && percent === 0) return "under 1 per cent";
  if (part < whole && percent === 100) return "over 99 per cent";
  return `${percent} per cent`;
}

/** Below this many, a share is told as a count: per cent of a handful pretend to more than they know. */
const LEAST_FOR_PERCENT = 20;

/** A part of some events: a share of many (`22 per cent`), a count of few (`eight`). */
export function portion(part: number, whole: number): string {
  return whole < LEAST_FOR_PERCENT ? countInWords(part) : share(part, whole);
}

/** A rate per period with one decimal below ten: `0.4`, `3.2`, `14`; never 0.0 for nothing or for little. */
export function rate(value: number): string {
  if (value === 0) return "none";
  if (value < 0.05) return "under 0.1";
  return value < 9.95 ? value.toFixed(1) : String(Math.round(value));
}

/** All of so many: `all of them`, `both of them`. */
export function allOf(n: number): string {
  return n === 2 ? "both of them" : "all of them";
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly string[]): string {
  if (items.length <= 1) return items[0] ?? "";
  return `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

/** A probability in whole per cent; never 0 nor 100, which no estimate can promise. */
export function chance(p: number): string {
  if (p < 0.005) return "under 1 per cent";
  return p >= 0.995 ? "over 99 per cent" : `${Math.round(100 * p)} per cent`;
}

/** A number of either sign with its decimals and a true minus: `95`, `−11`, `−0.8`. */
export function signed(value: number, decimals: number = 0): string {
  const text = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(text) > 0 ? `−${text}` : text;
}
