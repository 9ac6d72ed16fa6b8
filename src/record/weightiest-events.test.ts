import { describe, expect, test } from "vitest";
import { csvFile, ownEvent } from "../../test/record/source-rows.ts";
import { ALWAYS, recordForEach } from "../../test/support/record.ts";
import { isoDate } from "../kernel/index.ts";
import { dyadEvents } from "./dyad-events.ts";
import { type DaySpan, weightiestEvents } from "./weightiest-events.ts";

const held = recordForEach();

const span = (first: string, last: string): DaySpan => ({
  first: isoDate(first),
  last: isoDate(last),
});

describe("the weightiest events of several spans", () => {
  test("are for each span, overlapping or empty, those that are kept of it alone", async () => {
    const acts = ["036", "0331", "040", "112", "190"].flatMap((cameo, i) => [
      ownEvent({ date: `2018-01-0${i + 1}`, cameo }),
      ownEvent({ date: `2018-02-0${i + 1}`, cameo, source: "Pakistan", target: "Russia" }),
    ]);
    const repeated = ownEvent({ date: "2018-01-02", cameo: "0331" });
    await held.current.addText("events", csvFile([...acts, repeated, { ...repeated }]));
    const scope = { asOf: ALWAYS, dyad: ["RUS", "PAK"] as const };
    const spans = [
      span("2018-01-01", "2018-02-28"),
      span("2018-01-03", "2018-02-02"),
      span("2019-01-01", "2019-12-31"),
    ];
    const found = await weightiestEvents(held.current.store, scope, spans, 3);
    const alone = await Promise.all(
      spans.map(({ first, last }) =>
        dyadEvents(held.current.store, {
          ...scope,
          from: first,
          to: last,
          limit: 3,
          keep: "weightiest",
        }),
      ),
    );
    expect(found).toEqual(alone.map((events) => events.map(({ id }) => id)));
    expect(found.map(({ length }) => length)).toEqual([3, 3, 0]);
  });

  test("of no span are none", async () => {
    const scope = { asOf: ALWAYS, dyad: ["RUS", "PAK"] as const };
    expect(await weightiestEvents(held.current.store, scope, [], 3)).toEqual([]);
  });
});
