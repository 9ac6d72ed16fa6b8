import type { Brief } from "../../src/brief/index.ts";
import type { RelationsDocument } from "../../src/workbench/index.ts";

type Point = RelationsDocument["index"][number];
type Turn = RelationsDocument["turningPoints"][number];

const WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/** The figure as a brief writes it: whole, or with one decimal; a true minus. */
const figure = (value: number, decimals: number): string =>
  value
    .toFixed(decimals)
    .replace(/^-(?=.*[1-9])/, "−")
    .replace(/^-/, "");

const whole = (value: number): string => figure(value, 0);

const percent = (share: number): string => {
  const rounded = Math.round(100 * share);
  if (rounded === 0) return "under 1 per cent";
  return rounded === 100 ? "over 99 per cent" : `${rounded} per cent`;
};

const size = ({ series }: Turn, value: number): string =>
  figure(value, series === "index" || Math.abs(value) >= 9.95 ? 0 : 1);

const levelOf = (turn: Turn, value: number): string =>
  turn.series !== "index" && value < 0.05 ? "under 0.1" : size(turn, value);

const bandOf = ({ level, lo, hi }: Point): string[] => [level, lo, hi].map(whole);

const datesOf = ({ period, lo, hi }: Turn): string[] => (lo === hi ? [period] : [period, lo, hi]);

const levelsOf = (turn: Turn): string[] => [
  levelOf(turn, turn.before.value),
  levelOf(turn, turn.after.value),
];

const suretyOf = ({ probability, falseAlarmRate }: Turn): string[] => [
  percent(probability),
  ...(falseAlarmRate === null ? [] : [percent(falseAlarmRate)]),
];

const years = (turn: Turn): number => Number(turn.period);

const isSureEnough = (turn: Turn): boolean =>
  !turn.doubtful || (turn.falseAlarmRate !== null && turn.falseAlarmRate <= 0.1);

const surestFirst = (turns: readonly Turn[]): Turn[] =>
  [...turns].sort(
    (x, y) => Number(x.doubtful) - Number(y.doubtful) || y.probability - x.probability,
  );

/** The turn that opens a phase, as the measure has it. */
function openerOf(brief: Brief, document: RelationsDocument, from: string): Turn | undefined {
  const told = new Set(brief.turningPoints.map(({ series, period }) => `${series} ${period}`));
  return surestFirst(document.turningPoints).find(
    (turn) => turn.period === from && told.has(`${turn.series} ${turn.period}`),
  );
}

function openersOf(brief: Brief, document: RelationsDocument): Turn[] {
  return brief.phases.slice(1).flatMap(({ from }) => openerOf(brief, document, from) ?? []);
}

function level({ index }: RelationsDocument): string[] {
  const [start, middle, end] = [index[0], index[Math.floor(index.length / 2)], index.at(-1)];
  if (start === undefined || middle === undefined || end === undefined) return ["unknown"];
  const past = index.length === 1 ? [] : index.length === 2 ? [start] : [middle, start];
  const [now = "", lo = "", hi = ""] = bandOf(end);
  return [
    ...[now, end.period, lo, hi],
    ...past.flatMap((point) => {
      const [at = "", ...band] = bandOf(point);
      return [at, point.period, ...band];
    }),
  ];
}

function wordsAndDeeds({ words, deeds }: RelationsDocument): string[] {
  const [said, done] = [words.at(-1), deeds.at(-1)];
  if (said === undefined || done === undefined) return ["unknown"];
  return [...bandOf(said), ...bandOf(done), said.period];
}

function noTurn(document: RelationsDocument): string[] {
  const { turningPoints, searched } = document;
  const [first] = searched;
  if (first?.unknown != null && searched.every(({ unknown }) => unknown !== null)) {
    const { reason, has, needs } = first.unknown;
    const noun = reason === "too-few-periods" ? "year" : "event";
    return [`${WORDS[has] ?? has} ${noun}${has === 1 ? "" : "s"}`, WORDS[needs] ?? String(needs)];
  }
  const [late] = surestFirst(turningPoints.filter(isSureEnough));
  if (late !== undefined) return [late.period];
  const [best] = [...turningPoints].sort(
    (x, y) => (x.falseAlarmRate ?? 1) - (y.falseAlarmRate ?? 1),
  );
  return best === undefined ? [] : [best.period, percent(best.falseAlarmRate ?? 1)];
}

