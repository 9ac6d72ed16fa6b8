import { counted } from "../wording.ts";
import { type Around, listText, noneOf, type Told, told, yearsText } from "./around-words.ts";

type Conflicts = Around["conflicts"];
type Disputes = Told<Conflicts["disputes"][number]>;
type Rivalry = Told<Conflicts["rivalries"]>[number];

const CODERS = {
  COW: "the Correlates of War",
  GML: "Gibler, Miller and Little",
} as const;

function borderSentences({ contiguity }: Conflicts): string[] {
  const [found, none] = [told(contiguity), noneOf(contiguity)];
  if (found === undefined) return none === undefined ? [] : [`Neighbours: ${none}.`];
  const until = found.standing === "in force" ? "" : ", as far as the source tells";
  return [`Neighbours: ${found.words} since ${found.since.slice(0, 4)}${until}.`];
}

function disputesText({ coder, disputes, until }: Disputes): string {
  const last = disputes.at(-1);
  if (last === undefined) return `none known to ${CODERS[coder]} by ${until}`;
  return `${disputes.length} known to ${CODERS[coder]} by ${until}, the last of ${yearsText(last)} (${last.words})`;
}

function disputeSentences({ disputes }: Conflicts): string[] {
  const found = disputes.flatMap((part) => told(part) ?? []);
  return found.length === 0 ? [] : [`Militarised disputes: ${found.map(disputesText).join("; ")}.`];
}

function rivalryText({ coder, first, last, standing }: Rivalry): string {
  if (standing === "in force") return `since ${first} (${coder})`;
  return standing === "ended"
    ? `${first} to ${last} (${coder})`
    : `since ${first} (${coder}, who end in ${last})`;
}

function rivalrySentences({ rivalries }: Conflicts): string[] {
  const found = told(rivalries);
  if (found === undefined) return [];
  return found.length === 0
    ? ["Rivalry: none is told of the two."]
    : [`Rivalry: ${listText(found.map(rivalryText))}.`];
}

/** Years that follow one another, joined. */
function yearRuns(periods: readonly string[]): string[] {
  const runs: { first: string; last: string }[] = [];
  for (const period of periods) {
    const open = runs.at(-1);
    if (open !== undefined && Number(period) === Number(open.last) + 1) open.last = period;
    else runs.push({ first: period, last: period });
  }
  return runs.map(yearsText);
}

function warsText(wars: Told<Conflicts["wars"]>): string {
  if (wars.length === 0) return "no war of a thousand battle deaths";
  const years = listText(wars.map(yearsText));
  return `${counted(wars.length, "war")} of a thousand battle deaths (${years})`;
}

function warSentences({ wars, armedConflict }: Conflicts): string[] {
  const [fought, armed, none] = [told(wars), told(armedConflict), noneOf(armedConflict)];
  const all = [
    ...(fought === undefined ? [] : [warsText(fought)]),
    ...(armed === undefined
      ? []
      : [
          `25 battle deaths or more in ${listText(yearRuns(armed.points.map(({ period }) => period)))}`,
        ]),
    ...(none === undefined ? [] : [none]),
  ];
  return all.length === 0 ? [] : [`Fighting: ${all.join("; ")}.`];
}

/** Borders, disputes, rivalries and wars of two states: a sentence for each that is told. */
export function quarrelSentences(conflicts: Conflicts): string[] {
  return [
    ...borderSentences(conflicts),
    ...disputeSentences(conflicts),
    ...rivalrySentences(conflicts),
    ...warSentences(conflicts),
  ];
}
