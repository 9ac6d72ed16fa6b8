import { percentText, wrapText } from "../figure/index.ts";
import { actorByCode, describeEvent } from "../lexicon/index.ts";
import type { EventsDocument } from "../workbench/index.ts";
import type { Effects } from "./effects.ts";

const NUMBERS = new Intl.NumberFormat("en-GB");

/** A count with its thousands apart: `1,204`. */
export function grouped(count: number): string {
  return NUMBERS.format(count);
}

/** A count with its noun: `1,204 events`, `1 event`. */
export function counted(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? "" : "s"}`;
}

/** The English name of an actor's code. */
export function nameOf(code: string): string {
  return actorByCode(code)?.name ?? code;
}

/** Who did something to whom, as codes: `RUS → PAK`; a mutual act points both ways. */
export function directionText(
  act: { readonly source: string; readonly target: string; readonly mutual?: boolean },
  { unicode }: Pick<Effects, "unicode">,
): string {
  const [oneWay, bothWays] = unicode ? ["→", "↔"] : ["->", "<->"];
  return `${act.source} ${act.mutual === true ? bothWays : oneWay} ${act.target}`;
}

/** A span of time, from whatever is known of its ends. */
export function spanText(first: string | null, last: string | null): string {
  return first === null || last === null ? "" : `${first} to ${last}`;
}

/** From rows to events, with what was dropped. */
export function funnelSentence({
  rows,
  articles,
  events,
  dropped,
}: EventsDocument["funnel"]): string {
  const from = articles === 0 ? "" : ` in ${counted(articles, "article")}`;
  const reasons = [
    dropped.articleCap > 0 &&
      `${counted(dropped.articleCap, "more report")} of an article already counted`,
    dropped.reReported > 0 && `${counted(dropped.reReported, "re-report")}`,
    dropped.mirrored > 0 && `${counted(dropped.mirrored, "mirror image")}`,
  ].filter((reason) => reason !== false);
  const without = reasons.length === 0 ? "" : `; dropped: ${reasons.join(", ")}`;
  return `${counted(rows, "report")}${from} ${rows === 1 ? "tells" : "tell"} of ${counted(events, "event")}${without}.`;
}

/** Whose press tells of a dyad. */
export function perspectiveSentence(
  { a, b, third, unknown }: EventsDocument["perspective"],
  dyad: EventsDocument["dyad"],
): string {
  const [first, second] = dyad.map(nameOf);
  const rest = unknown > 0 ? `, not known ${percentText(unknown)}` : "";
  return `Told by the press of ${first} ${percentText(a)}, ${second} ${percentText(b)}, third countries ${percentText(third)}${rest}.`;
}

/** Paragraphs set to the width of the terminal, one below the other. */
export function paragraphs(
  texts: readonly string[],
  { width }: Pick<Effects, "width">,
  indent: string = "",
): string {
  return texts.map((text) => wrapText(text, width, indent)).join("\n");
}

/** The English name of an actor's code within a sentence: `the United States`. */
export function inSentence(code: string): string {
  return actorByCode(code)?.inSentence ?? code;
}

/** A person's sentence where there is one, else what the code says. */
export function whatHappened({
  summary,
  cameo,
  source,
  target,
}: EventsDocument["events"][number]): string {
  if (summary !== null && summary !== "") return summary;
  const clause = describeEvent(cameo, inSentence(source), inSentence(target));
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
}
