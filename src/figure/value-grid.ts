import type { Markish } from "@observablehq/plot";
import type { PlotModule } from "./drawing.ts";
import { paint } from "./paint.ts";
import type { ValueAxis } from "./value-axis.ts";

/** Where a grid of values lies, units. */
export interface GridPlace {
  readonly left: number;
  readonly right: number;
  readonly yOf: (value: number) => number;
}

/**
 * The grid of a field with its numbers at the left.
 *
 * @param firm values whose lines are drawn firmly
 */
export function valueGrid(
  plot: PlotModule,
  axis: ValueAxis,
  { left, right, yOf }: GridPlace,
  firm: readonly number[],
): Markish[] {
  const across = { x1: left, x2: right, y: (value: number) => yOf(value) };
  return [
    plot.link(
      axis.ticks.map((tick) => tick.value),
      { ...across, stroke: paint.grid },
    ),
    plot.link(firm, { ...across, stroke: paint.ink, strokeWidth: 1.4 }),
    plot.text(
      axis.ticks.map((tick) => ({ y: yOf(tick.value), text: tick.label })),
      {
        x: left - 7,
        y: "y",
        text: "text",
        textAnchor: "end",
        fill: paint.muted,
        fontVariant: "tabular-nums",
      },
    ),
  ];
}
