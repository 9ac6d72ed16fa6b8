import { type DyadEvent, isSelected, type Selectable } from "../../record/index.ts";
import type { QuestionRule, QuestionSelection } from "./question.ts";

/** The events of a rule: those selected, for a balance those of cooperation. */
export function selectionOf(rule: QuestionRule): QuestionSelection {
  return rule.kind === "balance" ? { class: "cooperation" } : rule.select;
}

/** What a selection looks at beyond an event's coding. */
type Told = Pick<DyadEvent, "summary" | "place">;

const holdsText = (text: string | null, part: string): boolean =>
  text?.toLowerCase().includes(part.toLowerCase()) === true;

/** Whether an event is one of those meant; the selection of the record with place, words and quad classes added. */
export function isMeant(event: Selectable & Told, select: QuestionSelection): boolean {
  const { place, mentions } = select;
  return (
    isCodedAs(event, select) &&
    isSelected(event, select) &&
    (place === undefined || holdsText(event.place, place)) &&
    (mentions === undefined || mentions.some((word) => holdsText(event.summary, word)))
  );
}

/** Whether an event's coding is that of the events meant, whoever did it, where and with whom. */
export function isCodedAs(
  event: Pick<Selectable, "cameo" | "quadClass" | "mutual" | "plover">,
  select: QuestionSelection,
): boolean {
  const { quads, by: _, with: __, ...coding } = select;
  if (quads !== undefined && !quads.includes(event.quadClass)) return false;
  return isSelected({ ...event, source: "", others: [] }, coding);
}

/** Whether the events must be read one by one: what is asked for is no part of their coding. */
export function looksAtEvents({ place, mentions, with: third }: QuestionSelection): boolean {
  return place !== undefined || mentions !== undefined || third !== undefined;
}
