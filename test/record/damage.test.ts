import { constants, gunzipSync, gzipSync, inflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EntenteError } from "../../src/kernel/index.ts";
import { type ImportAnswer, verifyRecord } from "../../src/record/index.ts";
import { HAND_CODED_COLUMNS } from "../../src/record/sources/hand-coded.ts";
import { recordForEach } from "../support/record.ts";
import { zipArchive, zstdFrame } from "./archives.ts";
import { gdelt2, icewsFile, icewsRow } from "./source-rows.ts";

const shared = recordForEach();

const LONG = "x".repeat(2 ** 20);

/** Lines that are no row, none of which may cost a neighbour. */
const DAMAGE: Readonly<Record<string, Uint8Array>> = {
  "too few fields": Buffer.from("1\t2\t3"),
  "too many fields": Buffer.from(`${gdelt2({ id: "x" })}\tmore`),
  "bad UTF-8": Buffer.concat([Buffer.from(gdelt2({ id: "x" })), Buffer.from([0xc3, 0x28])]),
  "a NUL": Buffer.from(gdelt2({ id: "x", place: "a\0b" })),
  "an enormous field": Buffer.from(gdelt2({ id: "x", place: LONG })),
  "nothing but tabs": Buffer.from("\t".repeat(60)),
  "a bad date": Buffer.from(gdelt2({ id: "x", date: "2018" })),
  "binary rubbish": Buffer.from([1, 2, 3, 0xff, 0xfe, 34, 34, 9, 39, 92, 0x80]),
  "a lone quotation mark": Buffer.from('"'),
};

const good = (n: number): Buffer =>
  Buffer.from(gdelt2({ id: `good-${n}`, place: 'He said "no', code: "036" }));

/** A good or a damaged line. */
const lines = fc.array(
  fc.oneof({ weight: 2, arbitrary: fc.constant("good") }, fc.constantFrom(...Object.keys(DAMAGE))),
  { maxLength: 12 },
);

const PACKERS: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
  plain: (bytes) => bytes,
  gzip: (bytes) => gzipSync(bytes),
  zstd: (bytes) => zstdFrame(bytes, 700),
  zip: (bytes) => zipArchive([{ name: "in.zip.csv", content: bytes }]),
  "streamed zip": (bytes) => zipArchive([{ name: "in.csv", content: bytes, streamed: true }]),
};

const packing = fc.constantFrom(...Object.keys(PACKERS));

/**
 * Numbers of the good rows that the record holds.
 *
 * @param end what follows the number, where a cut could leave half of it
 */
async function goodRows(end = ""): Promise<number[]> {
  const found = await shared.current.rows<{ n: number }>(
    `SELECT split_part(split_part(article, 'good-', 2), '?', 1)::INTEGER AS n FROM report
     WHERE article LIKE '%good-%${end}%' ORDER BY n`,
  );
  return found.map(({ n }) => n);
}

/** Import a file whatever it holds: it does not fail, and its counts are those of the tables. */
async function survives(source: string, bytes: Uint8Array): Promise<ImportAnswer> {
  const record = shared.current;
  await record.clear();
  const answer = await record.addText(source, bytes);
  expect(answer.rows).toBe(answer.rejected + answer.reports + answer.known);
  expect(answer.known).toBeGreaterThanOrEqual(0);
  const held = await record.rows(
    `SELECT (SELECT count(*) FROM report)::INTEGER AS reports, (SELECT count(*) FROM reject)::INTEGER AS rejected,
       (SELECT sum(row_count) FROM file)::INTEGER AS rows`,
  );
  const { rows, rejected, reports } = answer;
  expect(held).toEqual([{ rows, rejected, reports }]);
  return answer;
}

const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

