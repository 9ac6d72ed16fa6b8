import type { Brief, QueryEvidence, Statement } from "../../src/brief/index.ts";
import { statementsOf } from "../../src/brief/index.ts";
import { dateInWords, daysBetween, isoDate } from "../../src/kernel/index.ts";
import { actorByCode } from "../../src/lexicon/index.ts";
import type { DyadEvent } from "../../src/record/index.ts";
import { type CommandReader, readCommand } from "./stated-command.ts";
import { figuresWeighed } from "./stated-drivers.ts";
import { figuresMeasured } from "./stated-measures.ts";
import { figuresForeseen } from "./stated-outlook.ts";

/** A figure that is not what its command lists. */
export interface FigureFault {
  readonly statement: string;
  readonly figure: string;
  readonly command: string;
  readonly expected: string;
}

/** What is known of one bound part when it is judged. */
interface Case {
  readonly brief: Brief;
  readonly id: string;
  /** Which of the statement's parts bound to a command it is, from 0. */
  readonly at: number;
  readonly parts: number;
  readonly text: string;
  readonly query: QueryEvidence;
  /** What the command lists. */
  readonly rows: readonly DyadEvent[];
  /** Those of them that the evidence means, where its words mean fewer. */
  readonly meant: readonly DyadEvent[];
  /** What it would list without its class: what "all" and "none" are said of. */
  readonly unclassed: readonly DyadEvent[];
  /** The dyad's events in the same years: what a share is of. */
  readonly whole: readonly DyadEvent[];
}

type Asked = Omit<Case, "rows" | "meant" | "unclassed" | "whole">;

const WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

function countOf(text: string): number | undefined {
  const [first = ""] = text.split(" ");
  if (first === "none") return 0;
  const word = WORDS.indexOf(first);
  if (word >= 0) return word;
  return /^\d{1,3}(,\d{3})*$/.test(first) ? Number(first.replaceAll(",", "")) : undefined;
}

const yearOf = ({ date }: DyadEvent): number => Number(date.slice(0, 4));

const ratingOf = ({ reports }: DyadEvent): string => reports.map((r) => r.rating).sort()[0] ?? "";

const publishersOf = ({ reports }: DyadEvent): number =>
  new Set(reports.map((r) => r.publisher ?? r.source)).size;

/** Evidence whose words mean only some of what its command lists: the reader picks them from the list. */
const MEANT: readonly (readonly [RegExp, (event: DyadEvent, match: RegExpExecArray) => boolean])[] =
  [
    [/^events rated B2 or better$/, (e) => ["A1", "A2", "B1", "B2"].includes(ratingOf(e))],
    [/^events told by a single publisher$/, (e) => publishersOf(e) === 1],
    [/^events told by more than one publisher$/, (e) => publishersOf(e) > 1],
    [
      /^events whose best source is rated D or worse/,
      (e) => ratingOf(e) > "D" || ratingOf(e).slice(1) > "3",
    ],
    [/^events dated to the month or the year only$/, (e) => e.datePrecision !== "day"],
    [
      /^events first known after (.+)$/,
      (e, [, day = ""]) => e.reports.every((r) => r.knownFrom > day),
    ],
    [/^visits by /, (e) => e.cameo === "042" || e.cameo === "043"],
  ];

function meantBy(
  query: QueryEvidence,
  rows: readonly DyadEvent[],
  names: Case["brief"],
): DyadEvent[] {
  for (const [pattern, test] of MEANT) {
    const match = pattern.exec(query.says);
    if (match === null) continue;
    const picked = rows.filter((event) => test(event, match));
    if (!query.says.startsWith("visits by ")) return picked;
    const guest = names.dyad.find((_, i) => query.says.endsWith(names.names[i] ?? "?"));
    return picked.filter((e) => (e.cameo === "042" ? e.source : e.target) === guest);
  }
  return [...rows];
}

const percent = (part: number, whole: number): string => {
  const rounded = Math.round((100 * part) / whole);
  if (part > 0 && rounded === 0) return "under 1 per cent";
  return part < whole && rounded === 100 ? "over 99 per cent" : `${rounded} per cent`;
};

