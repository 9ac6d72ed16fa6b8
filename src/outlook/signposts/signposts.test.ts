import { describe, expect, test } from "vitest";
import { type Period, periodsBetween, type Random, seededRandom } from "../../kernel/index.ts";
import { gammaDistribution, negativeBinomial } from "../../maths/index.ts";
import type { DyadSeries, ForecastPanel } from "../panel/forecast-panel.ts";
import type { KindCounts } from "./occasions.ts";
import { signpostGain } from "./signpost-gain.ts";
import { type SignpostInput, type Signposts, signposts } from "./signposts.ts";

const DYADS = 30;
const MONTHS = 90;
const NOISE = ["n1", "n2", "n3", "n4", "n5"];

interface Drawn {
  readonly series: DyadSeries;
  readonly kinds: ReadonlyMap<string, Float64Array>;
}

/** Conflict drifts; after an alarm it is `effect` times what it would be, for 3 months. A clash is a piece of conflict. */
function drawnDyad(random: Random, name: string, effect: number): Drawn {
  const rare = (): Float64Array =>
    Float64Array.from({ length: MONTHS }, () => Number(random.uniform() < 0.06));
  const alarm = rare();
  const level = gammaDistribution.sample(random, 2, 0.5);
  const conflict = new Float64Array(MONTHS);
  let drift = 0;
  for (let t = 0; t < MONTHS; t++) {
    drift = 0.8 * drift + 0.3 * (random.uniform() - 0.5);
    const isAfter = alarm.subarray(Math.max(0, t - 3), t).some((n) => n > 0);
    const mean = level * Math.exp(drift) * (isAfter ? effect : 1);
    conflict[t] = negativeBinomial.sample(random, mean, 3);
  }
  const clash = conflict.map((n) => Number(random.uniform() < 0.03 * n));
  const cooperation = conflict.map(() => negativeBinomial.sample(random, 1 + level / 2, 3));
  return {
    series: {
      a: `A${name}`,
      b: `B${name}`,
      counts: { cooperation, conflict, "material-conflict": clash },
      late: [],
    },
    kinds: new Map([["alarm", alarm], ["clash", clash], ...NOISE.map((n) => [n, rare()] as const)]),
  };
}

function drawnInput(seed: number, effect: number): SignpostInput {
  const random = seededRandom(seed);
  const drawn = Array.from({ length: DYADS }, (_, i) => drawnDyad(random, String(i), effect));
  const panel: ForecastPanel = {
    teller: "drawn",
    by: "month",
    periods: periodsBetween("2000-01" as Period, "2039-12" as Period).slice(0, MONTHS),
    dyads: drawn.map(({ series }) => series),
  };
  const kindCounts: KindCounts[] = drawn.flatMap(({ kinds }, dyad) =>
    [...kinds].map(([kind, counts]) => ({ kind, dyad, counts })),
  );
  const targets = ["cooperation", "conflict"] as const;
  return { panel, kindCounts, targets, horizons: [1, 3], origin: MONTHS - 1 };
}

function found(input: SignpostInput): Signposts {
  const result = signposts(input);
  if ("reason" in result) throw new Error(result.reason);
  return result;
}

describe("signposts", () => {
  test("find the event after which conflict is more than expected, and how much more", () => {
    const result = found({ ...drawnInput(1, 1.8), dyad: 4 });
    const [first] = result.signposts;
    expect(first).toMatchObject({
      kind: "alarm",
      sign: "event",
      target: "conflict",
      direction: "more",
    });
    expect(first?.ratio).toBeGreaterThan(1.4);
    expect(first?.ratio).toBeLessThan(2.1);
    expect(first?.lo).toBeLessThan(first?.ratio ?? 0);
    expect(first?.hi).toBeGreaterThan(first?.ratio ?? 9);
    expect(first?.lo).toBeGreaterThan(1.2);
    expect(first?.dyads).toBeGreaterThan(20);
    expect(first?.own?.periods).toBeGreaterThan(50);
    expect(first?.own?.occasions).toBeLessThan(20);
    expect(result.looked).toBeGreaterThanOrEqual(24);
  });

  test("are few where nothing moves anything", () => {
    let [kept, looked] = [0, 0];
    for (const seed of [11, 12, 13]) {
      const result = found(drawnInput(seed, 1));
      kept += result.signposts.length;
      looked += result.looked;
    }
    expect(kept / looked).toBeLessThan(0.06);
  });

  test("know nothing of what comes after the origin", () => {
    const origin = 60;
    const input = { ...drawnInput(2, 1.8), origin };
    const later = drawnInput(3, 0.5);
    const spliced = (own: Float64Array, other: Float64Array | undefined): Float64Array =>
      own.map((n, t) => (t <= origin ? n : (other?.[t] ?? 0)));
    const dyads = input.panel.dyads.map((one, i) => {
      const other = later.panel.dyads[i]?.counts;
      return {
        ...one,
        counts: {
          cooperation: spliced(one.counts.cooperation, other?.cooperation),
          conflict: spliced(one.counts.conflict, other?.conflict),
          "material-conflict": one.counts["material-conflict"],
        },
      };
    });
    const kindCounts = input.kindCounts.map((one, i) => ({
      ...one,
      counts: spliced(one.counts, later.kindCounts[i]?.counts),
    }));
    const changed = { ...input, kindCounts, panel: { ...input.panel, dyads } };
    expect(found(changed)).toEqual(found(input));
  });

  test("are none, with the reason, where no kind comes often enough", () => {
    const input = drawnInput(4, 1);
    expect(signposts({ ...input, kindCounts: [] })).toMatchObject({ has: 0, needs: 20 });
    expect(signposts({ ...input, origin: 10 })).toHaveProperty("reason");
  });

  test("make the forecast better out of sample where an effect is real", () => {
    const input = drawnInput(1, 1.8);
    const gains = signpostGain(input, { origins: [45, 60, 75], seed: 1 });
    const conflict = gains.find(({ target, horizon }) => target === "conflict" && horizon === 3);
    expect(conflict?.gain).toBeGreaterThan(0.02);
    expect(conflict?.positive).toBeGreaterThan(0.9);
    expect(conflict?.occasions).toBeGreaterThan(50);
  });
});
