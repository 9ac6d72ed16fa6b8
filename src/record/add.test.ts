import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { zipArchive, zstdFrame } from "../../test/record/archives.ts";
import { type GdeltRow, gdeltFile, icewsFile } from "../../test/record/source-rows.ts";
import {
  importEffects,
  recordForEach,
  recordForTest,
  temporaryFolder,
} from "../../test/support/record.ts";
import { addToRecord } from "./add.ts";
import { rejects } from "./rejects.ts";
import { sourceNamed } from "./source-registry.ts";

const held = recordForEach();

const rowsFrom = (first: number, n: number): GdeltRow[] =>
  Array.from({ length: n }, (_, i) => ({
    id: String(first + i),
    date: `201801${String(1 + ((first + i) % 28)).padStart(2, "0")}`,
    code: "036",
  }));

describe("the answer of an import", () => {
  test("counts rows, refused, new and known ones, file by file and together", async () => {
    const record = held.current;
    const first = record.file("in/1.csv", gdeltFile(rowsFrom(0, 5)));
    const second = record.file("in/2.csv", gdeltFile([...rowsFrom(3, 5), { id: "x", code: "?" }]));
    const answer = await record.add("gdelt", first, second);
    expect(answer).toMatchObject({
      source: "gdelt",
      rows: 11,
      rejected: 1,
      reports: 8,
      known: 2,
      articles: 8,
      seconds: 0,
    });
    expect(answer.files.map(({ path, ...counts }) => [path.slice(-5), counts])).toEqual([
      [
        "1.csv",
        {
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
          rows: 5,
          rejected: 0,
          reports: 5,
          known: 0,
          facts: 0,
        },
      ],
      [
        "2.csv",
        {
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
          rows: 6,
          rejected: 1,
          reports: 3,
          known: 2,
          facts: 0,
        },
      ],
    ]);
  });

  test("tells events that are new, events told of again and reports that joined one", async () => {
    const record = held.current;
    const event = { code: "036" };
    const first = await record.addText(
      "gdelt",
      gdeltFile([
        { id: "1", ...event },
        { id: "2", ...event, url: "https://b.example/2" },
        { id: "3", code: "190" },
      ]),
      "1.csv",
    );
    expect(first.events).toEqual({ new: 2, known: 0, merged: 1 });
    const second = await record.addText(
      "gdelt",
      gdeltFile([
        { id: "4", ...event, url: "https://c.example/3" },
        { id: "5", code: "112" },
      ]),
      "2.csv",
    );
    expect(second.events).toEqual({ new: 1, known: 1, merged: 1 });
  });

  test("counts an article once, however many of its rows and files tell of it", async () => {
    const record = held.current;
    const url = "https://a.example/1";
    const paths = [1, 2].map((n) => record.file(`${n}.csv`, gdeltFile([{ id: `${n}`, url }])));
    expect(await record.add("gdelt", ...paths)).toMatchObject({ reports: 2, articles: 1 });
  });

  test("counts an event as new whose only earlier report the article cap had dropped", async () => {
    const record = held.current;
    const url = "https://a.example/1";
    const early = [
      { id: "1", code: "031", url, mentions: 9 },
      { id: "2", code: "036", url },
    ];
    const first = await record.addText("gdelt", gdeltFile(early), "1.csv");
    expect(first.events).toEqual({ new: 1, known: 0, merged: 0 });
    const late = { id: "3", code: "036", url: "https://b.example/2" };
    const second = await record.addText("gdelt", gdeltFile([late]), "2.csv");
    expect(second.events).toEqual({ new: 1, known: 0, merged: 0 });
  });
});

