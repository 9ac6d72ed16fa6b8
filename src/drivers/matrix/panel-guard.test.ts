import { describe, expect, test } from "vitest";
import { item, matrix } from "../../../test/drivers/evidence-matrix.ts";
import type { EvidenceItem } from "./matrix.ts";
import { refusePanelEvidence } from "./panel-guard.ts";

const PANEL = {
  events: new Set(["e-1", "e-2"]),
  addresses: ["https://www.dawn.com/news/80733/?utm_source=feed#top"],
};

const guarding = (fields: Partial<EvidenceItem>) => () =>
  refusePanelEvidence(matrix({ tilt: 0.5 }, [item("cable", fields)], []), PANEL);

const refused = (facts: object) =>
  expect.objectContaining({ code: "drivers.matrix-evidence-in-panel", facts });

describe("an item that the panel has counted", () => {
  test("is refused by its event, with those that are meant", () => {
    expect(guarding({ events: ["e-2", "e-9"] })).toThrow(
      refused({ evidence: "cable", events: ["e-2"], address: null }),
    );
  });

  test("is refused by its document, however the address is written", () => {
    for (const address of [
      "http://dawn.com/news/80733",
      "https://www.dawn.com/news/80733/",
      "https://dawn.com/news/80733?fbclid=x",
    ]) {
      expect(guarding({ address })).toThrow(refused({ evidence: "cable", events: [], address }));
    }
  });

  test("is refused by what the record answers for it", () => {
    const answer = (events: string[], addresses: string[]) => () =>
      refusePanelEvidence(
        matrix({ tilt: 0.5 }, [item("visit")], []),
        PANEL,
        new Map([["visit", { outcome: "found" as const, events, addresses, rating: "B2" }]]),
      );
    expect(answer(["e-1"], [])).toThrow("the panel counts already, e-1 among them");
    expect(answer([], ["https://dawn.com/news/80733"])).toThrow("a document");
    expect(answer(["e-3"], ["https://dawn.com/news/80734"])).not.toThrow();
  });
});

test("an item of another event and page stands, and so does one without either", () => {
  expect(
    guarding({ events: ["e-3"], address: "https://dawn.com/news/80733?page=2" }),
  ).not.toThrow();
  expect(guarding({ address: "National Archives, FCO 37/1" })).not.toThrow();
  expect(guarding({})).not.toThrow();
});
