import type { Cell, Finding } from "../../measure/index.ts";
import { released } from "../backtest/release.ts";
import type { HorizonScores } from "../backtest/scores.ts";
import { summarise } from "../backtest/summary.ts";
import { originsOf, originsWhere } from "./score-rows.ts";
import type { TestedPanel } from "./tested-sources.ts";
import { skillText, TARGET_WORDS } from "./words.ts";

/** The rule asks for a probability of .9 that there is skill. */
const LEAST = 0.9;

/** What the rule said at the middle of the origins, and what came of it. */
interface Ruling {
  readonly row: readonly Cell[];
  readonly isReleased: boolean;
  readonly skill: number;
}

function rulingOf({ source: { name }, backtest }: TestedPanel, columns: HorizonScores): Ruling[] {
  const { target, horizon } = columns;
  const origins = originsOf(columns);
  const middle = origins[Math.ceil(origins.length / 2)];
  if (middle === undefined) return [];
  const summary = (scores: HorizonScores) => summarise({ ...backtest, scores: [scores] });
  const known = originsWhere(columns, (origin) => origin + horizon <= middle);
  const release = released(summary(known), target, horizon);
  const later = summary(originsWhere(columns, (origin) => origin >= middle));
  const pool = later.results[0]?.subsets.all?.methods.find(({ method }) => method === "pool");
  if (pool === undefined) return [];
  const isReleased = release.state === "released";
  const row = [
    ...[name, TARGET_WORDS[target], horizon, skillText(release)],
    ...[isReleased ? "released" : "withheld", skillText(pool.overClimatology)],
  ];
  return [{ row, isReleased, skill: pool.overClimatology.skill }];
}

const shareAbove = (rulings: readonly Ruling[]): number =>
  rulings.filter(({ skill }) => skill > 0).length / rulings.length;

/** L4: whether what is released has skill afterwards. */
export function releaseRule(tested: readonly TestedPanel[]): Finding {
  const rulings = tested.flatMap((one) =>
    one.backtest.scores.flatMap((columns) => rulingOf(one, columns)),
  );
  const [kept, others] = [true, false].map((is) =>
    rulings.filter(({ isReleased }) => isReleased === is),
  );
  const value = shareAbove(kept ?? []);
  const count = kept?.length ?? 0;
  return {
    what: "targets and horizons released at the middle of the origins whose skill over climatology is above 0 at the later ones",
    value: count === 0 ? null : value,
    unit: `share of ${count}`,
    passLine: `at least ${LEAST}`,
    passed: count === 0 ? null : value >= LEAST,
    detail: `Of the ${others?.length ?? 0} withheld, ${others?.filter(({ skill }) => skill > 0).length ?? 0} have skill above 0 at the later origins.`,
    beside: {
      columns: [
        ...["source", "target", "periods ahead", "skill until then, %"],
        ...["ruling", "skill afterwards, %"],
      ],
      rows: rulings.map(({ row }) => row),
    },
  };
}
