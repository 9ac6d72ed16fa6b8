import type { Cell, Finding } from "../../measure/index.ts";
import { COLUMN_NAMES, COLUMNS, type ColumnName } from "./columns.ts";
import { ratesOf } from "./rates.ts";
import { OURS, RIVALS, RULES } from "./rules.ts";
import type { Trial } from "./trial.ts";
import { repeated, type Trials } from "./trials.ts";

/** False positives of three digits and power of two, as one cell: ".006 | .54". */
function ratesText(falsePositives: number, power: number): string {
  const short = (value: number, digits: number): string =>
    value.toFixed(digits).replace(/^0\./, ".");
  const first = short(falsePositives, 3);
  return Number.isNaN(power) ? first : `${first} / ${short(power, 2)}`;
}

function tableOf(columns: readonly (readonly [string, readonly Trial[]])[]): Cell[][] {
  return RULES.map((rule) => [
    rule.name,
    ...columns.map(([, trials]) => {
      const { falsePositives, power } = ratesOf(rule, trials);
      return ratesText(falsePositives, power);
    }),
  ]);
}

/** Whether the statistical leg errs less often than the tests of the field: the whole table. */
export function errsLeast(trials: Trials): Finding {
  const columns = COLUMN_NAMES.map((name) => [COLUMNS[name].name, trials.of(name)] as const);
  const all = [
    ...columns,
    ["240 months, one true, the shock acts too", trials.shockActs()],
  ] as const;
  for (const [name, of] of all) {
    repeated(`gains, ${name}`, of.length, trials.told, (run) => of[run]?.gains());
  }
  const errors = (rule: (typeof RULES)[number]): number[] =>
    columns.map(([, of]) => ratesOf(rule, of).falsePositives);
  const own = Math.max(...errors(OURS.found));
  const tests = [RIVALS.rawGranger, RIVALS.granger, RIVALS.discoveries].flatMap(errors);
  const least = Math.min(...tests);
  return {
    what: "false hypotheses that the statistical leg holds to be true (PIP > .75), in the worst of eight kinds of panel",
    value: own,
    unit: "share of hypotheses",
    passLine: `below the best of the Granger tests in its best kind, ${least.toFixed(3)}`,
    passed: own < least,
    detail: `${trials.runs.panels} panels of each kind with five hypotheses. In a cell: false positives per false hypothesis / share of true ones found.`,
    beside: { columns: ["rule", ...all.map(([name]) => name)], rows: tableOf(all) },
  };
}

const LINE = 0.015;

/** S1 and S2: false positives where none is true. */
export function falsePositives(trials: Trials, names: readonly ColumnName[]): Finding[] {
  return names.map((name) => {
    const { falsePositives: value } = ratesOf(OURS.found, trials.of(name));
    const { design } = COLUMNS[name];
    return {
      what: `false hypotheses with PIP > .75: ${COLUMNS[name].name}`,
      value,
      unit: "share of hypotheses",
      passLine: `at most ${LINE}`,
      passed: value <= LINE,
      detail: `${trials.runs.panels} panels with ${design.hypotheses} hypotheses; common shock of ${design.common} logits.`,
    };
  });
}

const POWER = 0.7;

/** S3: power where there are many events. */
export function powerFound(trials: Trials): Finding {
  const { power, falsePositives: wrong } = ratesOf(OURS.found, trials.of("dense"));
  return {
    what: `true hypotheses with PIP > .75: ${COLUMNS.dense.name}`,
    value: power,
    unit: "share of true hypotheses",
    passLine: `at least ${POWER}`,
    passed: power >= POWER,
    detail: `${trials.runs.panels} panels, beta .25; of the false hypotheses beside them ${ratesText(wrong, Number.NaN)} have PIP > .75.`,
  };
}
