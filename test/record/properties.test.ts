import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { derivation } from "../../src/record/derivation.ts";
import {
  directedCounts,
  dyadActivity,
  dyadEvents,
  dyadFunnel,
  dyadPerspective,
  snapshotOf,
  verifyRecord,
} from "../../src/record/index.ts";
import { rowsOf } from "../../src/record/query.ts";
import { ALWAYS, recordForEach, type TestRecord } from "../support/record.ts";
import { type ModelReport, modelFunnel } from "./funnel-model.ts";
import { type GdeltRow, gdeltFile } from "./source-rows.ts";

const one = recordForEach();
const other = recordForEach();

const DYADS = [
  ["RUS", "PAK"],
  ["PAK", "IND"],
  ["IND", "RUS"],
] as const;

/** Rows of a small world, in which everything that the rules tell apart collides often. */
const rows: fc.Arbitrary<GdeltRow[]> = fc
  .array(
    fc.record({
      source: fc.constantFrom("RUS", "PAK", "IND"),
      target: fc.constantFrom("RUS", "PAK", "IND"),
      code: fc.constantFrom("031", "036", "040", "042", "043", "057", "112", "190"),
      date: fc.constantFrom("20180115", "20180116"),
      place: fc.constantFrom("", "Sochi"),
      added: fc.constantFrom("20180116", "20180117000000", "20180201"),
      url: fc.constantFrom("", ...["a", "b", "c"].map((name) => `https://${name}.example/1`)),
      root: fc.boolean(),
      mentions: fc.integer({ min: 1, max: 3 }),
    }),
    { maxLength: 40 },
  )
  .map((made) => made.map((row, i) => ({ id: String(i), ...row })));

const dashed = (text: string): string => text.replace(/^(\d{4})(\d{2})(\d{2}).*$/, "$1-$2-$3");

/** The rows as the model reads them. */
function modelReports(made: readonly GdeltRow[]): ModelReport[] {
  return made
    .map((row) => ({
      source: row.source ?? "",
      target: row.target ?? "",
      date: dashed(row.date ?? ""),
      code: row.code ?? "",
      place: row.place ?? "",
      article: row.url ?? "",
      known: dashed(row.added ?? ""),
      root: row.root ?? false,
      mentions: row.mentions ?? 0,
    }))
    .filter((report) => report.source !== report.target);
}

/** Every event of a record at a day, with the reports that tell of it, and what is counted from them. */
async function answersOf(record: TestRecord, asOf: string): Promise<unknown> {
  const { ctes, bindings } = derivation({ asOf });
  return {
    snapshot: await snapshotOf(record.store, { asOf }),
    counts: await directedCounts(record.store, { asOf }, "month"),
    events: await rowsOf(
      record.store.connection,
      `WITH ${ctes} SELECT event.* REPLACE (event_date::VARCHAR AS event_date, event.known_from::VARCHAR AS known_from),
         told.ids FROM event
       JOIN (SELECT event_id, list(report_id ORDER BY report_id) AS ids FROM counted WHERE NOT capped GROUP BY ALL) told
       USING (event_id) ORDER BY event_id`,
      bindings,
    ),
  };
}

