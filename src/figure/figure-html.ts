import { html, type SafeHtml, trustedHtml } from "./html.ts";
import { type Table, tableHtml } from "./table.ts";

/** A drawing with the words around it and its numbers. */
export interface Figure {
  readonly title: string;
  readonly caption: string;
  /** From `mirroredCountsSvg` or `barsSvg`. */
  readonly svg: string;
  /** The same numbers, for whoever wants to read or copy them. */
  readonly numbers?: Table;
}

/** A figure for a page: title, drawing, caption, and the numbers folded away beneath. */
export function figureHtml(figure: Figure): SafeHtml {
  const numbers =
    figure.numbers &&
    html`<details><summary>The numbers</summary>
${trustedHtml(tableHtml(figure.numbers))}</details>
`;
  return html`<figure>
<p class="figure-title">${figure.title}</p>
${trustedHtml(figure.svg)}<figcaption>${figure.caption}</figcaption>
${numbers}</figure>
`;
}
