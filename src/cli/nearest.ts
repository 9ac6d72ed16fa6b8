import { closest, distance } from "fastest-levenshtein";

/** The word that a person most likely meant: two slips of the pen, or one in three letters; else nothing. */
export function nearest(text: string, words: readonly string[]): string {
  const near = closest(text.toLowerCase(), words);
  const slips = Math.max(Math.min(2, text.length - 1), Math.floor(text.length / 3));
  return near !== undefined && distance(text.toLowerCase(), near) <= slips ? near : "";
}