describe("for any rows whatever", () => {
  test("the funnel of every dyad is the one that the rules give by hand, and adds up", async () => {
    const { current: record } = one;
    await fc.assert(
      fc.asyncProperty(rows, async (made) => {
        await record.clear();
        const answer = await record.addText("gdelt", gdeltFile(made));
        expect(answer).toMatchObject({ rows: made.length, rejected: 0, reports: made.length });
        const reports = modelReports(made);
        const model = modelFunnel(reports);
        expect(answer.events).toEqual({
          new: model.ids.length,
          known: 0,
          merged: model.reReported,
        });
        for (const dyad of DYADS) {
          const ours = reports.filter((r) =>
            [r.source, r.target].every((a) => dyad.includes(a as never)),
          );
          const { rows: n, capped, reReported, mirrored, events } = modelFunnel(ours);
          const funnel = await dyadFunnel(record.store, { asOf: ALWAYS, dyad });
          expect(funnel).toMatchObject({
            rows: n,
            events,
            dropped: { articleCap: capped, reReported, mirrored },
          });
          const listed = await dyadEvents(record.store, { asOf: ALWAYS, dyad });
          expect(listed).toHaveLength(events);
          const { a, b, third, unknown } = await dyadPerspective(record.store, {
            asOf: ALWAYS,
            dyad,
          });
          expect(a + b + third + unknown).toBeCloseTo(n === 0 ? 0 : 1, 12);
        }
      }),
      { numRuns: 8 },
    );
    expect((await verifyRecord(record.store)).filter((c) => c.violations > 0)).toEqual([]);
  });

  test("the order of rows, their distribution over files and the order of files change nothing", async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.nat(40), fc.boolean(), async (made, cut, turned) => {
        for (const { current } of [one, other]) await current.clear();
        await one.current.addText("gdelt", gdeltFile(made));
        const parts = [made.slice(0, cut), made.slice(cut).toReversed()];
        for (const [i, part] of (turned ? parts.toReversed() : parts).entries()) {
          await other.current.addText("gdelt", gdeltFile(part), `${i}.csv`);
        }
        expect(await answersOf(other.current, ALWAYS)).toEqual(
          await answersOf(one.current, ALWAYS),
        );
      }),
      { numRuns: 7 },
    );
  });

  test("a record asked as of a day answers as one that never held what was known later", async () => {
    const days = fc.constantFrom("2018-01-15", "2018-01-16", "2018-01-17", "2018-02-01");
    await fc.assert(
      fc.asyncProperty(rows, days, async (made, day) => {
        for (const { current } of [one, other]) await current.clear();
        await one.current.addText("gdelt", gdeltFile(made));
        const then = made.filter((row) => dashed(row.added ?? "") <= day);
        await other.current.addText("gdelt", gdeltFile(then));
        expect(await answersOf(one.current, day)).toEqual(await answersOf(other.current, ALWAYS));
        expect(await answersOf(one.current, day)).toEqual(await answersOf(other.current, day));
      }),
      { numRuns: 7 },
    );
  });

  test("an event counted as of a day is counted as of every later day", async () => {
    const { current: record } = one;
    await fc.assert(
      fc.asyncProperty(rows, async (made) => {
        await record.clear();
        await record.addText("gdelt", gdeltFile(made));
        const days = ["2018-01-16", "2018-01-17", "2018-02-01"];
        const seen: string[][] = [];
        for (const asOf of days) {
          const { ctes, bindings } = derivation({ asOf });
          const events = await rowsOf<{ id: string }>(
            record.store.connection,
            `WITH ${ctes} SELECT event_id AS id FROM event`,
            bindings,
          );
          const ids = events.map(({ id }) => id);
          for (const earlier of seen) expect(ids).toEqual(expect.arrayContaining(earlier));
          seen.push(ids);
        }
      }),
      { numRuns: 6 },
    );
  });

  test("a mutual act counts the same whichever side wrote it down; its counts are symmetric", async () => {
    const mirror: Readonly<Record<string, string>> = { "042": "043", "043": "042" };
    const mutual = ["040", "042", "043", "057"];
    await fc.assert(
      fc.asyncProperty(rows, fc.infiniteStream(fc.boolean()), async (made, turns) => {
        for (const { current } of [one, other]) await current.clear();
        // without an article, so that no cap chooses among the sides
        const acts = made
          .filter(({ code }) => mutual.includes(code ?? ""))
          .map((row) => ({ ...row, url: "" }));
        const turned = acts.map((row) => {
          const [{ value: turn }] = [turns.next()];
          const code = mirror[row.code ?? ""] ?? row.code ?? "";
          return turn === true
            ? { ...row, source: row.target ?? "", target: row.source ?? "", code }
            : row;
        });
        await one.current.addText("gdelt", gdeltFile(acts));
        await other.current.addText("gdelt", gdeltFile(turned));
        const counts = await directedCounts(one.current.store, { asOf: ALWAYS }, "year");
        expect(await directedCounts(other.current.store, { asOf: ALWAYS }, "year")).toEqual(counts);
        const key = (a: string, b: string): string => `${a}>${b}`;
        const there = new Map(counts.map((c) => [key(c.source, c.target), c.events]));
        for (const c of counts) expect(there.get(key(c.target, c.source))).toBe(c.events);
        const activity = await dyadActivity(one.current.store, { asOf: ALWAYS });
        expect(activity.reduce((sum, { events }) => sum + 2 * events, 0)).toBe(
          counts.reduce((sum, { events }) => sum + events, 0),
        );
      }),
      { numRuns: 7 },
    );
  });
});
