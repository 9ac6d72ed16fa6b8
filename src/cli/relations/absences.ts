import { actorByCode } from "../../lexicon/index.ts";
import type { RelationsDocument } from "../../workbench/index.ts";
import { inSentence } from "../wording.ts";
import { type Absent, type Around, beginning, listText, told } from "./around-words.ts";

/** All parts that facts tell, whether there or not. */
function factPartsOf({ alignment, dependence, conflicts }: Around): object[] {
  const alliances = told(alignment.alliances);
  return [
    alignment.votes,
    alignment.idealPoints,
    alignment.alliances,
    ...(alliances === undefined ? [] : [alliances.withThirds]),
    alignment.sharedIgos,
    dependence.trade,
    dependence.arms,
    ...conflicts.disputes,
    conflicts.rivalries,
    conflicts.wars,
    conflicts.armedConflict,
    conflicts.contiguity,
  ];
}

const isAbsent = (part: object): part is Absent => "reason" in part;

/** What one source would tell: of `militarised disputes (COW)` and those of another coder, what they share. */
function namesOf(absent: readonly Absent[]): string {
  const [first, ...others] = absent.map(({ what }) => what);
  return others.length === 0 ? (first ?? "") : (first ?? "").replace(/ \(\w+\)$/, "");
}

interface Asked {
  /** Whether sources were chosen. */
  readonly sources: boolean;
  /** Whether similar dyads were asked for. */
  readonly similar: boolean;
}

function notHeldSentences(absent: readonly Absent[], asked: Asked): string[] {
  const sources = [...new Set(absent.flatMap(({ source }) => source ?? []))];
  if (sources.length === 0) return [];
  const names = sources.map((id) => namesOf(absent.filter(({ source }) => source === id)));
  return asked.sources
    ? [`The sources chosen do not tell ${listText(names)}; ${listText(sources)} might.`]
    : [
        `Not held: ${listText(names)}. Add them with entente record add ${listText(sources, "or")}, followed by the file.`,
      ];
}

/** Whether something is asked of an actor that is no state, of whom the sources of facts do not tell. */
export function nonStatesOf(dyad: RelationsDocument["dyad"]): string[] {
  return dyad.filter((code) => actorByCode(code)?.kind !== "state");
}

/** What cannot be told and why, in a sentence or two, with the commands that would help. */
export function absenceSentences(
  { neighbourhood, dyad }: RelationsDocument,
  asked: Asked,
): string[] {
  const { triads, similar, dependence, conflicts } = neighbourhood;
  const nonStates = nonStatesOf(dyad);
  const ofEvents: readonly object[] = [triads, ...(asked.similar ? [similar] : [])];
  const parts = nonStates.length === 0 ? [...ofEvents, ...factPartsOf(neighbourhood)] : ofEvents;
  const absent = parts.filter(isAbsent);
  const answered: readonly object[] = [
    dependence.arms,
    conflicts.armedConflict,
    conflicts.contiguity,
  ];
  const reasons = absent
    .filter((part) => part.source === undefined && !answered.includes(part))
    .map(({ what, reason }) => `${what}: ${reason}`);
  return [
    ...(nonStates.length === 0
      ? []
      : [
          `${beginning(listText(nonStates.map(inSentence)))} being no state, nothing is told of votes, treaties, trade, arms, disputes and borders.`,
        ]),
    ...(reasons.length === 0 ? [] : [`${beginning(reasons.join("; "))}.`]),
    ...notHeldSentences(absent, asked),
  ];
}
