import type { Finding, Ground } from "../../measure/index.ts";
import { type AnalogueSkill, analogueSkill } from "../analogues/analogue-skill.ts";
import type { FollowingOutcome } from "../analogues/what-followed.ts";
import {
  lookedIn,
  panelOf,
  TESTED_SOURCES,
  type TestedPanels,
  type TestedSource,
} from "./tested-sources.ts";
import { skillText } from "./words.ts";

const OUTCOME_WORDS: Readonly<Record<FollowingOutcome, string>> = {
  "conflict-rose": "conflict rose",
  "conflict-fell": "conflict fell",
  "material-conflict": "a conflictual deed",
  "balance-rose": "the balance rose",
  "balance-fell": "the balance fell",
};

const COLUMNS = [
  ...["outcome", "periods ahead", "forecasts", "origins", "share that came"],
  ...["skill of the share, %", "skill of the weighed share, %"],
];

/**
 * Where analogues are looked for: horizons, and each how-manieth period is an origin, from a part of all on. By week the sets are so
 * short that three windows a year leave too few.
 */
const LOOKED: readonly (Pick<TestedSource, "teller" | "by"> & {
  readonly horizons: readonly number[];
  readonly every: number;
  readonly mostPerYear: number;
})[] = [
  { teller: "dyad-scores", by: "month", horizons: [1, 6], every: 3, mostPerYear: 3 },
  { teller: "icews-tkg", by: "week", horizons: [4], every: 4, mostPerYear: 6 },
  { teller: "chronicle", by: "quarter", horizons: [1, 2], every: 1, mostPerYear: 3 },
];

const FIRST_PART = 0.4;

function row(horizon: number, skill: AnalogueSkill): (string | number)[] {
  const { outcome, forecasts, origins, frequency } = skill;
  const [lo, hi] = [skill.loOfWeighed, skill.hiOfWeighed];
  return [
    ...[OUTCOME_WORDS[outcome], horizon, forecasts, origins, frequency.toFixed(2)],
    ...[skillText(skill), skillText({ skill: skill.skillOfWeighed, lo, hi })],
  ];
}

/** A1: what analogues say more than all windows do; told, not judged. */
export async function analogueFindings(
  ground: Ground,
  { runs: { seed }, told }: TestedPanels,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { teller, by, horizons, every, mostPerYear } of LOOKED) {
    const source = TESTED_SOURCES.find((one) => one.teller === teller && one.by === by);
    if (source === undefined) continue;
    told(`analogues in ${source.name}`, 0, 1);
    const panel = await panelOf(ground, source);
    const looked = lookedIn(panel).filter((t) => t >= FIRST_PART * panel.periods.length);
    const origins = looked.filter((_, i) => i % every === 0);
    const rows = horizons.flatMap((horizon) =>
      analogueSkill(panel, origins, { horizon, mostPerYear, seed }).map((skill) =>
        row(horizon, skill),
      ),
    );
    findings.push({
      what: `outcomes and horizons whose skill is told, ${source.name}`,
      value: rows.length,
      passLine: "at least 1; the skill itself is not judged",
      passed: rows.length > 0,
      detail: `${source.name}: Brier skill of the analogues' share, and of that share drawn towards that of all windows, over the share of all windows; intervals of 90 % over blocks of origins.`,
      beside: { columns: COLUMNS, rows },
    });
  }
  return findings;
}
