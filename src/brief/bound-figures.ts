import type { Evidence } from "./evidence.ts";
import { bind, type Words, words } from "./statement.ts";

/** Numbers that a sentence may write as words. */
export const NUMBER_WORDS: string =
  "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|" +
  "seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety";

/** A figure, in digits or in words. */
export const FIGURE: RegExp = new RegExp(
  String.raw`\d+(?:[.,]\d+)*|\b(?:${NUMBER_WORDS}|dozens?|hundreds?|thousands?|millions?|half|twice|thrice|double|triple|per cent)\b|%`,
  "giu",
);

const BOUND = new RegExp(
  String.raw`“[^”]*”|(?:\b(?:under|over) )?(?:\d+(?:[.,]\d+)*|\b(?:${NUMBER_WORDS})\b)(?: per cent)?`,
  "giu",
);

/** What the parts of a plain sentence rest on. */
export interface SentenceEvidence {
  readonly figures: readonly Evidence[];
  /** What stands in quotation marks. */
  readonly quotes: readonly Evidence[];
}

/** A plain sentence with its figures, and what it quotes, each bound to its evidence. */
export function bindSentence(text: string, { figures, quotes }: SentenceEvidence): Words {
  let [sentence, at] = [words``, 0];
  for (const { index, 0: part } of text.matchAll(BOUND)) {
    const bound = bind(part, ...(part.startsWith("“") ? quotes : figures));
    sentence = words`${sentence}${text.slice(at, index)}${bound}`;
    at = index + part.length;
  }
  return words`${sentence}${text.slice(at)}`;
}