function rateText(rate: number): string {
  if (rate === 0) return "none";
  if (rate < 0.05) return "under 0.1";
  return rate < 9.95 ? rate.toFixed(1) : String(Math.round(rate));
}

/** The last day that the brief's sources tell of. */
function coveredTo({ asOf, record }: Brief): string {
  const last =
    record.sources
      .map((source) => source.last ?? asOf)
      .sort()
      .at(-1) ?? asOf;
  return [last, asOf].sort()[0] ?? asOf;
}

/** The last year is incomplete when more than a month of it is missing. */
function lastCompleteYear(brief: Brief, to: number): number {
  const end = coveredTo(brief);
  const missing = daysBetween(isoDate(end), isoDate(`${end.slice(0, 4)}-12-31`));
  const isCut = Number(end.slice(0, 4)) <= to && missing > 31 && Number(brief.phases[0]?.from) < to;
  return isCut ? to - 1 : to;
}

function ownRate({ brief, query, rows }: Case): string {
  const { from = "", to = "" } = readCommand(query.ref).options;
  const last = lastCompleteYear(brief, Number(to));
  const within = rows.filter((event) => yearOf(event) <= last).length;
  return rateText(within / (last - Number(from) + 1));
}

/** A neighbour's rate in one of the dyad's last two phases, an incomplete year by its months. */
function neighbourRate({ brief, at, rows }: Case): string {
  const phase = brief.phases.at(at - 2);
  const [from, to] = [Number(phase?.from), Number(phase?.to)];
  const end = coveredTo(brief);
  const isCut = lastCompleteYear(brief, to) < to;
  const years = to - from + (isCut ? Number(end.slice(5, 7)) / 12 : 1);
  const within = rows.filter(
    (e) => yearOf(e) >= from && yearOf(e) <= to && (!isCut || e.date <= end),
  );
  return rateText(within.length / years);
}

function silentYears({ brief, at, whole }: Case): string {
  const [first, last] = [Number(brief.years[0]?.period), Number(brief.years.at(-1)?.period)];
  const active = new Set(whole.map(yearOf));
  const years = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const silent = years.filter((year) => !active.has(year));
  const list =
    silent.length < 2 ? silent.join("") : `${silent.slice(0, -1).join(", ")} and ${silent.at(-1)}`;
  return [String(silent.length), String(years.length), String(first), String(last), list][at] ?? "";
}

function yearsWithEvents({ at, parts, query, rows }: Case): string {
  const { from = "", to = "" } = readCommand(query.ref).options;
  const window = Number(to) - Number(from) + 1;
  const years = new Set(rows.map(yearOf)).size;
  return String((parts === 2 ? [window, rows.length] : [years, window, rows.length])[at]);
}

function pressOf({ brief, id, at, rows }: Case): string {
  const countries = rows.flatMap((event) => event.reports.map((report) => report.publisherCountry));
  const of = (test: (country: string | null) => boolean): string =>
    percent(Math.round((1000 * countries.filter(test).length) / countries.length), 1000);
  const partOf = (actor: string): number => countries.filter((country) => country === actor).length;
  const states = brief.dyad.filter((code) => actorByCode(code)?.kind === "state");
  const unknown = of((country) => country === null);
  if (id === "press-gap") {
    const [low = "", high = ""] = [...brief.dyad].sort((x, y) => partOf(x) - partOf(y));
    const least = partOf(low) === 0 ? "none" : of((country) => country === low);
    return [of((country) => country === high), least, unknown][at] ?? "";
  }
  const third = of((country) => country !== null && !brief.dyad.includes(country));
  return [...states.map((code) => of((country) => country === code)), third, unknown][at] ?? "";
}

