import { html, type SafeHtml, trustedHtml } from "./html.ts";
import { type Table, tableHtml } from "./table.ts";

/** A drawing with the words around it and its numbers. */
export interface Figure {
  readonly title: string;
  readonly caption: string;
  /** From one of the functions that draw for a page. */
  readonly svg: string;
  /** What the numbers or letters in the drawing stand for, set under it: from `evidenceGridKey`. */
  readonly key?: SafeHtml;
  /** The same numbers, for whoever wants to read or copy them. */
  readonly numbers?: Table;
}

/** A drawing higher than this, in its units, may take most of a printed page. */
const TALL_UNITS = 600;

function isTall(svg: string): boolean {
  const height = /^<svg [^>]*viewBox="0 0 \d+ (\d+)"/.exec(svg)?.[1];
  return Number(height) > TALL_UNITS;
}

/** A figure for a page: title, drawing, key, caption, and the numbers folded away beneath. */
export function figureHtml(figure: Figure): SafeHtml {
  const numbers =
    figure.numbers &&
    html`<details><summary>The numbers</summary>
${trustedHtml(tableHtml(figure.numbers))}</details>
`;
  const tall = isTall(figure.svg) && html` class="figure-tall"`;
  return html`<figure${tall}>
<p class="figure-title">${figure.title}</p>
${trustedHtml(figure.svg)}${figure.key}<figcaption>${figure.caption}</figcaption>
${numbers}</figure>
`;
}
