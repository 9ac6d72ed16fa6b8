import { coefficients, weighModels } from "../../maths/index.ts";
import type { DriverPanel } from "../panel.ts";
import { type Design, designOf, rowsNeeded } from "./design.ts";
import { prepared } from "./inclusion.ts";
import { spaceOf, usualModelPrior } from "./space.ts";
import type { Streams } from "./streams.ts";
import type { TestState } from "./test-result.ts";

/** A hypothesis in one half of the rows. */
export interface HalfResult {
  readonly inclusion: number;
  /** Counted as 0 in models without it; logits per standard deviation of the exposure in that half. */
  readonly effect: number;
  /** P(effect > 0 | in the model). */
  readonly positive: number;
}

/** Whether a hypothesis works alike in both halves. */
export interface HalvesTest {
  /** Passed when the likelier sign is the same in both halves. */
  readonly state: TestState;
  readonly halves: readonly HalfResult[];
}

interface HalvesSettings {
  readonly tried: number;
  readonly ownLags: readonly number[];
  readonly exactUpTo: number | undefined;
  readonly streams: Streams;
}

/** Results of one half by place of the hypothesis; nothing where the half has too few rows. */
function halfOf(
  panel: DriverPanel,
  between: readonly [number, number],
  { tried, ownLags, exactUpTo, streams }: HalvesSettings,
): ReadonlyMap<number, HalfResult> {
  const design = designOf(panel, { ownLags, between });
  const { has, needs } = rowsNeeded(design);
  if (has < needs) return new Map();
  const own = prepared(design, tried);
  const { space } = spaceOf(own, tried, streams(`half ${between[0]}`), exactUpTo);
  const prior = usualModelPrior(design.candidates.length, tried);
  const averaged = weighModels(space, { kind: "fixed", g: own.prior.g }, prior);
  const columns = coefficients(space, averaged);
  return new Map(
    design.candidates.map((candidate, c) => {
      const inclusion = averaged.candidates[c]?.inclusion ?? Number.NaN;
      const sum = (of: (column: (typeof columns)[number]) => number): number =>
        candidate.columns.reduce((total, at) => {
          const column = columns[at];
          return column === undefined || !(column.inclusion > 0) ? total : total + of(column);
        }, 0);
      const result: HalfResult = {
        inclusion,
        effect: sum(({ mean }) => mean),
        positive: sum((column) => column.inclusion * column.positive) / inclusion,
      };
      return [candidate.hypothesis, result];
    }),
  );
}

/**
 * The two halves of the rows weighed apart.
 *
 * Rule: passed when an effect, if there is one, is likelier to have the same sign in both halves. Inclusion in half a record
 * is low as a rule: it is shown and not judged.
 *
 * @returns one per hypothesis of the panel
 */
export function halvesTests(
  panel: DriverPanel,
  design: Design,
  settings: HalvesSettings,
): readonly HalvesTest[] {
  const middle = design.rows[Math.floor(design.rows.length / 2)] ?? 0;
  const parts = [
    halfOf(panel, [0, middle], settings),
    halfOf(panel, [middle, panel.periods.length], settings),
  ];
  return panel.hypotheses.map((_, place) => {
    const halves = parts.flatMap((part) => part.get(place) ?? []);
    const [first, second] = halves;
    if (first === undefined || second === undefined) return { state: "unknown", halves };
    const isSame = first.positive > 0.5 === second.positive > 0.5;
    return { state: isSame ? "passed" : "failed", halves };
  });
}
