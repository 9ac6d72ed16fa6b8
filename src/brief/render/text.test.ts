import { describe, expect, test } from "vitest";
import { sharedRecord } from "../../../test/briefs/temporary-record.ts";
import { statementsOf } from "../brief.ts";
import { notesOf } from "../notes.ts";
import { briefText } from "./text.ts";

const record = sharedRecord();
const STYLE = new RegExp(String.raw`${"\u001b"}\[[\d;]*m`, "g");

describe("a brief as text", () => {
  test("is never set narrower than 60 columns nor wider than 100", async () => {
    const brief = await record.brief(["IND", "PAK"]);
    expect(briefText(brief, { width: 20 })).toBe(briefText(brief, { width: 60 }));
    expect(briefText(brief, { width: 300 })).toBe(briefText(brief, { width: 100 }));
  });

  test("says the same whatever the width", async () => {
    const brief = await record.brief(["IND", "PAK"]);
    const prose = (width: number): string =>
      (briefText(brief, { width }).split("CONCLUSIONS")[1] ?? "")
        .replace(/^Cooperation between[\s\S]*(?=^The next four quarters)/m, "")
        .replace(/─+/g, "")
        .replace(/\s+/g, " ");
    expect(prose(60)).toBe(prose(100));
    expect(prose(60).length).toBeGreaterThan(4000);
  });

  test("is the same with colour as without, but for the colour", async () => {
    const brief = await record.brief(["RUS", "PAK"]);
    const [plain, coloured] = [briefText(brief), briefText(brief, { colour: true })];
    expect(coloured).not.toBe(plain);
    expect(plain).not.toMatch(STYLE);
    expect(coloured.replace(STYLE, "")).toBe(plain);
  });

  test("ends every line that it colours without the colour running on", async () => {
    const brief = await record.brief(["RUS", "PAK"]);
    for (const line of briefText(brief, { colour: true, width: 60 }).split("\n")) {
      const codes = line.match(STYLE) ?? [];
      expect(codes.at(-1) ?? "\u001b[0m").toBe("\u001b[0m");
    }
  });

  test("keeps to ASCII of its own where the terminal knows no more", async () => {
    const brief = await record.brief(["RUS", "PAK"]);
    expect(briefText(brief, { unicode: false })).not.toMatch(/[─█░]/);
  });

  test("breaks a title too long for the line", async () => {
    const brief = {
      ...(await record.brief(["PAK", "SCO"])),
      title: "Saint Vincent and the Grenadines and the Shanghai Cooperation Organisation",
    };
    const lines = briefText(brief, { width: 60 }).split("\n");
    expect(lines[0]).toBe("SAINT VINCENT AND THE GRENADINES AND THE SHANGHAI");
    expect(lines[1]).toBe("COOPERATION ORGANISATION");
  });

  test("gives after each statement the marks of all it rests on, each explained below", async () => {
    const brief = await record.brief(["RUS", "PAK"]);
    const notes = notesOf(brief);
    const text = briefText(brief, { width: 100 });
    const [body = "", apparatus = ""] = text.split("EVENTS CITED");
    for (const statement of statementsOf(brief)) {
      const marks = notes.marksOf(statement);
      if (marks.length > 0) expect(body.replace(/\s+/g, " ")).toContain(`[${marks.join(", ")}]`);
      for (const mark of marks) expect(apparatus).toContain(`\n[${mark}] `);
    }
  });

  test("gives each command without what all of them share, and says what that is", async () => {
    const text = briefText(await record.brief(["RUS", "PAK"], { sources: ["chronicle"] }), {
      width: 100,
    });
    const [, counts = ""] = text.split("\nCOUNTS\n");
    const flat = counts.replace(/\s+/g, " ");
    expect(flat).toContain(
      "Each command, ended with --sources chronicle --as-of 2026-11-24 where it names no day, shows what was counted.",
    );
    expect(flat.match(/--sources chronicle/g)).toHaveLength(1);
  });
});
