import { describe, expect, test } from "vitest";
import { item, matrix } from "../../../test/drivers/evidence-matrix.ts";
import { csvFile, ownEvent } from "../../../test/record/source-rows.ts";
import { ALWAYS, recordForEach } from "../../../test/support/record.ts";
import type { RecordAnswer } from "./evidence-grid.ts";
import type { RecordQuery } from "./matrix.ts";
import { recordAnswers } from "./record-answers.ts";

const held = recordForEach();

async function answer(
  query: Partial<RecordQuery>,
  asOf: string = ALWAYS,
): Promise<RecordAnswer | undefined> {
  const whole = {
    between: ["RUS", "PAK"] as const,
    select: {},
    from: "2015",
    to: "2016",
    atLeast: 1,
  };
  const asked = item("visit", { query: { ...whole, ...query } });
  const { store } = held.current;
  const evidence = [item("cable"), asked];
  const answers = await recordAnswers(store, matrix({ tilt: 0.5 }, evidence, []), { asOf });
  expect([...answers.keys()]).toEqual(["visit"]);
  return answers.get("visit");
}

async function add(): Promise<void> {
  const rows = [
    { date: "2014-01-01", cameo: "040" },
    {
      date: "2015-06-15",
      cameo: "042",
      source: "Pakistan",
      target: "Russia",
      source_rating: "B1",
      url: "https://a.example/1",
    },
    { date: "2016-02-01", cameo: "057", source_rating: "C3", url: "https://a.example/2" },
    { date: "2018-01-01", cameo: "040" },
  ];
  await held.current.addText("events", csvFile(rows.map(ownEvent)));
}

describe("what the record answers", () => {
  test("is found with the events, their addresses and the rating of the weakest that is needed", async () => {
    await add();
    const one = await answer({});
    expect(one).toMatchObject({ outcome: "found", rating: "B1" });
    expect(one?.events).toHaveLength(2);
    expect(one?.addresses).toEqual(["https://a.example/1", "https://a.example/2"]);
    expect(await answer({ atLeast: 2 })).toMatchObject({ outcome: "found", rating: "C3" });
  });

  test("is not found where too few events of the kind lie in a span of which a source tells", async () => {
    await add();
    expect(await answer({ atLeast: 3 })).toMatchObject({ outcome: "not found", rating: "F6" });
    expect(await answer({ select: { class: "conflict" } })).toMatchObject({
      outcome: "not found",
      events: [],
    });
  });

  test("is that the record cannot tell where no source tells of the whole span", async () => {
    await add();
    expect(await answer({ to: "2019", atLeast: 4 })).toMatchObject({ outcome: "cannot tell" });
    expect(await answer({ to: "2019", atLeast: 3 })).toMatchObject({ outcome: "found" });
  });

  test("uses nothing that became known after the as-of day", async () => {
    await add();
    expect(await answer({ atLeast: 2 }, "2015-12-31")).toMatchObject({ outcome: "cannot tell" });
    expect(await answer({ from: "2015-06-15", to: "2015-06" }, "2015-12-31")).toMatchObject({
      outcome: "found",
    });
  });
});
