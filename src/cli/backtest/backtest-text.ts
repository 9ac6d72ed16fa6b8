import {
  intervalDotsText,
  pitHistogramText,
  reliabilityDiagramText,
  type Table,
  tableText,
} from "../../figure/index.ts";
import type { BacktestDocument, BacktestResult } from "../../workbench/index.ts";
import type { Effects } from "../effects.ts";
import { nameOf, paragraphs } from "../wording.ts";
import { pitOf, reliabilityOf, skillDots } from "./backtest-figures.ts";
import { scopeSentence } from "./backtest-sentences.ts";
import {
  baselineTable,
  dyadTable,
  escalationTable,
  someTable,
  targetsOf,
  targetTable,
} from "./backtest-tables.ts";

/** Dyads named at either end. */
const MOST_DYADS = 5;

/** The result that calibration is shown of: conflict, where it is forecast, at the shortest horizon. */
function shownOf({ results }: BacktestDocument): BacktestResult | undefined {
  return results.find(({ target }) => target === "conflict") ?? results[0];
}

function calibration(document: BacktestDocument, effects: Effects): string[] {
  const shown = shownOf(document);
  if (shown === undefined) return [];
  const [pit, reliability] = [pitOf(document, shown), reliabilityOf(document, shown)];
  return [
    ...(pit === undefined ? [] : [`${pit.title}\n${pitHistogramText(pit, effects)}`]),
    ...(reliability === undefined
      ? []
      : [`${reliability.title}\n${reliabilityDiagramText(reliability, effects)}`]),
    tableText(dyadTable(document, shown, MOST_DYADS), effects),
  ];
}

/** A back-test for a terminal: the answer first. */
export function backtestText(document: BacktestDocument, effects: Effects): string {
  const table = (one: Table): string[] => (one.rows.length === 0 ? [] : [tableText(one, effects)]);
  const dots = skillDots(document);
  const title = document.dyad === null ? "all dyads" : document.dyad.map(nameOf).join(" and ");
  return [
    paragraphs([`Back-test: ${title}`], effects),
    paragraphs(document.answer, effects),
    paragraphs([scopeSentence(document)], effects),
    `${dots.title}\n${intervalDotsText(dots, effects)}`,
    ...targetsOf(document).flatMap((target) => [
      ...table(targetTable(document, target)),
      ...table(baselineTable(document, target)),
    ]),
    paragraphs(document.escalations, effects),
    ...table(escalationTable(document)),
    ...table(someTable(document)),
    ...calibration(document, effects),
    paragraphs(
      [
        "What this does not tell:",
        ...document.limitations,
        "Calibration is shown of one target at the shortest horizon; --out FILE.html draws it of all, --json has the numbers.",
      ],
      effects,
    ),
  ]
    .map((block) => block.trimEnd())
    .filter((block) => block !== "")
    .join("\n\n");
}

/** A row a line for a pipe: target and horizon with the pool's scores. */
export function backtestRows({ results }: BacktestDocument): unknown[] {
  return results.map(({ target, unit, horizon, state, all, own }) => {
    const pool = all?.methods[0];
    return {
      ...{ target, unit, horizon, state, forecasts: all?.forecasts ?? 0 },
      crps: pool?.crps ?? null,
      climatology: all?.methods.find(({ method }) => method === "climatology")?.crps ?? null,
      log: pool?.log ?? null,
      brier: all?.some?.brier ?? null,
      ...{ coverage50: pool?.coverage50 ?? null, coverage90: pool?.coverage90 ?? null },
      ...pool?.overClimatology,
      deciles: all?.pit?.deciles ?? null,
      own: own?.methods[0]?.overClimatology ?? null,
    };
  });
}
