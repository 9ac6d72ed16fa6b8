import { expect, test } from "vitest";
import { seededRandom } from "../../kernel/index.ts";
import { thinned } from "./thinning.ts";

const counts = Array.from({ length: 400 }, (_, t) => ({
  cooperation: t % 7,
  conflict: t % 3,
  attention: 1,
}));

test("events kept and events left are all events, month by month", () => {
  const { kept, left } = thinned(counts, 0.3, seededRandom(1));
  for (const [t, count] of counts.entries()) {
    expect((kept[t]?.cooperation ?? -1) + (left[t]?.cooperation ?? -1)).toBe(count.cooperation);
    expect((kept[t]?.conflict ?? -1) + (left[t]?.conflict ?? -1)).toBe(count.conflict);
  }
});

test("the share kept is the one asked for, and the same seed keeps the same", () => {
  const { kept } = thinned(counts, 0.3, seededRandom(1));
  const sum = (of: typeof kept): number => of.reduce((n, { cooperation }) => n + cooperation, 0);
  expect(sum(kept) / sum(counts)).toBeGreaterThan(0.25);
  expect(sum(kept) / sum(counts)).toBeLessThan(0.35);
  expect(thinned(counts, 0.3, seededRandom(1)).kept).toEqual(kept);
});

test("all is kept at one and nothing at zero", () => {
  expect(thinned(counts, 1, seededRandom(2)).kept).toEqual(counts);
  expect(thinned(counts, 0, seededRandom(2)).left).toEqual(counts);
});
