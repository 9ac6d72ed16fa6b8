import { describe, expect, test } from "vitest";
import { madeUpEvent, madeUpReport } from "../../test/briefs/made-up-event.ts";
import { eventsCsv, importInto, sharedRecord } from "../../test/briefs/temporary-record.ts";
import type { DyadEvent } from "../record/index.ts";
import { statementsOf } from "./brief.ts";
import { confidenceLevel } from "./confidence.ts";
import { houseStyleFaults } from "./house-style.ts";

/** So many events of a rating, each told by so many publishers. */
const events = (count: number, rating: string, publishers: number): DyadEvent[] =>
  Array.from({ length: count }, (_, i) =>
    madeUpEvent({
      id: `${rating}-${publishers}-${i}`,
      reports: Array.from({ length: publishers }, (__, p) =>
        madeUpReport({ rating, publisher: `p${p}` }),
      ),
    }),
  );

describe("confidence in a description", () => {
  test("is low on fewer than ten events, however well told", () => {
    expect(confidenceLevel([])).toBe("low");
    expect(confidenceLevel(events(9, "A1", 3))).toBe("low");
  });

  test("is low where fewer than half of the events are rated B2 or better", () => {
    expect(confidenceLevel([...events(4, "B2", 1), ...events(6, "B3", 1)])).toBe("low");
    expect(confidenceLevel([...events(5, "B2", 1), ...events(5, "C1", 1)])).toBe("moderate");
  });

  test("is high where half of the events are also told by more than one publisher", () => {
    expect(confidenceLevel([...events(5, "A2", 2), ...events(5, "A2", 1)])).toBe("high");
    expect(confidenceLevel([...events(4, "A2", 2), ...events(6, "A2", 1)])).toBe("moderate");
  });

  test("takes an event at its best report", () => {
    const twice = events(10, "D4", 1).map((event) => ({
      ...event,
      reports: [...event.reports, madeUpReport({ rating: "B1", publisher: "p0" })],
    }));
    expect(confidenceLevel(twice)).toBe("moderate");
  });

  test("never falls when an event is told better or by one more", () => {
    const order = ["low", "moderate", "high"];
    for (const rating of ["A1", "B2", "C3", "F6"]) {
      for (const publishers of [1, 2]) {
        const base = [...events(6, rating, publishers), ...events(6, "B3", 1)];
        const better = [...events(6, rating, publishers), ...events(6, "B2", 2)];
        expect(order.indexOf(confidenceLevel(better))).toBeGreaterThanOrEqual(
          order.indexOf(confidenceLevel(base)),
        );
      }
    }
  });
});

/** Events of one's own between two, each of a rating and told by so many publishers. */
function rows(
  pair: readonly [string, string],
  ratings: readonly (readonly [string, number])[],
): Record<string, string>[] {
  return ratings.flatMap(([rating, publishers], i) =>
    Array.from({ length: publishers }, (_, p) => ({
      date: `2011-03-${String(i + 1).padStart(2, "0")}`,
      source: pair[0],
      target: pair[1],
      cameo: "036",
      summary: `An offer is made, the ${i + 1}th.`,
      publisher: `Paper ${p}`,
      url: `https://example.org/${pair.join("-")}/${i}/${p}`,
      source_rating: rating,
    })),
  );
}

const times = (n: number, rating: string, publishers: number): [string, number][] =>
  Array.from({ length: n }, () => [rating, publishers]);

describe("the statement of confidence", () => {
  const { brief } = sharedRecord(async (store, workshop) => {
    const csv = eventsCsv([
      ...rows(["CHL", "PER"], [...times(1, "B2", 1), ...times(11, "C3", 1)]),
      ...rows(["CHL", "BOL"], times(12, "C3", 1)),
      ...rows(["CHL", "ECU"], [...times(5, "B2", 2), ...times(6, "B2", 1)]),
      ...rows(["CHL", "PRY"], [...times(6, "B2", 2), ...times(5, "B2", 1)]),
      ...rows(["CHL", "URY"], [...times(4, "A1", 2), ...times(1, "B1", 1), ...times(6, "C1", 2)]),
    ]);
    await importInto(store, "events", workshop.write("rated.csv", csv));
  });

  test.each([
    [
      "PER",
      "low: only 1 of 12 events is rated B2 or better (a usually reliable source, a credible item).",
    ],
    [
      "BOL",
      "low: none of 12 events are rated B2 or better (a usually reliable source, a credible item).",
    ],
    [
      "ECU",
      "moderate: 11 of 11 events are rated B2 or better (a usually reliable source, a credible item), but 6 rest on a single publisher.",
    ],
    [
      "PRY",
      "high: 11 of 11 events are rated B2 or better (a usually reliable source, a credible item), and 6 are told by more than one publisher.",
    ],
    [
      "URY",
      "low: only 5 of 11 events are rated B2 or better (a usually reliable source, a credible item).",
    ],
  ])("gives its reason, Chile and %s", async (other, reason) => {
    const written = await brief(["CHL", other], { sources: ["events"] });
    const statement = statementsOf(written).find(({ id }) => id === "confidence");
    expect(statement?.text).toBe(`Confidence in this description is ${reason}`);
    expect(statement?.likelihood).toBeUndefined();
    expect(reason.startsWith(statement?.confidence ?? "?")).toBe(true);
    expect(houseStyleFaults(written)).toEqual([]);
  });
});
