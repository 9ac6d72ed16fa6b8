import fc from "fast-check";
import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { expectGoodDrawing, expectInside, HOSTILE } from "../../test/support/good-drawing.ts";
import { labelUnits, VARIANTS } from "./label.ts";
import { textStart } from "./legend-rows.ts";
import { type StackedShare, segmentShares, stackedShareTable } from "./stacked-share.ts";
import { type ShareTexts, shareLayout } from "./stacked-share-layout.ts";
import { stackedShareSvg } from "./stacked-share-svg.ts";
import { stackedShareText } from "./stacked-share-text.ts";
import { tableCsv } from "./table.ts";
import { displayWidth } from "./wrap.ts";

const shares: StackedShare = {
  id: "shares",
  title: "What goes with the balance",
  caption: "",
  description: "Half of it is its own past.",
  bars: [
    {
      name: "",
      segments: [
        { name: "trade", share: 0.1 },
        { name: "own history", share: 0.5, kind: "context" },
        { name: "votes", share: 0.01 },
        { name: "leaders", share: 0.004 },
      ],
    },
  ],
};
const [bar] = shares.bars;
const two: StackedShare = {
  ...shares,
  bars: [
    { name: "by month", segments: bar?.segments ?? [] },
    { name: "by year", segments: [{ name: "trade", share: 0.3 }] },
  ],
};

