import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { countForecast, issuedOn, memoryLedger } from "../../../test/support/example-ledger.ts";
import { EntenteError } from "../../kernel/index.ts";
import { verifyChain } from "./chain.ts";
import { issue, levelForecast } from "./issue.ts";
import { ledgerFile, ledgerPath } from "./ledger-file.ts";

const folder = mkdtempSync(join(tmpdir(), "entente-ledger-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PAIR = ["PAK", "RUS"] as const;
const CONTEXT = issuedOn("2026-11-24");
const forecast = (mean: number) => levelForecast(PAIR, "2026-12", countForecast(mean));

async function codeOf(run: Promise<unknown>): Promise<string> {
  try {
    await run;
  } catch (error) {
    if (error instanceof EntenteError) return error.code;
    throw error;
  }
  return "none";
}

describe("a ledger in a file", () => {
  test("lies beside the record", () => {
    expect(ledgerPath("/data/record.duckdb")).toBe("/data/record.ledger.jsonl");
  });

  test("grows by what is issued, and stays sound", async () => {
    const path = join(folder, "grows.jsonl");
    const first = await issue(ledgerFile(path), [forecast(1), forecast(2)], CONTEXT);
    const before = readFileSync(path, "utf8");
    const second = await issue(ledgerFile(path), [forecast(3)], CONTEXT);
    const after = readFileSync(path, "utf8");
    expect(after.startsWith(before)).toBe(true);
    expect([first.head?.seq, second.head?.seq]).toEqual([2, 3]);
    expect(verifyChain(after)).toMatchObject({ sound: true, entries: 3, head: second.head });
  });

  test("is the old one where a run dies before it is in place", async () => {
    const path = join(folder, "dies.jsonl");
    await issue(ledgerFile(path), [forecast(1)], CONTEXT);
    const before = readFileSync(path, "utf8");
    mkdirSync(`${path}.${process.pid}.new`);
    await expect(issue(ledgerFile(path), [forecast(2)], CONTEXT)).rejects.toThrow();
    expect(readFileSync(path, "utf8")).toBe(before);
    rmSync(`${path}.${process.pid}.new`, { recursive: true });
    writeFileSync(`${path}.999999.new`, before.slice(0, 40));
    expect((await issue(ledgerFile(path), [forecast(2)], CONTEXT)).added).toBe(1);
    expect(verifyChain(readFileSync(path, "utf8")).sound).toBe(true);
  });

  test("is not written to while another run is at it", async () => {
    const path = join(folder, "locked.jsonl");
    writeFileSync(`${path}.lock`, "");
    expect(await codeOf(issue(ledgerFile(path), [forecast(1)], CONTEXT))).toBe(
      "outlook.ledger-locked",
    );
    expect(existsSync(path)).toBe(false);
  });

  test("is not added to where it is not sound", async () => {
    const path = join(folder, "altered.jsonl");
    await issue(ledgerFile(path), [forecast(1)], CONTEXT);
    const altered = readFileSync(path, "utf8").replace("pool 1", "pool 7");
    writeFileSync(path, altered);
    expect(await codeOf(issue(ledgerFile(path), [forecast(2)], CONTEXT))).toBe(
      "outlook.ledger-altered",
    );
    expect(readFileSync(path, "utf8")).toBe(altered);
  });

  test("takes up what another run added between reading and writing", async () => {
    const ledger = memoryLedger();
    await issue(ledger, [forecast(1)], CONTEXT);
    let reads = 0;
    const slow = {
      ...ledger,
      read: async () => {
        const text = await ledger.read();
        reads++;
        if (reads === 1) await issue(ledger, [forecast(2)], CONTEXT);
        return text;
      },
    };
    const { added, head } = await issue(slow, [forecast(2), forecast(3)], CONTEXT);
    expect({ reads, added, seq: head?.seq }).toEqual({ reads: 2, added: 1, seq: 3 });
    expect(verifyChain(ledger.text()).sound).toBe(true);
  });

  test("is given up where others never stop adding", async () => {
    const restless = {
      ...memoryLedger(),
      appendAfter: () => Promise.resolve("changed" as const),
    };
    expect(await codeOf(issue(restless, [forecast(1)], CONTEXT))).toBe("outlook.ledger-busy");
  });
});
