import { type Table, tableText } from "../../figure/index.ts";
import type { RelationsDocument } from "../../workbench/index.ts";
import type { Effects } from "../effects.ts";
import { paragraphs } from "../wording.ts";
import { absenceSentences, nonStatesOf } from "./absences.ts";
import { type Around, noneOf, told } from "./around-words.ts";
import { armsSentence, tradeSentence } from "./needs.ts";
import { quarrelSentences } from "./quarrels.ts";
import { similarTable } from "./similar-dyads.ts";
import {
  allianceSentences,
  idealPointSentence,
  membershipSentence,
  pactSentences,
  votesSentence,
} from "./standing-together.ts";
import { balanceSentences, furtherThirds, nobodyBeside, thirdActorsTable } from "./third-actors.ts";

/** What is told of a part, nothing where it is not there. */
function saying<Part extends object, Said>(
  part: Part,
  say: (found: Exclude<Part, { readonly reason: string }>) => readonly Said[],
): readonly Said[] {
  return "reason" in part ? [] : say(part as Exclude<Part, { readonly reason: string }>);
}

function togetherSentences({ alignment, dependence, conflicts }: Around): string[] {
  const { votes, idealPoints, alliances, sharedIgos } = alignment;
  return [
    ...saying(votes, (found) => [votesSentence(found)]),
    ...saying(idealPoints, (found) => [idealPointSentence(found)]),
    ...saying(alliances, (found) => [...allianceSentences(found), ...pactSentences(found)]),
    ...saying(sharedIgos, (found) => [membershipSentence(found)]),
    ...saying(dependence.trade, (found) => [tradeSentence(found)]),
    ...saying(dependence.arms, (found) => [armsSentence(found)]),
    ...(noneOf(dependence.arms) === undefined ? [] : [`Arms: ${noneOf(dependence.arms)}.`]),
    ...quarrelSentences(conflicts),
  ];
}

function tableBlock(table: Table | undefined, effects: Effects): string {
  return table === undefined ? "" : tableText(table, effects).trimEnd();
}

/**
 * The two among others, for a reader: third actors, votes, treaties, trade, arms, quarrels, and what is not held.
 *
 * @param asked whether sources were chosen, and similar dyads asked for: what is missing is told accordingly
 */
export function aroundText(
  document: RelationsDocument,
  asked: { readonly sources: boolean; readonly similar: boolean },
  effects: Effects,
): string {
  const { neighbourhood, dyad } = document;
  const [triads, similar] = [told(neighbourhood.triads), told(neighbourhood.similar)];
  const beside =
    triads === undefined
      ? []
      : [...nobodyBeside(triads), ...furtherThirds(triads, dyad), ...balanceSentences(triads)];
  const together = nonStatesOf(dyad).length === 0 ? togetherSentences(neighbourhood) : [];
  return [
    "Around the two",
    tableBlock(triads === undefined ? undefined : thirdActorsTable(triads, dyad), effects),
    paragraphs([...beside, ...together], effects),
    tableBlock(similar === undefined ? undefined : similarTable(similar), effects),
    paragraphs(absenceSentences(document, asked), effects),
  ]
    .filter((block) => block !== "")
    .join("\n\n");
}
