import { fileURLToPath } from "node:url";
import { addDays, daysBetween, type IsoDate } from "../../kernel/index.ts";
import type { Fact, Measure } from "../intake/fact.ts";
import type { FactSource } from "../intake/source.ts";
import { ALLIANCES } from "./alliances.ts";
import {
  csvNamed,
  dayIn,
  type FactRow,
  factReader,
  refuseFact,
  stateIn,
  undirected,
  valueIn,
  yearSpan,
} from "./fact-rows.ts";
import { UN_VOTES } from "./un-votes.ts";

/** Where the product's own table of figures lies. */
export const FIGURES_PATH: string = fileURLToPath(
  new URL("../../../data/figures/focus.csv", import.meta.url),
);

/** What it is called in a record, wherever the program is installed. */
export const FIGURES_NAME = "data/figures/focus.csv";

/** The measures of votes counted by year. */
export const VOTE_FIGURES = {
  agreement: "un-vote-agreement",
  halfAgreement: "un-vote-half-agreement",
  shared: "un-shared-votes",
} as const;

const VOTES: readonly Measure[] = [
  {
    id: VOTE_FIGURES.agreement,
    unit: "share",
    meaning: "of a year's roll calls in which both voted, the share in which both voted the same",
    directed: "undirected",
  },
  {
    id: VOTE_FIGURES.halfAgreement,
    unit: "share",
    meaning: "the same share, an abstention beside a yes or a no counting as half agreed",
    directed: "undirected",
  },
  {
    id: VOTE_FIGURES.shared,
    unit: "roll calls",
    meaning: "roll calls of a year in which both voted yes, no or abstention",
    directed: "undirected",
  },
];

const MEASURES: readonly Measure[] = [...VOTES, ...ALLIANCES.measures];

interface Span {
  readonly first: IsoDate;
  readonly last: IsoDate;
  readonly knownFrom: IsoDate;
}

function spanIn(row: FactRow): Span {
  const [first, last, knownFrom] = [
    dayIn(row, "first"),
    dayIn(row, "last"),
    dayIn(row, "known_from"),
  ];
  if (last < first) refuseFact("date-malformed", `last: ${last} is before ${first}`);
  if (knownFrom < last) refuseFact("date-malformed", `known_from: ${knownFrom} is before ${last}`);
  return { first, last, knownFrom };
}

/** The years of a span, each known as long after its own end as the whole span after its. */
function yearsOf(span: Span): readonly Span[] {
  const [from, to] = [Number(span.first.slice(0, 4)), Number(span.last.slice(0, 4))];
  if (from === to) return [span];
  const lag = daysBetween(span.last, span.knownFrom);
  return Array.from({ length: to - from + 1 }, (_, i) => {
    const year = yearSpan(from + i);
    const first = i === 0 ? span.first : year.first;
    const last = from + i === to ? span.last : year.last;
    return { first, last, knownFrom: addDays(last, lag) };
  });
}

/** The years of a row's span; rows share few spans, and each is read once. */
function spanReader(): (row: FactRow) => readonly Span[] {
  const read = new Map<string, readonly Span[]>();
  return (row) => {
    const text = `${row["first"]} ${row["last"]} ${row["known_from"]}`;
    const years = read.get(text) ?? yearsOf(spanIn(row));
    read.set(text, years);
    return years;
  };
}

function measureIn({ measure = "" }: FactRow): string {
  if (MEASURES.some(({ id }) => id === measure)) return measure;
  return refuseFact("item-unknown", `"${measure}" is no measure of this table`);
}

/** What a row says besides its value: of a share, what it is a share of. */
function countsIn(row: FactRow, measure: string): readonly (readonly [string, number])[] {
  const n = measure === VOTE_FIGURES.agreement ? valueIn(row, "n") : undefined;
  return n === undefined ? [] : [[VOTE_FIGURES.shared, n]];
}

function factsOf(row: FactRow, yearsIn: (row: FactRow) => readonly Span[]): readonly Fact[] {
  const measure = measureIn(row);
  const pair = undirected(stateIn(row, "a", "iso3"), stateIn(row, "b", "iso3"));
  const years = yearsIn(row);
  const value = valueIn(row, "value");
  if (value === undefined) return [];
  const stated = [[measure, value] as const, ...countsIn(row, measure)];
  return years.flatMap((span) =>
    stated.map(([id, number]) => ({ measure: id, ...pair, ...span, value: number })),
  );
}

/**
 * The product's own figures on its focus states, counted from sources that a record may also hold in full. Where it does, the
 * full source's word is taken: see `latestFacts` for measures of one name and `voteAgreement` for votes.
 */
export const FIGURES: FactSource = {
  id: "figures",
  kind: "facts",
  title: "Figures on the focus states: UN votes and alliances",
  coding: "hand",
  licence: `The selection and the counts: CC BY 4.0. What they are counted from: un-votes: ${UN_VOTES.licence} alliances: ${ALLIANCES.licence}`,
  citation: `${UN_VOTES.citation} ${ALLIANCES.citation}`,
  address: "data/figures/README.md",
  faults: [
    "Of the 21 pairs of Russia, Pakistan, India, China, the United States, Afghanistan and Iran only: of any other pair it says nothing, and no state's other alliances are in it.",
    "Votes are counted for whole years to 2019; what was voted within a year is not known before its end.",
    "Only votes taken by roll call: most resolutions pass without one, so agreement is understated.",
    "An alliance is known at the end of the year, up to a year late. It may bind one side only; which is not told.",
    "ATOP ends in 2018 and the Correlates of War in 2012: no alliance after that is no evidence of none.",
  ],
  expects: "the product's own table focus.csv (see data/figures/README.md)",
  measures: MEASURES,
  tables: [
    {
      columns: ["measure", "a", "b", "first", "last", "known_from", "value", "n", "unit", "source"],
      reader: () => {
        const yearsIn = spanReader();
        return factReader((row) => factsOf(row, yearsIn));
      },
    },
  ],
  accepts: csvNamed("focus"),
};
