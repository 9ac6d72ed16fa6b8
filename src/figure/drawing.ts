import { html, type SafeHtml, trustedHtml } from "./html.ts";
import { paint } from "./paint.ts";
import { plainLine } from "./plain-text.ts";

/** Every drawing is this many units wide; a page scales it to the width it has. */
export const DRAWING_WIDTH = 640;

/** The text sizes to plan for, in units: on a wide page, and on a telephone, where the drawing shrinks. */
export const TEXT_UNITS: Readonly<Record<Variant, number>> = { wide: 14.5, narrow: 22 };

/** A label is set once for each page width; the page shows one of the two. */
export type Variant = "wide" | "narrow";

const DISPLAY: Readonly<Record<string, string>> = {
  wide: "var(--figure-wide, inline)",
  narrow: "var(--figure-narrow, none)",
};

/** Observable Plot, which only this folder draws with. */
export type PlotModule = typeof import("@observablehq/plot");

/** The parts of a DOM element that the drawing is tidied through. */
interface SvgNode {
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  querySelectorAll(selector: string): Iterable<SvgNode>;
  remove(): void;
  innerHTML: string;
}

const GEOMETRY = new Set(["x", "y", "x1", "x2", "y1", "y2", "width", "height", "d", "transform"]);

/** Positions to a hundredth of a unit: less to send, and nothing that the eye could tell. */
function rounded(text: string): string {
  return text.replace(/-?\d+\.\d{3,}(?:e-?\d+)?/g, (number) =>
    String(Number(Number(number).toFixed(2))),
  );
}

function tidy(svg: SvgNode): void {
  for (const style of svg.querySelectorAll("style")) style.remove();
  for (const node of svg.querySelectorAll("*")) {
    for (const { name, value } of [...node.attributes]) {
      if (GEOMETRY.has(name)) node.setAttribute(name, rounded(value));
      if (name.startsWith("aria-")) node.removeAttribute(name);
    }
    const display = DISPLAY[node.getAttribute("class") ?? ""];
    node.removeAttribute("class");
    if (display !== undefined) node.setAttribute("display", display);
  }
}

/**
 * Draw with Observable Plot, without a browser. Both libraries are loaded only here, by the first drawing:
 * the terminal must not wait for them.
 *
 * @param describe the plot's options, given Plot; the width is set here
 * @returns the marks, to be put into {@link drawing}; a mark of the class `wide` or `narrow` is shown on
 *   pages of that width only
 */
export async function plotted(
  describe: (plot: PlotModule) => Parameters<PlotModule["plot"]>[0],
): Promise<SafeHtml> {
  const [plot, { parseHTML }] = await Promise.all([
    import("@observablehq/plot"),
    import("linkedom"),
  ]);
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  const svg: SvgNode = plot.plot({
    ...describe(plot),
    document: document as never,
    width: DRAWING_WIDTH,
  });
  tidy(svg);
  // Plot centres text at the root, which is not kept.
  return html`<g text-anchor="middle">${trustedHtml(svg.innerHTML)}</g>`;
}

/** What a drawing is called and what it shows, for those who do not see it. */
export interface Described {
  /** Unique in the page; the ids inside the drawing begin with it. */
  readonly id: string;
  readonly title: string;
  /** What the chart shows, in a sentence or two. */
  readonly description: string;
}

/**
 * An id that may stand in `url(#…)`: other characters are written by their code,
 * so that different ids stay different.
 */
export function safeId(id: string): string {
  return id.replace(/[^A-Za-z0-9-]/gu, (c) => `_${(c.codePointAt(0) ?? 0).toString(16)}_`);
}

/**
 * The outer `<svg>`: an image with a name and a description that scales to the width of its place.
 *
 * @param height in units of a drawing {@link DRAWING_WIDTH} units wide
 */
export function drawing(chart: Described, height: number, content: readonly SafeHtml[]): string {
  const id = safeId(chart.id);
  return html`<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="${id}-title ${id}-desc" viewBox="0 0 ${DRAWING_WIDTH} ${height}" width="100%" fill="${paint.ink}" font-family="${paint.font}" font-size="${paint.text}">
<title id="${id}-title">${plainLine(chart.title)}</title>
<desc id="${id}-desc">${plainLine(chart.description)}</desc>
${content}
</svg>
`.toString();
}
