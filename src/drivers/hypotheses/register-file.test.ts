import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { registerFile, registerPath } from "./register-file.ts";

const folder = mkdtempSync(join(tmpdir(), "entente-register-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the register beside a record", () => {
  test("bears the record's name", () => {
    expect(registerPath("/data/record.duckdb")).toBe("/data/record.hypotheses.jsonl");
    expect(registerPath("/data/other.db")).toBe("/data/other.db.hypotheses.jsonl");
  });

  test("is empty until something is added, and keeps what was there", async () => {
    const path = join(folder, "kept.jsonl");
    const register = registerFile(path);
    expect(await register.read()).toBe("");
    await register.append("one\n");
    await register.append("two\n");
    expect(await register.read()).toBe("one\ntwo\n");
  });

  test("keeps what another run added in between", async () => {
    const path = join(folder, "shared.jsonl");
    const register = registerFile(path);
    await register.read();
    writeFileSync(path, "theirs\n");
    await register.append("ours\n");
    expect(readFileSync(path, "utf8")).toBe("theirs\nours\n");
  });

  test("leaves nothing half done where it cannot be written", async () => {
    const path = join(folder, "closed.jsonl");
    writeFileSync(path, "before\n");
    mkdirSync(`${path}.${process.pid}.new`);
    await expect(registerFile(path).append("more\n")).rejects.toThrow();
    expect(readFileSync(path, "utf8")).toBe("before\n");
    expect(readdirSync(folder).filter((name) => name.startsWith("closed"))).toHaveLength(2);
  });
});