describe("a file with damaged lines", () => {
  test.each(Object.entries(DAMAGE))("(%s) gives every good row beside them", async (_, bad) => {
    const parts = [good(0), bad, good(1), bad, bad, good(2)];
    const answer = await survives(
      "gdelt",
      Buffer.concat(parts.flatMap((one) => [one, Buffer.from("\n")])),
    );
    expect(answer).toMatchObject({ rows: 6, rejected: 3, reports: 3 });
    expect(await goodRows()).toEqual([0, 1, 2]);
    const checks = await verifyRecord(shared.current.store);
    expect(checks.filter(({ violations }) => violations > 0)).toEqual([]);
  });

  test("gives every good row in any packing, with LF or CR LF, blank lines and no end of line", async () => {
    await fc.assert(
      fc.asyncProperty(
        lines,
        packing,
        fc.constantFrom("\n", "\r\n", "\n\n\r\n"),
        async (kinds, pack, end) => {
          let n = 0;
          const parts = kinds.map((kind) =>
            kind === "good" ? good(n++) : (DAMAGE[kind] ?? Buffer.of()),
          );
          const bytes = Buffer.concat(
            parts.flatMap((part, i) => (i === 0 ? [part] : [Buffer.from(end), part])),
          );
          const answer = await survives("gdelt", PACKERS[pack]?.(bytes) ?? bytes);
          expect(answer.rows).toBe(kinds.length);
          expect(answer.rejected).toBe(kinds.length - n);
          expect(await goodRows()).toEqual(upTo(n));
        },
      ),
      { numRuns: 12 },
    );
  });

  test("of ICEWS gives every good row too", async () => {
    const bad = Object.values(DAMAGE).filter((one) => one.length < 10_000);
    const rows = upTo(bad.length + 1).map((n) => Buffer.from(icewsRow({ id: `${n}` })));
    const parts = rows.flatMap((row, i) => [row, bad[i] ?? Buffer.of()]);
    const text = Buffer.concat(parts.flatMap((part) => [part, Buffer.from("\r\n")]));
    const answer = await survives("icews", Buffer.concat([Buffer.from(icewsFile([])), text]));
    expect(answer).toMatchObject({ reports: rows.length, rejected: bad.length });
  });

  test("of one's own gives every good row, whatever quotation marks are left open", async () => {
    const damage = [
      '2018,"Russia,Pakistan,040,x',
      'a "b" c,,',
      "2018,Russia",
      '"',
      `2018,${LONG},Pakistan,040,x`,
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom("", ...damage), { maxLength: 10 }),
        async (kinds) => {
          let n = 0;
          const rows = kinds.map(
            (bad) => bad || `2018-01-15,Russia,Pakistan,036,"a ""good-${n++}"" one"`,
          );
          const text = ["\uFEFFdate,source,target,cameo,summary", ...rows].join("\r\n");
          const answer = await survives("events", Buffer.from(text));
          expect(answer.reports).toBe(n);
          // two bad lines may close one another's quotation and be refused as one
          expect(answer.rejected).toBeLessThanOrEqual(kinds.length - n);
          expect(answer.rejected === 0).toBe(kinds.length === n);
        },
      ),
      { numRuns: 8 },
    );
  });
});

describe("a file cut off", () => {
  const COUNT = 60;
  // places that do not compress away
  const rows = upTo(COUNT).map((n) =>
    Buffer.from(
      gdelt2({ id: `${n}`, url: `https://${(n * 7919) % 997}.example/good-${n}?${n ** 5}` }),
    ),
  );
  const whole = Buffer.concat(rows.flatMap((row) => [row, Buffer.from("\n")]));

  /** What of the text stands whole before a cut, by an unpacking of one's own. */
  const readable: Readonly<Record<string, (cut: Uint8Array) => Uint8Array>> = {
    plain: (cut) => cut,
    gzip: (cut) => gunzipSync(cut, { finishFlush: constants.Z_SYNC_FLUSH }),
    zstd: (cut) => whole.subarray(0, Math.max(0, Math.floor((cut.length - 6) / 703) * 700)),
    zip: (cut) => inflateRawSync(cut.subarray(40), { finishFlush: constants.Z_SYNC_FLUSH }),
    "streamed zip": (cut) =>
      inflateRawSync(cut.subarray(36), { finishFlush: constants.Z_SYNC_FLUSH }),
  };

  test.each(Object.keys(PACKERS))(
    "(%s) at any byte gives every row before the cut, and says that it was cut where that can be told",
    async (pack) => {
      const packed = PACKERS[pack]?.(whole) ?? whole;
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 60, max: packed.length - 1 }), async (at) => {
          const cut = packed.subarray(0, at);
          const answer = await survives("gdelt", cut);
          const text = Buffer.from(readable[pack]?.(cut) ?? cut).toString();
          const before = Math.min(COUNT, text.split("\n").length - 1);
          const arrived = await goodRows("?");
          expect(arrived.slice(0, before)).toEqual(upTo(before));
          // of plain text nothing tells a cut within the last field, or after a row
          const untold = pack === "plain" ? 1 : 0;
          expect(arrived.length).toBeLessThanOrEqual(before + untold);
          if (pack !== "plain") expect(answer.rejected).toBe(1);
        }),
        {
          numRuns: 6,
          examples: [[60], [packed.length - 1], [packed.length - 9], [packed.length - 23]],
        },
      );
    },
  );

  test("after the first bytes of a container is one refused row", async () => {
    for (const pack of ["gzip", "zstd", "zip"]) {
      for (const at of [5, 20]) {
        const cut = (PACKERS[pack]?.(whole) ?? whole).subarray(0, at);
        const answer = await survives("gdelt", cut);
        expect([pack, at, answer.rows, answer.rejected]).toEqual([pack, at, 1, 1]);
      }
    }
  });
});