/** Statements whose figures are more than the length of a list, by the beginning of their ids. */
const SPECIAL: readonly (readonly [RegExp, (c: Case) => string | undefined])[] = [
  [/^(course|neighbours)$/, (c) => (/–|^\d{4}$/.test(c.text) ? spanOf(c) : ownRate(c))],
  [/^neighbour-/, neighbourRate],
  [
    /^phase-\d+$/,
    (c) => (c.at === 1 && c.query.says.startsWith("events of ") ? ownRate(c) : undefined),
  ],
  [/^silent-years$/, silentYears],
  [/^base-rate-(?!none)/, yearsWithEvents],
  [/^(perspective|press-gap)$/, pressOf],
  [
    /^since$/,
    (c) =>
      c.at === 0
        ? dateInWords(isoDate(/\d.*$/.exec(c.query.says)?.[0] ?? ""))
        : c.at === 2
          ? "10"
          : undefined,
  ],
  [
    /^confidence$/,
    (c) => (c.text === "B2" ? "B2" : c.at === 1 && c.parts > 1 ? String(c.rows.length) : undefined),
  ],
  [/^weak-sources$/, (c) => (c.at === c.parts - 1 ? String(c.rows.length) : undefined)],
  [/^source-/, (c) => (/weightiest/.test(c.text) ? String(c.query.events.length) : undefined)],
  [
    /^sources-apart$/,
    (c) => (c.at % 2 === 1 ? String(new Set(c.rows.map(yearOf)).size) : undefined),
  ],
];

function spanOf({ query, rows, text }: Case): string {
  const { from, to } = readCommand(query.ref).options;
  if (from !== undefined && to !== undefined) return from === to ? from : `${from}–${to}`;
  const years = rows.map(yearOf);
  const ends = [Math.min(...years), Math.max(...years)].map(String);
  return ends.includes(text) ? text : ends.join(" or ");
}

function expected(c: Case): string {
  const special = SPECIAL.find(([pattern]) => pattern.test(c.id))?.[1](c);
  if (special !== undefined) return special;
  if (/^\d{4}(–\d{4})?$/.test(c.text)) return spanOf(c);
  if (/ per cent$/.test(c.text)) return percent(c.rows.length, c.whole.length);
  if (/^(all|each|all of them|both of them)$/.test(c.text)) {
    const isAll = c.meant.length > 0 && c.meant.length === c.unclassed.length;
    const isSaidSo =
      c.text === "both of them"
        ? c.meant.length === 2
        : c.text !== "all of them" || c.meant.length > 2;
    return isAll && isSaidSo ? c.text : `${c.meant.length} of ${c.unclassed.length}`;
  }
  return String(c.meant.length);
}

async function judged(c: Asked, reader: CommandReader): Promise<FigureFault[]> {
  const rows = await reader.rows(c.query.ref);
  const full = {
    ...c,
    rows,
    meant: meantBy(c.query, rows, c.brief),
    unclassed: await reader.rows(c.query.ref.replace(/ --class \w+/, "")),
    whole: await reader.whole(c.query.ref),
  };
  const fault = (figure: string, wanted: string): FigureFault => ({
    statement: c.id,
    figure,
    command: c.query.ref,
    expected: wanted,
  });
  const want = expected(full);
  const count = countOf(c.text);
  const isSame =
    want === c.text ||
    `${want} events a year` === c.text ||
    (count !== undefined && String(count) === want);
  const named = new Set(c.query.events);
  const inList = full.meant.filter((event) => named.has(event.id)).length;
  const isWhole = named.size === 0 || c.brief.eventsInRecord > 400 || inList === full.meant.length;
  return [
    ...(isSame ? [] : [fault(c.text, want)]),
    ...(inList === named.size && isWhole
      ? []
      : [fault(`${named.size} named`, `${full.meant.length} listed`)]),
  ];
}

function casesOf(brief: Brief, id: string, line: Pick<Statement, "text" | "bound">): Asked[] {
  const parts = line.bound.flatMap((span) => {
    const [first] = span.evidence;
    if (first?.kind !== "query" || !/^entente (events|panel) /.test(first.ref)) return [];
    const figure = line.text.slice(span.start, span.end);
    const text = span.start === 0 ? `${figure.charAt(0).toLowerCase()}${figure.slice(1)}` : figure;
    return [{ text, query: first }];
  });
  return parts.map((part, at) => ({ brief, id, at, parts: parts.length, ...part }));
}

