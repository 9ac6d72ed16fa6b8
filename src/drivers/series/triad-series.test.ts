import { describe, expect, test } from "vitest";
import { recordForEach } from "../../../test/support/record.ts";
import { type ToldMonth, tellMonths } from "../../../test/support/told-events.ts";
import { isoDate, type Period, periodsBetween } from "../../kernel/index.ts";
import { readSeries } from "./read-series.ts";
import { isMissing, type Missing, type PanelScope, type SeriesReading } from "./reading.ts";
import type { TriadSeries } from "./specification.ts";

const held = recordForEach();

const SCOPE: PanelScope = { asOf: isoDate("2030-01-01"), dyad: ["RUS", "PAK"], by: "year" };
const YEARS: readonly Period[] = periodsBetween("2018" as Period, "2020" as Period);

async function read(
  series: Omit<TriadSeries, "kind">,
  { scope = SCOPE, periods = YEARS }: { scope?: PanelScope; periods?: readonly Period[] } = {},
): Promise<SeriesReading | Missing> {
  const specification = { kind: "triad", ...series } as const;
  const [reading] = await readSeries(held.current.store, scope, [specification], periods);
  if (reading === undefined) throw new Error("one series was asked for");
  return reading;
}

async function valuesOf(...asked: Parameters<typeof read>): Promise<readonly number[]> {
  const reading = await read(...asked);
  if (isMissing(reading)) throw new Error(reading.reason);
  return [...reading.values];
}

async function tell(...months: readonly ToldMonth[]): Promise<void> {
  await tellMonths(held.current, months);
}

/** China is a friend of both, the United States an enemy of both, India a friend of Russia and an enemy of Pakistan. */
async function tellOfThree(): Promise<void> {
  const what = ["CHN RUS 061 8", "CHN PAK 061 6", "USA RUS 112 5", "USA PAK 112 5"];
  await tell(
    { period: "2018-05", what: [...what, "IND RUS 061 6", "IND PAK 112 8", "RUS PAK 061 1"] },
    { period: "2019-05", what: ["IND RUS 061 1", "CHN PAK 112 6", "RUS PAK 061 1"] },
    { period: "2020-05", what: ["RUS PAK 112 1"] },
  );
}

/** The sign of cooperation and conflict of this year, of the last one and of the one before it. */
function sign(...years: readonly (readonly [cooperation: number, conflict: number])[]): number {
  const weigh = (side: 0 | 1): number =>
    years.reduce((sum, year, age) => sum + year[side] * 0.5 ** age, 0);
  return (weigh(0) - weigh(1)) / (weigh(0) + weigh(1) + 4);
}

const NOTHING = [0, 0] as const;

describe("a triad through a named third", () => {
  test("is the product of its two signs, events counting half after a year", async () => {
    await tellOfThree();
    const both = [
      sign([8, 0]) * sign([6, 0]),
      // six of each, the good ones a year old: an enemy of Pakistan by now
      0,
      0,
    ];
    const [first, ...later] = await valuesOf({ through: "CHN", form: "broker" });
    expect(first).toBeCloseTo(both[0] ?? 0, 12);
    expect(later).toEqual([0, 0]);
    const [root = 0] = await valuesOf({ through: "CHN", form: "commonFriend" });
    expect(root).toBeCloseTo(Math.sqrt(both[0] ?? 0), 12);
    const enmity = await valuesOf({ through: "CHN", form: "friendOfEnemy" });
    expect(enmity[1]).toBeCloseTo(Math.sqrt(sign(NOTHING, [8, 0]) * -sign([0, 6], [6, 0])), 12);
  });

  test("of enmity is positive for an enemy of both alone", async () => {
    await tellOfThree();
    const usa = await valuesOf({ through: "USA", form: "commonEnemy" });
    const ages = [[[0, 5]], [NOTHING, [0, 5]], [NOTHING, NOTHING, [0, 5]]] as const;
    for (const [t, years] of ages.entries()) expect(usa[t]).toBeCloseTo(-sign(...years), 12);
    expect(await read({ through: "IND", form: "commonEnemy" })).toMatchObject({
      reason:
        "enmity of India with both, Russia and Pakistan is the same in all periods in which it is known",
    });
  });

  test("names the events of both sides with it, and how many there are", async () => {
    await tellOfThree();
    const reading = await read({ through: "CHN", form: "broker" });
    expect(reading).toMatchObject({
      counted: 20,
      says: "friendly dealings of China with both, Russia and Pakistan",
      queries: [
        "entente events RUS CHN --from 2018-01-01 --to 2020-12-31 --sources events --as-of 2030-01-01",
        "entente events PAK CHN --from 2018-01-01 --to 2020-12-31 --sources events --as-of 2030-01-01",
      ],
    });
    // the events that the lesser of the two ties rests on
    expect("values" in reading ? [...(reading.events ?? [])] : []).toEqual([6, 4, 2]);
  });

  test("that little is told of says with whom", async () => {
    await tellOfThree();
    await tell({ period: "2018-06", what: ["AFG RUS 061 6", "AFG PAK 061 2"] });
    expect(await read({ through: "AFG", form: "broker" })).toEqual({
      reason: "events tells too little of Afghanistan and Pakistan",
      has: 2,
      needs: 5,
    });
    expect(await read({ through: "PAK", form: "broker" })).toMatchObject({
      reason: "Pakistan is no third actor",
    });
  });
});

describe("triads over all third actors", () => {
  test("sum products before the root is taken", async () => {
    await tellOfThree();
    const [friends] = await valuesOf({ form: "commonFriend" });
    expect(friends).toBeCloseTo(Math.sqrt(sign([8, 0]) * sign([6, 0])), 12);
    const [mixed] = await valuesOf({ form: "friendOfEnemy" });
    expect(mixed).toBeCloseTo(Math.sqrt(sign([6, 0]) * -sign([0, 8])), 12);
    const [, later] = await valuesOf({ form: "friendOfEnemy" });
    const china = sign(NOTHING, [8, 0]) * -sign([0, 6], [6, 0]);
    const india = sign([1, 0], [6, 0]) * -sign(NOTHING, [0, 8]);
    expect(later).toBeCloseTo(Math.sqrt(china + india), 12);
  });

  test("take an armed group for no third actor", async () => {
    await tell(
      { period: "2018-05", what: ["RUS PAK 061 1", "TALIBAN RUS 061 6", "TALIBAN PAK 061 6"] },
      { period: "2019-05", what: ["RUS PAK 061 1"] },
    );
    expect(await read({ form: "commonFriend" })).toMatchObject({
      reason: expect.stringContaining("tells nothing of third actors"),
    });
    expect((await valuesOf({ through: "TALIBAN", form: "commonFriend" }))[0]).toBeGreaterThan(0);
  });
});

test("ties are unknown until half a year has been told", async () => {
  const both = ["CHN RUS 061 3", "CHN PAK 061 3", "RUS PAK 061 1"];
  const months = periodsBetween("2018-01" as Period, "2018-08" as Period);
  await tell(...months.map((period) => ({ period, what: both })));
  const scope = { ...SCOPE, by: "month" } as const;
  const values = await valuesOf({ through: "CHN", form: "broker" }, { scope, periods: months });
  expect(values.map(Number.isFinite)).toEqual([
    false,
    false,
    false,
    false,
    false,
    true,
    true,
    true,
  ]);
});
