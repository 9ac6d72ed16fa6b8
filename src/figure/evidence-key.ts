import type { EvidenceGrid } from "./evidence-grid.ts";
import { html, type SafeHtml } from "./html.ts";
import { plainLine } from "./plain-text.ts";

/** The key to the numbers over the columns, to be set under the drawing: an ordered list that wraps at any width. */
export function evidenceGridKey({ evidence }: EvidenceGrid): SafeHtml {
  const items = evidence.map(({ says, note }) => {
    const named = plainLine(note ?? "");
    return html`<li>${plainLine(says)}${named !== "" && html` <small>(${named})</small>`}</li>\n`;
  });
  return html`<ol class="figure-key">
${items}</ol>
`;
}
