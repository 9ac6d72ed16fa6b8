import { describe, expect, test } from "vitest";
import { modelEventId, modelOccurrenceId } from "../../../test/record/funnel-model.ts";
import { csvFile, type GdeltRow, gdeltFile, ownEvent } from "../../../test/record/source-rows.ts";
import { recordForEach } from "../../../test/support/record.ts";
import { cameoEntries, isMutual, quadClassOf } from "../../lexicon/index.ts";

const held = recordForEach();

interface Ids {
  readonly report: string;
  readonly event: string | null;
  readonly occurrence: string | null;
}

async function idsOf(...rows: readonly Partial<GdeltRow>[]): Promise<Ids[]> {
  const record = held.current;
  await record.clear();
  const whole = rows.map((row, i) => ({ id: String(i), ...row }));
  await record.addText("gdelt", gdeltFile(whole));
  return await record.rows(
    "SELECT report_id AS report, event_id AS event, occurrence_id AS occurrence FROM report ORDER BY line",
  );
}

describe("the id of an event", () => {
  test("is a hash of day, precision, actors, code and place, the same in every record", async () => {
    const [ids] = await idsOf({ id: "1" });
    // md5 of "gdelt|1", of "2018-01-15|day|RUS|PAK|040||" and of "2018-01-15|day|PAK=RUS|040||"
    expect(ids).toEqual({
      report: "1714d3875c217fcb",
      event: "a24cd6274c1fc192",
      occurrence: "f75773f2c25841b4",
    });
    const deed = { source: "RUS", target: "PAK", date: "2018-01-15", code: "040", place: "" };
    expect([ids?.event, ids?.occurrence]).toEqual([modelEventId(deed), modelOccurrenceId(deed)]);
  });

  test("does not depend on who reports, where in the file, how often or how late", async () => {
    const [a, b] = await idsOf(
      { url: "https://a.example/1", mentions: 1, added: "20180115", root: true },
      { url: "https://b.example/2", mentions: 99, added: "20190101", root: false },
    );
    expect(a?.event).toBe(b?.event);
    expect(a?.report).not.toBe(b?.report);
  });

  test("changes with each of day, source, target, code and place", async () => {
    const ids = await idsOf(
      {},
      { date: "20180116" },
      { source: "IND" },
      { target: "IND" },
      { code: "042" },
      { place: "Sochi" },
      { place: "Kazan" },
    );
    expect(new Set(ids.map(({ event }) => event)).size).toBe(7);
  });

  test("is absent where there are no two different known actors", async () => {
    const [ids] = await idsOf({ source: "PAK" });
    expect([ids?.event, ids?.occurrence]).toEqual([null, null]);
  });

  test("tells a day from a month that it stands for", async () => {
    const record = held.current;
    const rows = [{ date: "2018-02-01" }, { date: "2018-02" }].map(ownEvent);
    await record.addText("events", csvFile(rows));
    const ids = await record.rows("SELECT DISTINCT event_id FROM report");
    expect(ids).toHaveLength(2);
  });
});

describe("the occurrence", () => {
  const mirrored = { source: "PAK", target: "RUS" };

  test("of a mutual act is one from both sides", async () => {
    for (const code of ["040", "041", "044", "046", "057"]) {
      const [one, other] = await idsOf({ code }, { code, ...mirrored });
      expect(one?.event).not.toBe(other?.event);
      expect(one?.occurrence).toBe(other?.occurrence);
    }
  });

  test("of a visit is one with the host's word for it, and another than of the return visit", async () => {
    const [visit, hosting, returned, hostedBack] = await idsOf(
      { code: "042" },
      { code: "043", ...mirrored },
      { code: "042", ...mirrored },
      { code: "043" },
    );
    expect(visit?.occurrence).toBe(hosting?.occurrence);
    expect(returned?.occurrence).toBe(hostedBack?.occurrence);
    expect(visit?.occurrence).not.toBe(returned?.occurrence);
  });

  test("of two mutual acts that differ in code, day or place is not one", async () => {
    const ids = await idsOf(
      { code: "040" },
      { code: "041", ...mirrored },
      { code: "040", ...mirrored, date: "20180116" },
      { code: "040", ...mirrored, place: "Sochi" },
    );
    expect(new Set(ids.map(({ occurrence }) => occurrence)).size).toBe(4);
  });

  test("of a one-sided act is the event itself, from whichever side", async () => {
    const [one, other] = await idsOf({ code: "036" }, { code: "036", ...mirrored });
    expect(one?.occurrence).toBe(one?.event);
    expect(other?.occurrence).toBe(other?.event);
  });

  test("differs from the event for exactly the acts that the lexicon calls mutual", async () => {
    const codes = cameoEntries().map(({ code }) => code);
    const ids = await idsOf(...codes.map((code) => ({ code })));
    expect(codes.filter((_, i) => ids[i]?.event !== ids[i]?.occurrence)).toEqual(
      codes.filter((code) => isMutual(code)),
    );
  });
});

describe("the quad class in the record", () => {
  test("is the lexicon's for every CAMEO code", async () => {
    const codes = cameoEntries().map(({ code }) => code);
    await idsOf(...codes.map((code) => ({ code })));
    const classes = await held.current.rows<{ cameo: string; quad: number }>(
      "SELECT cameo, quad_class::INTEGER AS quad FROM report ORDER BY line",
    );
    expect(classes).toHaveLength(codes.length);
    expect(classes).toEqual(codes.map((cameo) => ({ cameo, quad: quadClassOf(cameo) })));
  });
});

describe("a row that the record holds", () => {
  test("twice in one file is one report, the first", async () => {
    const ids = await idsOf({ id: "7", mentions: 1 }, { id: "7", mentions: 2 }, { id: "8" });
    expect(ids).toHaveLength(2);
    const kept = await held.current.rows("SELECT mentions FROM report ORDER BY line");
    expect(kept).toEqual([{ mentions: 1 }, { mentions: 1 }]);
  });

  test("under the same number in another source is another report", async () => {
    const [gdelt] = await idsOf({ id: "7" });
    const icews = await held.current.rows<{ id: string }>("SELECT left(md5('icews|7'), 16) AS id");
    expect(gdelt?.report).not.toBe(icews[0]?.id);
  });
});
