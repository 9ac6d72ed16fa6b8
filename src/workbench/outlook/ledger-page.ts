import { BRIEF_STYLES, escapeMarkdown } from "../../brief/index.ts";
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
  tableMarkdown,
  trustedHtml,
} from "../../figure/index.ts";
import { dateInWords, programVersion } from "../../kernel/index.ts";
import type { LedgerDocument } from "./ledger-document.ts";
import type { LedgerFigure } from "./ledger-figures.ts";
import { type LedgerSection, ledgerSections } from "./ledger-sections.ts";

const TITLE = "Track record";

const HOW =
  "Every forecast issued stands in an append-only ledger, in which each line bears the hash of the one before; nothing in it can be put right afterwards without showing. Note the head: entente ledger --verify --pin SEQ:HASH shows whether anything up to it was changed.";

function numbersOf(figure: LedgerFigure): Table {
  switch (figure.kind) {
    case "reliability":
      return reliabilityDiagramTable(figure.chart);
    case "pit":
      return pitHistogramTable(figure.chart);
    case "dots":
      return intervalDotsTable(figure.chart);
  }
}

async function svgOf(figure: LedgerFigure): Promise<string> {
  switch (figure.kind) {
    case "reliability":
      return await reliabilityDiagramSvg(figure.chart);
    case "pit":
      return await pitHistogramSvg(figure.chart);
    case "dots":
      return await intervalDotsSvg(figure.chart);
  }
}

async function drawn(figure: LedgerFigure): Promise<SafeHtml> {
  const { title, caption } = figure.chart;
  const whole: Figure = { title, caption, svg: await svgOf(figure), numbers: numbersOf(figure) };
  return figureHtml(whole);
}

async function sectionHtml({ id, title, says, figures, tables }: LedgerSection): Promise<SafeHtml> {
  return html`<section aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
${says.map((sentence) => html`<p>${sentence}</p>`)}
${await Promise.all(figures.map(drawn))}
${tables.map((table) => html`<figure>${trustedHtml(tableHtml(table))}</figure>`)}
</section>
`;
}

/** A track record as one self-contained page: no script, no request to anywhere, light and dark, fit to print. */
export async function ledgerHtml(document: LedgerDocument): Promise<string> {
  const sections = ledgerSections(document);
  const links = sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`);
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Entente ${programVersion()}">
<title>${TITLE}: what was forecast, and what came of it</title>
<style>${trustedHtml(BRIEF_STYLES)}</style>
</head>
<body>
<header>
<p class="kicker">What was forecast, and what came of it</p>
<h1>${TITLE}</h1>
<p class="dateline">As of <time datetime="${document.asOf}">${dateInWords(document.asOf)}</time> (UTC).</p>
<nav aria-label="Contents"><ul>${links}</ul></nav>
</header>
<main>
${await Promise.all(sections.map(sectionHtml))}
</main>
<footer>${HOW} Entente ${programVersion()}.</footer>
</body>
</html>
`;
  return page.toString();
}

function sectionMarkdown({ title, says, figures, tables }: LedgerSection): string {
  const all = [...figures.map(numbersOf), ...tables].map((table) => `${tableMarkdown(table)}\n`);
  return [
    `## ${escapeMarkdown(title)}\n`,
    ...says.map((s) => `${escapeMarkdown(s)}\n`),
    ...all,
  ].join("\n");
}

/** A track record as Markdown: figures as their numbers. */
export function ledgerMarkdown(document: LedgerDocument): string {
  const head = `# ${TITLE}\n\nWhat was forecast, and what came of it, as of ${dateInWords(document.asOf)}. Entente ${programVersion()}.\n`;
  return [head, ...ledgerSections(document).map(sectionMarkdown), `${escapeMarkdown(HOW)}\n`].join(
    "\n",
  );
}