describe("the picture of shares", () => {
  test("is a good drawing with numbered segments and a list that names them", async () => {
    const svg = await stackedShareSvg(shares);
    expectGoodDrawing(svg);
    expectInside(svg);
    for (const text of [
      "1 own history 50%",
      "2 trade 10%",
      "3 other (2 parts) 1%",
      "4 unexplained 39%",
    ]) {
      expect(svg).toContain(`>${text}<`);
    }
    expect(svg).toContain("<title>own history 50%</title>");
  });

  test("draws segments in proportion, side by side, with a texture each", async () => {
    const { segments } = shareLayout(shares, segmentShares(shares));
    const widths = segments.map(({ x1, x2 }) => (x2 - x1) / 628);
    for (const [i, share] of [0.5, 0.1, 0.014, 0.386].entries()) {
      expect(widths[i]).toBeCloseTo(share, 9);
    }
    for (const [i, { x1 }] of segments.entries()) {
      expect(x1).toBeCloseTo(segments[i - 1]?.x2 ?? 6, 9);
    }
    const { document } = parseHTML(`<body>${await stackedShareSvg(shares)}</body>`);
    const fills = [...document.querySelectorAll("pattern")].map((pattern) => pattern.innerHTML);
    expect(new Set(fills).size).toBe(3);
  });

  test("draws a segment of several bars alike and says whose share it is", async () => {
    const svg = await stackedShareSvg(two);
    expectGoodDrawing(svg);
    expectInside(svg);
    expect(svg).toContain("<title>by month: trade 10%</title>");
    expect(svg).toContain("<title>by year: trade 30%</title>");
    expect(svg).toContain("<title>by year: unexplained 70%</title>");
    expect(svg).not.toContain("<title>by year: own history");
  });

  test("tells twelve findings apart", async () => {
    const segments = Array.from({ length: 12 }, (_, i) => ({ name: `h${i}`, share: 0.05 }));
    const svg = await stackedShareSvg({ ...shares, bars: [{ name: "", segments }] });
    expectGoodDrawing(svg);
    const { document } = parseHTML(`<body>${svg}</body>`);
    const fills = [...document.querySelectorAll("pattern")].map((pattern) => pattern.innerHTML);
    expect(new Set(fills).size).toBe(12);
  });

  test("gathers small segments only if they are several", () => {
    const named = (chart: StackedShare): string[] => segmentShares(chart).map(({ name }) => name);
    expect(named(shares)).toEqual(["own history", "trade", "other (2 parts)", "unexplained"]);
    const one = { ...shares, bars: [{ name: "", segments: (bar?.segments ?? []).slice(0, 3) }] };
    expect(named(one)).toEqual(["own history", "trade", "votes", "unexplained"]);
    expect(named({ ...shares, rest: "left open", least: 0 })).toEqual([
      "own history",
      "trade",
      "votes",
      "leaders",
      "left open",
    ]);
  });

  test("of no bars says so", async () => {
    const svg = await stackedShareSvg({ ...shares, bars: [] });
    expectGoodDrawing(svg);
    expect(svg).toContain("Nothing to show");
  });

  test("is the same in every byte when drawn again", async () => {
    expect(await stackedShareSvg(two)).toBe(await stackedShareSvg(two));
  });

  test.each<[string, StackedShare["bars"][number]["segments"]]>([
    ["a share below 0", [{ name: "a", share: -0.1 }]],
    ["a share that is no number", [{ name: "a", share: Number.NaN }]],
    ["more than the whole", ["a", "b"].map((name) => ({ name, share: 0.6 }))],
    ["a name twice", ["a", "a"].map((name) => ({ name, share: 0.1 }))],
  ])("with %s is refused", async (_, segments) => {
    const broken = { ...shares, bars: [{ name: "", segments }] };
    await expect(stackedShareSvg(broken)).rejects.toThrow(RangeError);
    expect(() => stackedShareTable(broken)).toThrow(RangeError);
    expect(() => stackedShareText(broken, { width: 80 })).toThrow(RangeError);
  });

  test("text from a source is drawn as text", async () => {
    const segments = [{ name: HOSTILE, share: 0.4 }];
    const words = { id: `x" onload="1`, title: HOSTILE, description: HOSTILE, rest: HOSTILE };
    const bars = [
      { name: HOSTILE, segments },
      { name: "", segments },
    ];
    expectGoodDrawing(await stackedShareSvg({ ...shares, ...words, bars }));
  });

  const text = fc.string({ unit: "grapheme", maxLength: 60 });
  const any = fc
    .array(fc.tuple(text, fc.array(fc.nat({ max: 50 }), { maxLength: 14 }), fc.nat({ max: 90 })), {
      maxLength: 4,
    })
    .map((some): StackedShare => {
      const bars = some.map(([name, parts, rest]) => {
        const whole = Math.max(
          1,
          parts.reduce((sum, part) => sum + part, rest),
        );
        const segments = parts.map((part, i) => ({
          name: `${i} ${name}`,
          share: part / whole,
          kind: i % 3 === 0 ? ("context" as const) : ("finding" as const),
        }));
        return { name, segments };
      });
      return { ...shares, bars };
    });

  function expectApart(keys: ShareTexts["keys"], size: number): void {
    for (const [k, key] of keys.entries()) {
      const before = keys[k - 1];
      const half = labelUnits(key.text, size) / 2;
      expect(key.x + half).toBeLessThanOrEqual(640);
      if (before === undefined || before.y !== key.y) continue;
      const end = before.x + labelUnits(before.text, size) / 2;
      expect(key.x - half).toBeGreaterThanOrEqual(end - 0.01);
    }
  }

  test("keeps numbers apart and texts inside, whatever it is", async () => {
    await fc.assert(
      fc.asyncProperty(any, async (some) => {
        const svg = await stackedShareSvg(some);
        expectGoodDrawing(svg);
        expectInside(svg);
        const { texts } = shareLayout(some, segmentShares(some));
        for (const [i, { size }] of VARIANTS.entries()) {
          const { keys = [], entries = [], bars = [] } = texts[i] ?? {};
          expectApart(keys, size);
          const ends = [
            ...entries.map((entry) => textStart(entry) + labelUnits(entry.text, size)),
            ...bars.map((name) => name.x + labelUnits(name.text, size)),
          ];
          for (const end of ends) expect(end).toBeLessThanOrEqual(640);
        }
      }),
      { numRuns: 25 },
    );
  });

  test("fits the terminal whatever it is", () => {
    fc.assert(
      fc.property(any, fc.integer({ min: 60, max: 160 }), fc.boolean(), (some, width, unicode) => {
        const bars = some.bars.map((one) => ({
          ...one,
          name: one.name.replace(/https?:|www\./gi, ""),
        }));
        for (const line of stackedShareText({ ...some, bars }, { width, unicode }).split("\n")) {
          expect(displayWidth(line)).toBeLessThanOrEqual(width);
        }
      }),
    );
  });
});

describe("shares elsewhere", () => {
  test("fill a bar of the terminal with the signs of their segments", () => {
    expect(stackedShareText(shares, { width: 60 }).split("\n")).toEqual([
      `${"1".repeat(30)}${"2".repeat(6)}3${"·".repeat(23)}`,
      "",
      "1 own history      50%",
      "2 trade            10%",
      "3 other (2 parts)   1%",
      "· unexplained      39%",
    ]);
    expect(stackedShareText(two, { width: 60, unicode: false })).toMatch(/^[\x20-\x7e\n]*$/);
    expect(stackedShareText(two, { width: 60 })).toContain("(a)  (b)");
  });

  test("have a table in which nothing is gathered", () => {
    expect(tableCsv(stackedShareTable(two)).split("\n")).toEqual([
      "segment,share1,share2",
      "own history,50,",
      "trade,10,30",
      "votes,1,",
      "leaders,0.4,",
      "unexplained,38.6,70",
      "",
    ]);
    expect(stackedShareTable(shares).columns.map(({ key }) => key)).toEqual(["segment", "share"]);
  });
});