function surestTurn(brief: Brief, document: RelationsDocument): string[] {
  const openers = openersOf(brief, document);
  const [surest] = surestFirst(openers);
  if (surest === undefined) return noTurn(document);
  const { change } = surest;
  const lesser = openers.filter((turn) => turn !== surest).map(({ period }) => period);
  const list = [lesser.slice(0, -1).join(", "), lesser.at(-1) ?? ""].filter((x) => x !== "");
  return [
    ...datesOf(surest),
    ...levelsOf(surest),
    ...[change.lo, change.hi].map((value) => size(surest, value)),
    ...suretyOf(surest),
    ...(lesser.length === 0 ? [] : [list.join(" and ")]),
  ];
}

function phaseTurn(brief: Brief, document: RelationsDocument, from: string): string[] {
  const opener = openerOf(brief, document, from);
  if (opener === undefined) return ["no such turn"];
  const openers = openersOf(brief, document);
  const beside = surestFirst(document.turningPoints).filter(
    (turn) =>
      isSureEnough(turn) &&
      !openers.includes(turn) &&
      Math.abs(years(turn) - years(opener)) <= 2 &&
      brief.turningPoints.some((t) => t.series === turn.series && t.period === turn.period),
  );
  return [opener, ...beside].flatMap((turn) => [
    ...datesOf(turn),
    ...levelsOf(turn),
    ...suretyOf(turn),
  ]);
}

function changingNow(document: RelationsDocument, series: string): string[] {
  const found = document.searched.find((search) => search.series === series);
  if (found?.now == null) return ["unknown"];
  const recent = document.turningPoints.filter(
    (turn) => turn.series === series && isSureEnough(turn) && years(turn) > Number(found.to) - 6,
  );
  const dated = recent.at(-1);
  return [
    ...["six", found.to, percent(found.now.probability), percent(found.now.falseAlarmRate ?? 1)],
    ...(dated === undefined ? [] : [...datesOf(dated), ...levelsOf(dated)]),
  ];
}

function notMeasured({ unknown }: RelationsDocument): string[] {
  const both = unknown.filter(({ series }) => !series.includes(">"));
  return [both[0]?.needed ?? 0, ...both.map(({ events }) => events)].map((n) =>
    n === 0 ? "none" : (WORDS[n] ?? String(n)),
  );
}

/** What a statement's figures of the measure are, in the order of its text, told from the measure alone. */
const EXPECTED: readonly (readonly [
  RegExp,
  (document: RelationsDocument, brief: Brief, match: RegExpExecArray) => readonly string[],
])[] = [
  [/^level$/, level],
  [/^words-against-deeds$/, wordsAndDeeds],
  [/^turn$/, (document, brief) => surestTurn(brief, document)],
  [/^turn-(\d{4})$/, (document, brief, [, from = ""]) => phaseTurn(brief, document, from)],
  [/^now-(\w+)$/, (document, _, [, series = ""]) => changingNow(document, series)],
  [/^not-measured-for-want$/, notMeasured],
  [/^turns-of-one-source$/, ({ searched }) => [searched[0]?.source ?? ""]],
  [/^measure-limit-\d+$/, ({ limitations }) => limitations],
];

/**
 * The figures of the measure that a statement should have, as it should write them.
 *
 * @returns in the order of the text; of a limitation, all that it may be; nothing where no rule is known
 */
export function figuresMeasured(
  id: string,
  document: RelationsDocument,
  brief: Brief,
): readonly string[] | undefined {
  for (const [pattern, figures] of EXPECTED) {
    const match = pattern.exec(id);
    if (match !== null) return figures(document, brief, match);
  }
  return undefined;
}