/** Compare the figures that a statement takes from the measure with what the measure shows, one by one. */
async function measuredFaults(
  brief: Brief,
  { id, text, bound }: Statement,
  reader: CommandReader,
): Promise<{ readonly compared: number; readonly faults: readonly FigureFault[] }> {
  const parts = bound.flatMap((span) => {
    const query = span.evidence.find((item) => item.kind === "query");
    const isMeasure = query?.ref.startsWith("entente relations ") === true;
    return isMeasure ? [{ figure: text.slice(span.start, span.end), command: query.ref }] : [];
  });
  const [first] = parts;
  if (first === undefined) return { compared: 0, faults: [] };
  const { command } = first;
  const wanted = figuresMeasured(id, await reader.relations(command), brief) ?? [];
  const isOneOf = id.startsWith("measure-limit-");
  const length = isOneOf ? parts.length : Math.max(parts.length, wanted.length);
  const faults = Array.from({ length }, (_, i): FigureFault[] => {
    const figure = parts[i]?.figure ?? "nothing";
    const expected = wanted[i] ?? "nothing";
    const isSame =
      parts[i]?.command === command && (isOneOf ? wanted.includes(figure) : figure === expected);
    return isSame ? [] : [{ statement: id, figure, command, expected }];
  });
  return { compared: parts.length, faults: faults.flat() };
}

/** Compare the figures that a statement takes from a command with what its rule tells, one by one. */
async function toldFaults(
  { id, text, bound }: Statement,
  command: string,
  wantedOf: (ref: string) => Promise<readonly string[] | undefined>,
): Promise<{ readonly compared: number; readonly faults: readonly FigureFault[] }> {
  const parts = bound.flatMap((span) => {
    const [query] = span.evidence;
    const isTold = query?.kind === "query" && query.ref.startsWith(`entente ${command} `);
    const figure = text.slice(span.start, span.end).replace(/ per cent$/, "");
    return isTold ? [{ figure: figure.toLowerCase(), command: query.ref }] : [];
  });
  const [first] = parts;
  if (first === undefined) return { compared: 0, faults: [] };
  const wanted = (await wantedOf(first.command)) ?? [];
  const length = Math.max(parts.length, wanted.length);
  const faults = Array.from({ length }, (_, i): FigureFault[] => {
    const [figure, expected] = [parts[i]?.figure ?? "nothing", wanted[i] ?? "nothing"];
    return figure === expected ? [] : [{ statement: id, figure, command: first.command, expected }];
  });
  return { compared: parts.length, faults: faults.flat() };
}

/** Statements whose counts are of rows and articles, which no list of events shows. */
const NOT_OF_EVENTS = new Set(["funnel"]);

/**
 * Carry out every command that a brief states and compare what it lists with what the brief says.
 *
 * @returns the figures that differ, and how many were compared
 */
export async function figureFaults(
  brief: Brief,
  reader: CommandReader,
): Promise<{ readonly compared: number; readonly faults: readonly FigureFault[] }> {
  const headings = brief.sections.flatMap((section) =>
    section.blocks.flatMap(({ heading }) =>
      heading === undefined ? [] : casesOf(brief, "heading", heading),
    ),
  );
  const statements = statementsOf(brief)
    .filter(({ id }) => !NOT_OF_EVENTS.has(id))
    .flatMap((statement) => casesOf(brief, statement.id, statement));
  const cases = [...headings, ...statements];
  const faults = await Promise.all(cases.map((c) => judged(c, reader)));
  const measures = await Promise.all(
    statementsOf(brief).map((statement) => measuredFaults(brief, statement, reader)),
  );
  const drivers = await Promise.all(
    statementsOf(brief).map((statement) =>
      toldFaults(statement, "drivers", async (ref) =>
        figuresWeighed(statement.id, await reader.drivers(ref)),
      ),
    ),
  );
  const outlooks = await Promise.all(
    statementsOf(brief).map((statement) =>
      toldFaults(statement, "outlook", async (ref) =>
        figuresForeseen(statement.id, await reader.outlook(ref)),
      ),
    ),
  );
  const read = [...measures, ...drivers, ...outlooks];
  const compared = read.reduce((sum, one) => sum + one.compared, cases.length);
  return { compared, faults: [...faults.flat(), ...read.flatMap((one) => one.faults)] };
}
