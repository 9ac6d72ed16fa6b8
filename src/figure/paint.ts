import { html, type SafeHtml } from "./html.ts";

/**
 * The colours and sizes of a drawing: custom properties that the page may set, each with what holds when it
 * does not. They stand in presentation attributes, so neither a strict content policy nor a reader that
 * drops styles can take them away.
 */
export const paint = {
  ink: "var(--figure-ink, currentColor)",
  muted: "var(--figure-muted, #5c6670)",
  grid: "var(--figure-grid, #dde1e5)",
  bar: "var(--figure-bar, #4a6274)",
  cooperation: "var(--figure-cooperation, #1d6a96)",
  conflict: "var(--figure-conflict, #b4502c)",
  font: "var(--figure-font, system-ui, sans-serif)",
  text: "var(--figure-text, 13px)",
} as const;

/**
 * A hatch for the verbal part of a bar, beside the solid material part: told apart without colour.
 *
 * @param id of the pattern, to be used as `url(#id)`
 * @param isFine whether bars are too thin for lines; a light tone is left
 */
export function hatch(id: string, colour: string, isFine: boolean): SafeHtml {
  const lines = html`<path d="M1 0V5" stroke="${colour}" stroke-width="1.5"/>`;
  return html`<pattern id="${id}" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="4" height="4" fill="${colour}" fill-opacity="${isFine ? 0.45 : 0.22}"/>${!isFine && lines}</pattern>`;
}

/** What a page sets so that its drawings are readable on light and dark paper, on a telephone and in print, and their keys compact. */
export const figureStyles: string = `:root {
  --figure-ink: #1b1f24;
  --figure-muted: #5c6670;
  --figure-grid: #dde1e5;
  --figure-bar: #4a6274;
  --figure-cooperation: #1d6a96;
  --figure-conflict: #b4502c;
  --figure-text: clamp(13px, calc(21px - 1.1vw), 14.5px);
}
@media (prefers-color-scheme: dark) {
  :root {
    --figure-ink: #e6e9ec;
    --figure-muted: #a2acb6;
    --figure-grid: #343b43;
    --figure-bar: #93abbd;
    --figure-cooperation: #6cb2dc;
    --figure-conflict: #e59470;
  }
}
@media (max-width: 36rem) {
  :root {
    --figure-wide: none;
    --figure-narrow: inline;
    --figure-text: clamp(15px, calc(30px - 2.5vw), 22px);
  }
}
.figure-key { columns: 17rem; column-gap: 1.6rem; margin: 0.5rem 0; padding-left: 2rem; font-size: 0.84rem; line-height: 1.4; }
.figure-key li { break-inside: avoid; margin: 0 0 0.25rem; }
@media print {
  .figure-tall svg { max-height: 17cm; }
}
`;
