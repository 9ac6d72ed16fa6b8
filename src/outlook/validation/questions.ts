import { isoDate } from "../../kernel/index.ts";
import { type Cell, DataAbsent, EVER, type Finding, type Ground } from "../../measure/index.ts";
import { readKindPanel } from "../questions/kind-panel.ts";
import { type QuestionScores, questionBacktest } from "../questions/question-backtest.ts";
import { canTell, STANDARD_KINDS } from "../questions/standard-set.ts";
import { recordOf, type TestedPanels, type TestedSource } from "./tested-sources.ts";
import { percent } from "./words.ts";

/** Questions that are put to the past of a source. */
interface AskedSource {
  readonly name: string;
  readonly teller: TestedSource["teller"];
  readonly windows: readonly number[];
  /** Months that the source must have looked in before the first origin. */
  readonly least: number;
  /** Only dyads of so many events before a day. */
  readonly fewest: number;
  readonly before: string;
  /** Whether every second dyad alone is asked of: on the others settings were chosen. */
  readonly heldOut: boolean;
}

const ASKED: readonly AskedSource[] = [
  {
    ...{ name: "the chronicle", teller: "chronicle", windows: [3, 6, 12], least: 60 },
    ...{ fewest: 3, before: "2006-06-01", heldOut: true },
  },
  {
    ...{ name: "ICEWS", teller: "icews-tkg", windows: [3, 6], least: 6 },
    ...{ fewest: 10, before: "2014-07-01", heldOut: false },
  },
];

const COLUMNS = [
  ...["kind", "questions", "share of yes", "Brier", "Brier of the base rate"],
  ...["skill, %", "over the plain base rate, %", "P(gain > 0), %"],
  ...["reliability", "resolution", "uncertainty", "AUC", "AUC of the base rate"],
];

function row(scores: QuestionScores): Cell[] {
  const { kind, questions, share, brier, baseRate, parts, skill, plainSkill, gain, auc } = scores;
  return [
    ...[kind, questions, share.toFixed(3), brier.toFixed(4), baseRate.brier.toFixed(4)],
    ...[percent(skill), percent(plainSkill), gain === undefined ? null : percent(gain.positive)],
    ...[parts.reliability, parts.resolution, parts.uncertainty].map((part) => part.toFixed(4)),
    ...[auc, baseRate.auc].map((area) => (Number.isNaN(area) ? null : area.toFixed(2))),
  ];
}

function findingOf(
  { name, windows }: AskedSource,
  window: number,
  scores: readonly QuestionScores[],
): Finding {
  const own = scores.filter((one) => one.window === window);
  const all = own.find(({ kind }) => kind === "all");
  const value = all === undefined ? null : 100 * Math.min(all.skill, all.plainSkill);
  return {
    what: `Brier skill over the base rate, the lesser of the two, ${name}: all kinds within ${window} months`,
    value,
    unit: "%",
    passLine: "above 0",
    passed: value === null ? null : value > 0,
    detail: `${name}: ${all?.dyads ?? 0} dyads; ${windows.join(", ")} months; at ${window} months ${all?.origins ?? 0} origins.`,
    beside: { columns: COLUMNS, rows: own.map(row) },
  };
}

/** Q1: what the probabilities of standard questions were worth. */
export async function questionSkill(
  ground: Ground,
  { runs: { seed }, told }: TestedPanels,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const asked of ASKED) {
    const { name, teller, windows, least, fewest, before, heldOut } = asked;
    told(`questions put to ${name}`, 0, 1);
    const store = await recordOf(ground, teller);
    const kinds = STANDARD_KINDS.filter((kind) => kind.isAsked && canTell(kind, teller));
    const scope = { asOf: isoDate(EVER), teller, kinds, fewest, before: isoDate(before) };
    const panel = await readKindPanel(store, scope);
    if (panel === undefined) throw new DataAbsent(`${teller} tells of nobody.`);
    const dyads = heldOut ? panel.dyads.filter((_, i) => i % 2 === 1) : panel.dyads;
    const { scores } = questionBacktest({ ...panel, dyads }, { windows, least, seed });
    findings.push(...windows.map((window) => findingOf(asked, window, scores)));
  }
  return findings;
}
