import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { madeUpEvent, madeUpReport } from "../../test/briefs/made-up-event.ts";
import { isoDate } from "../kernel/index.ts";
import { cameoCode } from "../lexicon/index.ts";
import type { DyadEvent } from "../record/index.ts";
import { mainEvents, weightOf } from "./main-events.ts";

const told = (rating: string, times: number) =>
  Array.from({ length: times }, (_, i) => madeUpReport({ id: `r${i}`, rating }));

describe("an event's weight for telling", () => {
  const plain = madeUpEvent({ summary: "Officials confer." });

  test.each<[string, Partial<DyadEvent>]>([
    ["large on the Goldstein scale, of either sign", { goldstein: -9 }],
    ["a signed agreement", { cameo: cameoCode("057") }],
    ["a deed", { quadClass: 2 }],
    ["the work of ministers", { summary: "Ministers confer." }],
    ["the first of its kind", { summary: "Officials confer for the first time." }],
    ["of hard matters", { plover: { type: "AGREE", mode: "arms" } }],
    ["told more often", { reports: told("B2", 5) }],
  ])("is greater when it is %s", (_, more) => {
    expect(weightOf({ ...plain, ...more })).toBeGreaterThan(weightOf(plain));
  });

  test.each<[string, Partial<DyadEvent>]>([
    ["a large gathering", { others: ["CHN", "IND", "KAZ"] }],
    ["roughly dated", { datePrecision: "month" }],
    ["from a source not usually reliable", { reports: told("D3", 1) }],
    ["from a source that cannot be judged", { reports: told("F6", 1) }],
  ])("is less when it is %s", (_, more) => {
    expect(weightOf({ ...plain, ...more })).toBeLessThan(weightOf(plain));
  });

  test("is greatest for heads of government, whose names the press gives without their office", () => {
    const of = (summary: string): number => weightOf({ ...plain, summary });
    expect(of("Putin and Sharif confer.")).toBeGreaterThan(of("Foreign ministers confer."));
    expect(of("The prime minister confers.")).toBe(of("Putin confers."));
  });
});

describe("the main events of a phase", () => {
  const codes = ["036", "040", "042", "057", "061", "111", "190"].map((code) => cameoCode(code));
  const some = fc.array(
    fc.record({
      cameo: fc.constantFrom(...codes),
      goldstein: fc.integer({ min: -10, max: 10 }),
      day: fc.integer({ min: 1, max: 28 }),
    }),
    { maxLength: 40 },
  );
  const eventsFrom = (
    drawn: readonly { cameo: DyadEvent["cameo"]; goldstein: number; day: number }[],
  ): DyadEvent[] =>
    drawn.map(({ cameo, goldstein, day }, i) =>
      madeUpEvent({
        id: `e${String(i).padStart(2, "0")}`,
        cameo,
        goldstein,
        date: isoDate(`2017-08-${String(day).padStart(2, "0")}`),
      }),
    );

  test("are at most so many, each once, oldest first, and the same in whatever order they come", () => {
    fc.assert(
      fc.property(some, fc.integer({ min: 4, max: 12 }), (drawn, count) => {
        const events = eventsFrom(drawn);
        const chosen = mainEvents(events, count);
        expect(chosen.length).toBeLessThanOrEqual(count);
        expect(new Set(chosen).size).toBe(chosen.length);
        expect(chosen.map((e) => e.date)).toEqual(chosen.map((e) => e.date).sort());
        expect(mainEvents([...events].reverse(), count)).toEqual(chosen);
      }),
    );
  });

  test("are no more than a quarter of one kind, and at least two where there are two", () => {
    fc.assert(
      fc.property(some, fc.integer({ min: 4, max: 12 }), (drawn, count) => {
        const chosen = mainEvents(eventsFrom(drawn), count);
        for (const cameo of codes) {
          const own = chosen.filter((event) => event.cameo === cameo).length;
          expect(own).toBeLessThanOrEqual(Math.max(2, Math.ceil(count / 4)));
        }
      }),
    );
  });

  test("leave out no event that weighs more than one told of the same kind", () => {
    const events = eventsFrom(
      [1, 9, 4, 7].map((goldstein, i) => ({ cameo: cameoCode("036"), goldstein, day: i + 1 })),
    );
    expect(mainEvents(events, 8).map((event) => event.goldstein)).toEqual([9, 7]);
  });

  test("prefer the better rated of two that weigh the same", () => {
    const pair = ["B2", "A1"].map((rating, i) =>
      madeUpEvent({ id: `e${i}`, reports: told(rating, 1) }),
    );
    expect(mainEvents(pair, 1).map((event) => event.id)).toEqual(["e1"]);
  });
});
