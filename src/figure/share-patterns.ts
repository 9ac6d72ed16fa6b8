import { html, type SafeHtml } from "./html.ts";
import { paint } from "./paint.ts";
import type { SegmentShares } from "./stacked-share.ts";

/** Lines over the ground of a segment, within a square of 8 units; none is a plain ground. */
const TEXTURES: readonly string[] = [
  "",
  "M-2 2L2 -2M0 8L8 0M6 10L10 6",
  "M0 4H8",
  "M-2 6L2 10M0 0L8 8M6 -2L10 2",
  "M4 0V8",
  "M0 4H8M4 0V8",
  "M-2 2L2 -2M0 8L8 0M6 10L10 6M-2 6L2 10M0 0L8 8M6 -2L10 2",
];

const COLOURS: Readonly<Record<SegmentShares["kind"], string>> = {
  context: paint.bar,
  finding: paint.cooperation,
  other: paint.cooperation,
  rest: paint.muted,
};

/** How a segment is filled; the rest is empty with an edge. */
export interface SegmentLook {
  readonly fill: string;
  /** To be put into the drawing's definitions. */
  readonly pattern: SafeHtml | undefined;
}

/** Lightens where the textures are used up, so that the eighth of a kind differs from the first. */
function groundOpacity(place: number): number {
  const plain = place % TEXTURES.length === 0;
  return Math.max(0.12, (plain ? 0.85 : 0.3) - 0.3 * Math.floor(place / TEXTURES.length));
}

/**
 * The looks of segments: colour by kind, texture by place within the kind, so that neighbours differ without colour.
 *
 * @param id of the drawing, safe
 */
export function segmentLooks(
  segments: readonly SegmentShares[],
  id: string,
): readonly SegmentLook[] {
  return segments.map(({ kind }, i) => {
    if (kind === "rest") return { fill: "none", pattern: undefined };
    const place = segments.slice(0, i).filter((other) => other.kind === kind).length;
    const name = `${id}-part${i + 1}`;
    const colour = COLOURS[kind];
    const dots = kind === "other" ? "M2 1V3M6 5V7" : (TEXTURES[place % TEXTURES.length] ?? "");
    const lines = html`<path d="${dots}" fill="none" stroke="${colour}" stroke-width="1.6"/>`;
    const pattern = html`<pattern id="${name}" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" fill="${colour}" fill-opacity="${kind === "other" ? 0.12 : groundOpacity(place)}"/>${dots !== "" && lines}</pattern>`;
    return { fill: `url(#${name})`, pattern };
  });
}
