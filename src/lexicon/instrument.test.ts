import { readFileSync } from "node:fs";
import { csvParse } from "d3-dsv";
import { describe, expect, test } from "vitest";
import { cameoEntries } from "./cameo.ts";
import { INSTRUMENTS, type Instrument, instrumentOf } from "./instrument.ts";

const chronicle = csvParse(
  readFileSync(new URL("../../data/chronicle/chronicle.csv", import.meta.url), "utf8"),
);

describe("the instrument of an event", () => {
  test.each<[string, Instrument]>([
    ["visit", "diplomatic"],
    ["vote", "diplomatic"],
    ["drone", "military"],
    ["ceasefire", "military"],
    ["arms", "arms"],
    ["energy", "energy"],
    ["nuclear", "nuclear"],
    ["intelligence", "intelligence"],
    ["release", "judicial"],
    ["humanitarian", "humanitarian"],
    ["economic", "economic"],
  ])("is what the mode word %s says, whatever the code", (ploverMode, instrument) => {
    for (const cameo of ["057", "163", "190"]) {
      expect(instrumentOf({ cameo, ploverMode })).toBe(instrument);
    }
  });

  test.each<[string, Instrument]>([
    ["061", "economic"],
    ["0211", "economic"],
    ["163", "economic"],
    ["062", "military"],
    ["0256", "military"],
    ["0871", "military"],
    ["064", "intelligence"],
    ["1125", "intelligence"],
    ["063", "judicial"],
    ["173", "judicial"],
    ["073", "humanitarian"],
    ["161", "diplomatic"],
    ["057", "diplomatic"],
    ["010", "diplomatic"],
  ])("without a mode word is that of the code: %s is %s", (cameo, instrument) => {
    expect(instrumentOf({ cameo })).toBe(instrument);
    expect(instrumentOf({ cameo, ploverMode: "some other word" })).toBe(instrument);
  });

  test("goes by the narrowest code that the table lists", () => {
    expect(instrumentOf({ cameo: "171" })).toBe("economic");
    expect(instrumentOf({ cameo: "1711" })).toBe("economic");
    expect(instrumentOf({ cameo: "1712" })).toBe("military");
    expect(instrumentOf({ cameo: "204" })).toBe("military");
    expect(instrumentOf({ cameo: "2042" })).toBe("nuclear");
  });

  test("is military for every use of force that is not nuclear", () => {
    for (const { code, root } of cameoEntries()) {
      if (!["18", "19", "20"].includes(root) || code === "2042") continue;
      expect(instrumentOf({ cameo: code })).toBe("military");
    }
  });

  test("is arms or energy only where a mode word says so, since CAMEO has no code for them", () => {
    const byCode = new Set(cameoEntries().map((entry) => instrumentOf({ cameo: entry.code })));
    expect(INSTRUMENTS.filter((instrument) => !byCode.has(instrument))).toEqual(["arms", "energy"]);
  });

  test("is settled by the mode word in every chronicle row that has one", () => {
    const words = new Set(chronicle.map((row) => row["plover_mode"] ?? "").filter(Boolean));
    expect(words.size).toBeGreaterThan(20);
    const unsettled = [...words].filter(
      (ploverMode) =>
        instrumentOf({ cameo: "010", ploverMode }) !== instrumentOf({ cameo: "190", ploverMode }),
    );
    expect(unsettled).toEqual([]);
  });

  test("would be the same from the code alone in three chronicle rows of four", () => {
    const worded = chronicle.filter((row) => row["plover_mode"]);
    const same = worded.filter((row) => {
      const cameo = row["cameo"] ?? "";
      return instrumentOf({ cameo, ploverMode: row["plover_mode"] }) === instrumentOf({ cameo });
    });
    expect(same.length / worded.length).toBeCloseTo(0.75, 1);
  });

  test("is the one that the documented tables give for every word and code they list", () => {
    const page = new URL("../../docs/method/instruments.md", import.meta.url);
    const rows = [...readFileSync(page, "utf8").matchAll(/^\| ([a-z]+) \| (.+) \|$/gm)];
    const cells = rows
      .filter(([, name]) => name !== "instrument")
      .flatMap(([, name, list = ""]) => list.split(", ").map((item) => [name, item] as const));
    expect(cells.length).toBeGreaterThan(100);
    for (const [name, item] of cells) {
      if (item.startsWith("and ")) continue;
      const event = /^\d/.test(item) ? { cameo: item } : { cameo: "010", ploverMode: item };
      expect([item, instrumentOf(event)]).toEqual([item, name]);
    }
  });
});
