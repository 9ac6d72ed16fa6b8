import { type EventSelection, isOfClass } from "../../record/index.ts";
import { eventsCounted, spanText, type YearSpan } from "../event-tests.ts";
import type { Material } from "../material.ts";
import { countInWords, countOf } from "../numbers.ts";
import { type ProfileCell, tally } from "../profile.ts";
import { type Block, bind, type Statement, state, type Words, words } from "../statement.ts";

/** Years over which a base rate is counted. */
const WINDOW = 10;

/** Shortest window from which a base rate is given. */
const LEAST_YEARS = 3;

interface Kind {
  readonly id: string;
  readonly says: string;
  readonly select: EventSelection;
}

/** What a desk would ask to be told of. */
const KINDS: readonly Kind[] = [
  { id: "agreement", says: "a formal agreement signed", select: { codes: ["057"] } },
  { id: "visit", says: "a visit either way", select: { codes: ["042", "043"] } },
  {
    id: "arms",
    says: "a cooperative step in arms",
    select: { class: "cooperation", instrument: "arms" },
  },
  {
    id: "exercise",
    says: "a joint exercise or other military cooperation",
    select: { codes: ["062"], instrument: "military" },
  },
  {
    id: "energy",
    says: "a cooperative step in energy",
    select: { class: "cooperation", instrument: "energy" },
  },
  { id: "sanction", says: "a sanction or a cut in relations", select: { codes: ["16"] } },
  { id: "threat", says: "a threat", select: { codes: ["13"] } },
  { id: "force", says: "a use of force", select: { codes: ["18", "19", "20"] } },
];

const ofKind =
  ({ select }: Kind, window: YearSpan) =>
  (cell: ProfileCell): boolean =>
    cell.year >= window.first &&
    cell.year <= window.last &&
    (select.class === undefined || isOfClass(cell.quadClass, select.class)) &&
    (select.instrument === undefined || cell.instrument === select.instrument) &&
    (select.codes === undefined || select.codes.some((code) => cell.cameo.startsWith(code)));

function windowOf(m: Material): YearSpan | undefined {
  const ends = m.phases.at(-1);
  const starts = m.phases[0];
  if (ends === undefined || starts === undefined) return undefined;
  const last = ends.partial ? ends.last - 1 : ends.last;
  const first = Math.max(starts.first, last - WINDOW + 1);
  return last - first + 1 < LEAST_YEARS ? undefined : { first, last };
}

function baseRate(m: Material, kind: Kind, window: YearSpan): Statement | undefined {
  const cells = m.cells.filter(ofKind(kind, window));
  const total = tally(cells);
  if (total === 0) return undefined;
  const years = new Set(cells.map((cell) => cell.year)).size;
  const evidence = eventsCounted(m, kind.says.replace(/^a /, ""), kind.select, window);
  const span = window.last - window.first + 1;
  const often: Words =
    years === span
      ? words`in every one of the ${bind(countInWords(span), evidence)} years`
      : words`in ${bind(countInWords(years), evidence)} of ${bind(countInWords(span), evidence)} years`;
  return state(
    `base-rate-${kind.id}`,
    words`${kind.says}: ${often}, ${bind(countOf(total, "event"), evidence)} in all.`,
  );
}

function never(m: Material, window: YearSpan): Statement | undefined {
  const absent = KINDS.filter((kind) => tally(m.cells, ofKind(kind, window)) === 0);
  if (absent.length === 0) return undefined;
  const evidence = eventsCounted(m, `events of ${spanText(window)}`, {}, window);
  const names = absent.map((kind) => kind.says);
  return state("base-rate-none", words`not once in those years: ${names.join(", ")}.`, evidence);
}

/** How often each kind of event has stood on the record in its last years. */
export function frequencies(m: Material): Block {
  const window = windowOf(m);
  if (window === undefined) {
    const lone = state(
      "base-rate-none",
      words`The record of this dyad is too short to say how often anything happens.`,
      eventsCounted(m, "all events"),
    );
    return { heading: words`How often it has happened`, form: "prose", statements: [lone] };
  }
  const span = bind(
    spanText(window),
    eventsCounted(m, `events of ${spanText(window)}`, {}, window),
  );
  const lines = KINDS.map((kind) => baseRate(m, kind, window)).filter((line) => line !== undefined);
  const none = never(m, window);
  return {
    heading: words`How often it has happened, ${span}`,
    form: "list",
    statements: none === undefined ? lines : [...lines, none],
  };
}