describe("importing", () => {
  test("a file again changes nothing, its refused rows neither", async () => {
    const record = held.current;
    const text = `${gdeltFile(rowsFrom(0, 3))}rubbish\n`;
    await record.addText("gdelt", text);
    const before = await record.checksums();
    expect(await record.addText("gdelt", text, "elsewhere.csv")).toMatchObject({
      rows: 4,
      rejected: 1,
      reports: 0,
      known: 3,
    });
    expect(await record.checksums()).toBe(before);
  });

  test("a damaged archive again changes nothing either", async () => {
    const record = held.current;
    const lines = Array.from({ length: 20_000 }, (_, i) => `${(i * 7919) % 99_991}\n`).join("");
    const bytes = gzipSync(`${gdeltFile(rowsFrom(0, 3))}${lines}`);
    bytes.fill(0xff, bytes.length - 30_000, bytes.length - 29_990);
    await record.addText("gdelt", bytes);
    const before = await record.checksums();
    await record.addText("gdelt", bytes);
    expect(await record.checksums()).toBe(before);
  });

  test("a folder imports its files by name; an archive its members, each with its refused rows", async () => {
    const record = held.current;
    record.file("tree/a.csv", gdeltFile(rowsFrom(0, 2)));
    record.file("tree/b/c.csv.gz", gzipSync(gdeltFile(rowsFrom(10, 2))));
    record.file("tree/d.csv.zst", zstdFrame(gdeltFile(rowsFrom(20, 2))));
    record.file("tree/README.md", "not rows");
    const members = [
      { name: "x!y.csv", content: `${gdeltFile(rowsFrom(30, 2))}bad one\n` },
      { name: "y.csv", content: `${gdeltFile(rowsFrom(30, 2))}bad two\n` },
      { name: "notes.md", content: "not rows" },
    ];
    record.file("tree/z!z.zip", zipArchive(members));
    const answer = await record.add("gdelt", `${record.folder}/tree`);
    expect(
      answer.files.map(({ path, rows, reports, rejected }) => [
        path.split("/tree/")[1],
        rows,
        reports,
        rejected,
      ]),
    ).toEqual([
      ["a.csv", 2, 2, 0],
      ["b/c.csv.gz", 2, 2, 0],
      ["d.csv.zst", 2, 2, 0],
      ["z!z.zip!x%21y.csv", 3, 2, 1],
      ["z!z.zip!y.csv", 3, 0, 1],
    ]);
    expect((await rejects(record.store)).map(({ raw }) => raw)).toEqual(["bad one", "bad two"]);
    const before = await record.checksums();
    await record.add("gdelt", `${record.folder}/tree`);
    expect(await record.checksums()).toBe(before);
  });

  test("- imports standard input, plain or packed", async () => {
    const record = held.current;
    for (const bytes of [
      Buffer.from(gdeltFile(rowsFrom(0, 2))),
      gzipSync(gdeltFile(rowsFrom(9, 2))),
    ]) {
      const effects = importEffects(bytes);
      const answer = await addToRecord(record.store, sourceNamed("gdelt"), ["-"], effects);
      expect(answer).toMatchObject({ rows: 2, reports: 2, files: [{ path: "-" }] });
    }
    const zip = importEffects(zipArchive([{ name: "a.csv", content: "x" }]));
    const adding = addToRecord(record.store, sourceNamed("gdelt"), ["-"], zip);
    await expect(adding).rejects.toMatchObject({ code: "record.input-unreadable" });
    expect(existsSync(`${record.path}.staging`)).toBe(false);
  });

  test("what is not there, or holds nothing of the source, is an error before anything is done", async () => {
    const record = held.current;
    const good = record.file("good.csv", gdeltFile(rowsFrom(0, 2)));
    await expect(record.add("gdelt", good, `${record.folder}/none`)).rejects.toMatchObject({
      code: "record.input-missing",
    });
    const empty = temporaryFolder();
    await expect(record.add("gdelt", good, empty)).rejects.toMatchObject({
      code: "record.input-empty",
      facts: { path: empty, expects: sourceNamed("gdelt").expects },
    });
    mkdirSync(`${empty}/sub`);
    const archive = record.file("none.zip", zipArchive([]));
    await expect(record.add("gdelt", archive)).rejects.toMatchObject({
      code: "record.input-empty",
    });
    expect(await record.rows("SELECT * FROM file")).toEqual([]);
  });

  test("a file of another source refuses every row, and says so row by row", async () => {
    const record = held.current;
    const files: Record<string, string> = {
      gdelt: gdeltFile(rowsFrom(0, 3)),
      icews: icewsFile([{ id: "1" }, { id: "2" }]),
      events: "date,source,target,cameo\n2018,Russia,Pakistan,040\n2017,Russia,Pakistan,040\n",
    };
    for (const source of Object.keys(files)) {
      for (const [other, text] of Object.entries(files)) {
        if (other === source) continue;
        await record.clear();
        const answer = await record.addText(source, text, `${other}.csv`);
        expect([source, other, answer.reports]).toEqual([source, other, 0]);
        expect(answer.rejected).toBe(answer.rows);
        expect(answer.rows).toBeGreaterThan(0);
      }
    }
  });

  test("says which file it is at", async () => {
    const record = held.current;
    const paths = [1, 2].map((n) => record.file(`${n}.csv`, gdeltFile(rowsFrom(n, 1))));
    const seen: unknown[] = [];
    const effects = { ...importEffects(), progress: (event: unknown) => void seen.push(event) };
    await addToRecord(record.store, sourceNamed("gdelt"), paths, effects);
    expect(seen).toEqual(paths.map((path, done) => ({ path, done, files: 2 })));
  });
});

describe("an import that fails", () => {
  test("in its second file keeps the first and nothing of the second, and can be run again", async () => {
    const record = await recordForTest();
    const first = record.file("1.csv", gdeltFile(rowsFrom(0, 3)));
    const second = record.file("2.csv", gdeltFile(rowsFrom(10, 3)));
    await record.add("gdelt", first);
    const before = await record.checksums();
    let opened = 0;
    const failing = {
      ...importEffects(),
      clock: {
        now: () => {
          // read at the start, then in each transaction when its rows are in place
          if (++opened === 2) throw new Error("power cut");
          return 0;
        },
      },
    };
    const adding = addToRecord(record.store, sourceNamed("gdelt"), [first, second], failing);
    await expect(adding).rejects.toThrow("power cut");
    expect(await record.checksums()).toBe(before);
    expect(readdirSync(record.folder).filter((name) => name.includes("staging"))).toEqual([]);
    expect(await record.add("gdelt", first, second)).toMatchObject({ reports: 3, known: 3 });
  });

  test("while reading leaves the record as it was, and usable", async () => {
    const record = await recordForTest();
    await record.addText("gdelt", gdeltFile(rowsFrom(0, 3)));
    const before = await record.checksums();
    const effects = {
      ...importEffects(),
      stdin: () => {
        throw new Error("no standard input");
      },
    };
    const adding = addToRecord(record.store, sourceNamed("gdelt"), ["-"], effects);
    await expect(adding).rejects.toThrow("no standard input");
    expect(await record.checksums()).toBe(before);
    expect(await record.addText("gdelt", gdeltFile(rowsFrom(3, 1)))).toMatchObject({ reports: 1 });
  });
});