/** Small valid files of every source. */
const valid: Readonly<Record<string, string>> = {
  gdelt: upTo(6)
    .map((n) => `${good(n)}\n`)
    .join(""),
  icews: icewsFile(upTo(4).map((n) => ({ id: `${n}` }))),
  events: `date,source,target,cameo,summary,place\n${upTo(4)
    .map((n) => `2018-01-1${n},Russia,Pakistan,036,"good, ${n}",Sochi`)
    .join("\n")}`,
  chronicle: `${HAND_CODED_COLUMNS.slice(0, -2).join(",")}\n2018-01-15,RUS,PAK,040\n`,
};

describe("a file spoilt at random", () => {
  test("never fails, and its counts add up, in any packing", async () => {
    const change = fc.record({
      at: fc.nat(4000),
      byte: fc.integer({ min: 0, max: 255 }),
      cut: fc.nat(3),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.keys(valid)),
        packing,
        fc.array(change, { minLength: 1, maxLength: 5 }),
        fc.boolean(),
        async (source, pack, changes, spoilPacked) => {
          const spoil = (bytes: Uint8Array): Uint8Array => {
            let spoilt = Buffer.from(bytes);
            for (const { at, byte, cut } of changes) {
              const place = at % Math.max(1, spoilt.length);
              spoilt = Buffer.concat([
                spoilt.subarray(0, place),
                Buffer.of(byte),
                spoilt.subarray(place + cut),
              ]);
            }
            return spoilt;
          };
          const packed = (bytes: Uint8Array): Uint8Array => PACKERS[pack]?.(bytes) ?? bytes;
          const bytes = Buffer.from(valid[source] ?? "");
          try {
            await survives(source, spoilPacked ? spoil(packed(bytes)) : packed(spoil(bytes)));
          } catch (error) {
            // an archive whose member lost its name holds nothing of the source
            if (!(error instanceof EntenteError)) throw error;
            expect(error.code).toBe("record.input-empty");
          }
        },
      ),
      { numRuns: 24 },
    );
  });

  test("that is nothing but rubbish is refused row by row", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom("gdelt", "icews", "events", "chronicle"),
        fc.uint8Array({ maxLength: 400 }),
        async (source, bytes) => {
          expect((await survives(source, bytes)).reports).toBe(0);
        },
      ),
      { numRuns: 8 },
    );
  });

  test.each(["gdelt", "icews", "events", "chronicle"])(
    "or empty gives nothing (%s)",
    async (source) => {
      for (const text of [
        "",
        "\n",
        "\r\n\r\n",
        "\uFEFF",
        `${(valid[source] ?? "").split("\n")[0]}`,
      ]) {
        if (source === "gdelt" && text.length > 2) continue;
        expect(await survives(source, Buffer.from(text))).toMatchObject({ rows: 0, reports: 0 });
      }
    },
  );

  test("over thirty thousand lines is refused line by line, each kept by its beginning", async () => {
    const line = `${"rubbish ".repeat(60)}\n`;
    const answer = await survives("gdelt", Buffer.from(line.repeat(30_000)));
    expect(answer).toMatchObject({ rows: 30_000, rejected: 30_000 });
    const [raw] = await shared.current.rows<{ longest: number }>(
      "SELECT max(length(raw))::INTEGER AS longest FROM reject",
    );
    expect(raw?.longest).toBe(480);
  });
});
