import { settingOutside } from "./messages.ts";

/**
 * P values adjusted for their number: those at most q are the ones to hold when a share q of false ones among them is
 * borne with. NaN stays NaN and does not count as a test.
 *
 * Method: from the largest down, p times the number of tests over its rank, never above the one before.
 * Source: Benjamini & Hochberg (1995), "Controlling the false discovery rate", Journal of the Royal Statistical Society B
 * 57; valid for independent tests and those that go along with one another (Benjamini & Yekutieli 2001).
 * Check: `multiple-tests.test.ts`, the paper's own 15 p values; R's p.adjust.
 *
 * @param pValues each from 0 to 1, or NaN
 * @returns in the order given
 * @throws `maths.setting-outside`
 */
export function benjaminiHochberg(pValues: ArrayLike<number>): Float64Array {
  const adjusted = Float64Array.from(pValues);
  adjusted.forEach((value, i) => {
    if (value < 0 || value > 1) {
      throw settingOutside({ setting: `p value ${i}`, value, allowed: "from 0 to 1" });
    }
  });
  const tests = Array.from(adjusted, (value, i) => ({ value, i }))
    .filter(({ value }) => !Number.isNaN(value))
    .sort((a, b) => b.value - a.value);
  let least = 1;
  tests.forEach(({ value, i }, above) => {
    least = Math.min(least, (value * tests.length) / (tests.length - above));
    adjusted[i] = least;
  });
  return adjusted;
}
