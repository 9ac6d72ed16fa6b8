import { logistic } from "../../maths/index.ts";
import type { Belief } from "../relation/latent.ts";

/** Half the width of the integration, in standard deviations, and its steps on either side. */
const REACH = 6;
const STEPS = 24;

/** Nodes in standard deviations with weights that sum to one. */
const NODES: readonly (readonly [node: number, weight: number])[] = (() => {
  const raw = Array.from({ length: 2 * STEPS + 1 }, (_, i): [number, number] => {
    const node = ((i - STEPS) / STEPS) * REACH;
    return [node, Math.exp((-node * node) / 2)];
  });
  const total = raw.reduce((sum, [, weight]) => sum + weight, 0);
  return raw.map(([node, weight]) => [node, weight / total]);
})();

/** The chance that the next polar event is cooperative, when its logit is only believed: the mean of the share. */
export function expectedShare({ mean, variance }: Belief): number {
  const sd = Math.sqrt(variance);
  return NODES.reduce((sum, [node, weight]) => sum + weight * logistic(mean + sd * node), 0);
}
