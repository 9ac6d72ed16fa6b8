import type { Cell, Finding } from "../../measure/index.ts";
import { notTestable } from "../../measure/index.ts";
import type { HorizonSummary } from "../backtest/summary.ts";
import type { Target } from "../panel/forecast-panel.ts";
import type { TestedPanel } from "./tested-sources.ts";
import { percent, skillText, TARGET_WORDS } from "./words.ts";

/** What is judged: the two counts that every source tells of. */
export const JUDGED: readonly Target[] = ["cooperation", "conflict"];

/** The least skill over climatology, by the pilot of the design: 3 to 7 % at one month, 1 to 3 % at six. */
const LEAST = { one: 0.03, six: 0.01 };

const COLUMNS = [
  ...["count", "periods ahead", "forecasts", "origins", "CRPS"],
  ...["CRPS of climatology", "skill, %", "P(skill > 0)", "skill on active dyads, %"],
];

function row({ target, horizon, subsets: { all, active } }: HorizonSummary): Cell[] {
  const method = (id: string) => all?.methods.find(({ method: own }) => own === id);
  const [pool, climatology] = [method("pool"), method("climatology")];
  const lively = active?.methods.find(({ method: own }) => own === "pool");
  return [
    ...[TARGET_WORDS[target], horizon, all?.forecasts ?? 0, all?.origins ?? 0],
    ...[pool?.crps ?? null, climatology?.crps ?? null],
    pool === undefined ? null : skillText(pool.overClimatology),
    pool === undefined ? null : percent(pool.overClimatology.positive),
    lively === undefined ? null : skillText(lively.overClimatology),
  ];
}

/** L1: the pool's skill over climatology at one period and at six months; all horizons and targets stand beside. */
export function levelSkill({ source, panel, summary }: TestedPanel): Finding[] {
  const { name, by, sixMonths, every } = source;
  const forecast = Math.ceil(panel.dyads.length / every);
  const beside = { columns: COLUMNS, rows: summary.results.map(row) };
  const detail = `${name}: ${forecast} dyads are forecast of ${panel.dyads.length} from which is learned; origins ${summary.from} to ${summary.to}; intervals of 90 % over blocks of neighbouring origins. "Active" are dyads with one event a ${by} or more before the origin.`;
  const finding = (target: Target, horizon: number, least: number): Finding => {
    const what = `skill over climatology, ${name}: ${TARGET_WORDS[target]}, ${horizon} ${by}${horizon === 1 ? "" : "s"} ahead`;
    const passLine = `at least ${100 * least} %`;
    const own = summary.results.find((r) => r.target === target && r.horizon === horizon);
    const pool = own?.subsets.all?.methods.find(({ method }) => method === "pool");
    if (pool === undefined) return notTestable(what, passLine, `${name}: nothing was forecast.`);
    const { skill } = pool.overClimatology;
    return { what, value: 100 * skill, unit: "%", passLine, passed: skill >= least, detail };
  };
  const findings = JUDGED.flatMap((target) => [
    finding(target, 1, LEAST.one),
    finding(target, sixMonths, LEAST.six),
  ]);
  return findings.map((one, i) => (i === 0 ? { ...one, beside } : one));
}
