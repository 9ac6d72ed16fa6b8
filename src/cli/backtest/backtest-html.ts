import {
  type Figure,
  figureHtml,
  html,
  intervalDotsSvg,
  intervalDotsTable,
  pitHistogramSvg,
  pitHistogramTable,
  reliabilityDiagramSvg,
  reliabilityDiagramTable,
  type SafeHtml,
  type Table,
  tableHtml,
  trustedHtml,
} from "../../figure/index.ts";
import { dateInWords } from "../../kernel/index.ts";
import type { BacktestDocument } from "../../workbench/index.ts";
import { nameOf } from "../wording.ts";
import { pitOf, reliabilityOf, skillDots } from "./backtest-figures.ts";
import { scopeSentence } from "./backtest-sentences.ts";
import {
  baselineTable,
  dyadTable,
  escalationTable,
  resultsFor,
  someTable,
  TARGET_NAMES,
  targetsOf,
  targetTable,
} from "./backtest-tables.ts";

/** Dyads named at either end. */
const MOST_DYADS = 8;

/** Tables of scores are wide: they scroll within the page, and are set smaller on paper. */
const WIDE_TABLES = `body { max-width: 54rem; }
p, ul { max-width: 42rem; }
.scores { overflow-x: auto; margin: 1.2rem 0; }
.scores table { font-size: .8rem; }
.scores th, .scores td { white-space: nowrap; padding-right: .8rem; }
.scores caption { white-space: normal; }
@media print { .scores { overflow: visible; } .scores table { font-size: 7.5pt; } .scores th, .scores td { padding-right: .4rem; } }
`;

const scores = (table: Table): SafeHtml =>
  table.rows.length === 0
    ? html``
    : html`<div class="scores" tabindex="0" role="region" aria-label="${table.caption}">${trustedHtml(tableHtml(table))}</div>
`;

async function skillFigure(document: BacktestDocument): Promise<SafeHtml> {
  const dots = skillDots(document);
  const { title, caption } = dots;
  const svg = await intervalDotsSvg(dots);
  return figureHtml({ title, caption, svg, numbers: intervalDotsTable(dots) });
}

/** Calibration at the shortest horizon and at the longest. */
async function calibrationFigures(
  document: BacktestDocument,
  target: ReturnType<typeof targetsOf>[number],
): Promise<SafeHtml[]> {
  const results = resultsFor(document, target);
  const ends = [...new Set([results[0], results.at(-1)])];
  const figures: Figure[] = [];
  for (const result of ends) {
    if (result === undefined) continue;
    const [pit, reliability] = [pitOf(document, result), reliabilityOf(document, result)];
    if (pit !== undefined) {
      const svg = await pitHistogramSvg(pit);
      figures.push({ ...pit, svg, numbers: pitHistogramTable(pit) });
    }
    if (reliability !== undefined) {
      const svg = await reliabilityDiagramSvg(reliability);
      figures.push({ ...reliability, svg, numbers: reliabilityDiagramTable(reliability) });
    }
  }
  return figures.map(({ title, caption, svg, numbers }) =>
    figureHtml({ title, caption, svg, ...(numbers === undefined ? {} : { numbers }) }),
  );
}

async function targetSection(
  document: BacktestDocument,
  target: ReturnType<typeof targetsOf>[number],
): Promise<SafeHtml> {
  const [first] = resultsFor(document, target);
  return html`<section aria-labelledby="${target}">
<h2 id="${target}">${TARGET_NAMES[target]}</h2>
${scores(targetTable(document, target))}${scores(baselineTable(document, target))}${await calibrationFigures(document, target)}${first === undefined ? "" : scores(dyadTable(document, first, MOST_DYADS))}</section>
`;
}

/** What every page of the program has in common. */
interface PageSettings {
  readonly version: string;
  readonly styles: string;
}

/** A back-test as one self-contained page: no script, no request to anywhere, light and dark, fit to print. */
export async function backtestHtml(
  document: BacktestDocument,
  { version, styles }: PageSettings,
): Promise<string> {
  const { dyad, asOf, answer, limitations } = document;
  const title = dyad === null ? "All dyads" : dyad.map(nameOf).join(" and ");
  const sections: SafeHtml[] = [];
  for (const target of targetsOf(document)) sections.push(await targetSection(document, target));
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Entente ${version}">
<title>${title}: a back-test of the forecasts</title>
<style>${trustedHtml(styles)}${trustedHtml(WIDE_TABLES)}</style>
</head>
<body>
<header>
<p class="kicker">A back-test of the forecasts</p>
<h1>${title}</h1>
<p class="dateline">As of <time datetime="${asOf}">${dateInWords(asOf)}</time> (UTC).</p>
</header>
<main>
${answer.map((sentence) => html`<p>${sentence}</p>\n`)}<p class="note">${scopeSentence(document)}</p>
${await skillFigure(document)}
<section aria-labelledby="escalations">
<h2 id="escalations">Escalations</h2>
${document.escalations.map((sentence) => html`<p>${sentence}</p>\n`)}${scores(escalationTable(document))}</section>
${sections}<section aria-labelledby="some">
<h2 id="some">Whether anything comes at all</h2>
${scores(someTable(document))}</section>
<section aria-labelledby="limits">
<h2 id="limits">What this does not tell</h2>
<ul>${limitations.map((sentence) => html`<li>${sentence}</li>`)}</ul>
</section>
</main>
<footer>Entente ${version}.</footer>
</body>
</html>
`;
  return page.toString();
}
