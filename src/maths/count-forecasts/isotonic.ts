import { settingOutside } from "../regression/messages.ts";
import { requireEqual } from "./count-series.ts";

interface Block {
  readonly value: number;
  readonly weight: number;
  readonly length: number;
}

/** Blocks of equal value, merged from the end while an earlier one lies above a later one. */
function pooledBlocks(blocks: Block[], next: Block): void {
  let block = next;
  let last = blocks.at(-1);
  while (last !== undefined && last.value >= block.value) {
    const weight = last.weight + block.weight;
    block = {
      value: last.value + (block.weight / weight) * (block.value - last.value),
      weight,
      length: last.length + block.length,
    };
    blocks.pop();
    last = blocks.at(-1);
  }
  blocks.push(block);
}

/**
 * The values nearest to a series, in squares, that never fall. With shares of what happened in the order of the forecast
 * probabilities, this is the reliability curve.
 *
 * Method: pool adjacent violators, in one pass.
 * Source: Ayer, Brunk, Ewing, Reid and Silverman (1955); Dimitriadis, Gneiting and Jordan (2021), "Stable reliability diagrams".
 * Check: `isotonic.test.ts`, against the max-min formula.
 *
 * @param values in order
 * @param weights above 0, as many; all equal by default
 * @throws `maths.forecasts-unequal`, `maths.setting-outside`
 */
export function isotonicRegression(
  values: ArrayLike<number>,
  weights?: ArrayLike<number>,
): Float64Array {
  if (weights !== undefined) requireEqual("the weights", weights, values.length);
  const blocks: Block[] = [];
  for (let i = 0; i < values.length; i++) {
    const [value, weight] = [values[i] ?? Number.NaN, weights?.[i] ?? 1];
    if (!Number.isFinite(value)) {
      throw settingOutside({ setting: "A value", value, allowed: "a finite number" });
    }
    if (!(weight > 0 && weight < Number.POSITIVE_INFINITY)) {
      throw settingOutside({ setting: "A weight", value: weight, allowed: "above 0 and finite" });
    }
    pooledBlocks(blocks, { value, weight, length: 1 });
  }
  const fitted = new Float64Array(values.length);
  let at = 0;
  for (const { value, length } of blocks) {
    fitted.fill(value, at, at + length);
    at += length;
  }
  return fitted;
}
