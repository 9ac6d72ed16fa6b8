import { describe, expect, test } from "vitest";
import { csvFile, gdeltFile, ownEvent } from "../../test/record/source-rows.ts";
import { ALWAYS, recordForEach } from "../../test/support/record.ts";
import { snapshotOf } from "./snapshot.ts";

const held = recordForEach();

const snapshot = async (asOf: string = ALWAYS): Promise<string> =>
  await snapshotOf(held.current.store, { asOf });

const ROWS = ["036", "040", "190"].map((code, i) => ({
  id: String(i),
  code,
  added: `2018010${i + 1}`,
  url: `https://a.example/${i}`,
}));

describe("the snapshot", () => {
  test("is one hash of the reports, whatever files they came in and in which order", async () => {
    await held.current.addText("gdelt", gdeltFile(ROWS));
    const whole = await snapshot();
    expect(whole).toMatch(/^[0-9a-f]{16}$/);
    await held.current.clear();
    await held.current.addText("gdelt", gdeltFile(ROWS.slice(1).toReversed()), "2.csv");
    expect(await snapshot()).not.toBe(whole);
    await held.current.addText("gdelt", gdeltFile(ROWS.slice(0, 1)), "1.csv");
    expect(await snapshot()).toBe(whole);
  });

  test("of a day is that of a record that holds only what was known then", async () => {
    await held.current.addText("gdelt", gdeltFile(ROWS));
    const then = await snapshot("2018-01-02");
    await held.current.clear();
    await held.current.addText("gdelt", gdeltFile(ROWS.slice(0, 2)));
    expect(await snapshot()).toBe(then);
  });

  test("changes with whatever a report shows", async () => {
    const base = {
      summary: "They met.",
      url: "https://a.example/1",
      publisher: "A paper",
      published: "2018-01-16",
      source_rating: "B2",
      note: "A doubt.",
      plover_type: "CONSULT",
      plover_mode: "visit",
      others: "China",
    };
    const changes: Readonly<Record<string, string>>[] = [
      {},
      { summary: "They met again." },
      { url: "https://a.example/2" },
      { publisher: "Another" },
      { published: "2018-01-17" },
      { source_rating: "B3" },
      { source_rating: "C2" },
      { note: "" },
      { plover_type: "AGREE" },
      { plover_mode: "arms" },
      { others: "China;India" },
      { known_from: "2019-01-01" },
      { cameo: "042" },
      { place: "Sochi" },
      { date: "2018-01-14" },
    ];
    const seen: string[] = [];
    for (const change of changes) {
      await held.current.clear();
      await held.current.addText("events", csvFile([ownEvent({ ...base, ...change })]));
      seen.push(await snapshot());
    }
    expect(new Set(seen).size).toBe(changes.length);
  });

  test("of an empty record is known too", async () => {
    expect(await snapshot()).toMatch(/^[0-9a-f]{16}$/);
  });
});
