import { type Advantage, advantageHeldEqual, meanAdvantage } from "./alliance-advantage.ts";
import {
  Bonds,
  type BoundPair,
  pactYears,
  pairsIn2018,
  plainShareOf,
  touching,
  type YearReading,
  yearlyPairs,
} from "./bound-pairs.ts";
import type { Cell, FigureTable, Finding } from "./check.ts";
import { scorePanel } from "./daily-scores.ts";
import { yearlyBalances } from "./dyad-years.ts";
import { monthlyPanel } from "./dyads.ts";
import type { Ground } from "./ground.ts";
import { quantileOf } from "./summary.ts";

const FIFTHS: readonly number[] = [0.2, 0.4, 0.6, 0.8];

/** Fifths of pairs by how much is told of them. */
function fifthOf(pairs: readonly BoundPair[]): (pair: BoundPair) => number {
  const told = pairs.map(({ polar }) => polar);
  const bounds = FIFTHS.map((p) => quantileOf(told, p));
  return ({ polar }) => bounds.filter((bound) => polar >= bound).length;
}

type Row = readonly [name: string, advantage: Advantage];

function tableOf(name: string, rows: readonly Row[]): FigureTable {
  return {
    columns: [
      `dyads (${name})`,
      "difference",
      "standard error, by states",
      "if dyads were independent",
      "dyads with a pact",
      "dyads",
    ],
    rows: rows.map(([what, { difference, byStates, byPairs, allied, pairs }]): Cell[] => [
      ...[what, difference, byStates, byPairs, allied, pairs],
    ]),
  };
}

function finding(what: string, advantage: Advantage, detail: string): Finding {
  const { difference, byStates } = advantage;
  return {
    what,
    value: difference,
    unit: "points of 200",
    passLine: "more than two standard errors above 0",
    passed: difference > 2 * byStates,
    detail,
  };
}

const NEAR: readonly (readonly [BoundPair["near"], string])[] = [
  ["land", "neighbours by land"],
  ["water", "neighbours across at most 400 miles of water"],
  ["power", "no neighbours, one a major power"],
  ["none", "all others"],
];

/** The plain comparison of all dyads, apart by nearness, and the one that was chosen before it was computed. */
function plainRows(pairs: readonly BoundPair[]): Row[] {
  const relevant = pairs.filter(({ near }) => near !== "none");
  const fifth = fifthOf(relevant);
  return [
    ...NEAR.map(([kind, what]): Row => {
      return [what, meanAdvantage(pairs.filter(({ near }) => near === kind))];
    }),
    [
      "all but the last, how near and how much is told held equal (chosen beforehand)",
      meanAdvantage(relevant, (pair) => `${pair.near} ${fifth(pair)}`),
    ],
  ];
}

/** One edition of alliances: the pairs of the counts by year, and more to read beside. */
interface Edition {
  readonly name: string;
  /** The last year that it reaches; later ones say nothing of a pact's absence. */
  readonly last: string;
  readonly pairs: (reading?: YearReading) => BoundPair[];
  /** Other pairs on which its comparison is repeated. */
  readonly more: readonly (readonly [name: string, pairs: readonly BoundPair[]])[];
}

function findingsOf({ name, last, pairs, more }: Edition): Finding[] {
  const own = pairs();
  const [plain, equal] = [meanAdvantage(own), advantageHeldEqual(own)];
  const error = `standard error ${plain.byStates.toFixed(1)}, and ${plain.byPairs.toFixed(1)} if dyads were independent`;
  return [
    {
      ...finding(
        `mean balance of dyads with a defence pact less that of dyads without (${name})`,
        plain,
        `${name}: ${plain.allied} of ${plain.pairs} dyads have a pact in some year of 2002 to ${last}; ${error}, as they were taken to be at first.`,
      ),
      beside: tableOf(name, [
        ["all", plain],
        ["all, by the plain share of cooperation", meanAdvantage(pairs(plainShareOf))],
        ...plainRows(own),
        ...more.map(([what, some]): Row => [what, meanAdvantage(some)]),
      ]),
    },
    {
      ...finding(
        `the same (${name}), what is told of either state and of neighbours held equal`,
        equal,
        `${name}, held equal: standard error ${equal.byStates.toFixed(1)}.`,
      ),
      beside: tableOf(`${name}, held equal`, [
        ["all", equal],
        ["all, by the plain share of cooperation", advantageHeldEqual(pairs(plainShareOf))],
        ...more.map(([what, some]): Row => [what, advantageHeldEqual(some)]),
      ]),
    },
  ];
}

const ATOP_LAST = "2014";
const COW_LAST = "2012";

/** V6, first half: whether allies have better relations than others. */
export async function pacts(ground: Ground): Promise<Finding[]> {
  const [near, dyads] = [await touching(ground), await yearlyBalances(ground)];
  const [atop, cow] = [
    await pactYears(ground, "atop-defence"),
    await pactYears(ground, "cow-defence"),
  ];
  const [byAtop, byCow] = [new Bonds(atop, near), new Bonds(cow, near)];
  const until =
    (last: string): ((key: string, year: string) => boolean) =>
    (_, year) =>
      year <= last;
  const agreeing = (key: string, year: string): boolean =>
    year <= COW_LAST && atop.has(key) === cow.has(key);
  const elsewhere: Edition["more"] = [
    [
      "ICEWS events, January to October 2018",
      pairsIn2018(byAtop, await monthlyPanel(ground), "2018-10"),
    ],
    [
      "GDELT's daily scores of 20 states, 2018",
      pairsIn2018(byAtop, await scorePanel(ground), "2018-12"),
    ],
  ];
  const [long, short] = [until(ATOP_LAST), until(COW_LAST)];
  return [
    ...findingsOf({
      name: "ATOP",
      last: ATOP_LAST,
      pairs: (reading) => yearlyPairs(byAtop, dyads, long, reading),
      more: elsewhere,
    }),
    ...findingsOf({
      name: "COW",
      last: COW_LAST,
      pairs: (reading) => yearlyPairs(byCow, dyads, short, reading),
      more: [["years on which ATOP and COW agree", yearlyPairs(byCow, dyads, agreeing)]],
    }),
  ];
}
