import { describe, expect, test } from "vitest";
import { contentHash, EntenteError, isoDate } from "../../kernel/index.ts";
import { defaultSet } from "./default-set.ts";
import { type HypothesisFile, hypothesisFile } from "./hypothesis.ts";
import {
  countTried,
  enterTried,
  newlyTried,
  type RegisterAccess,
  readRegister,
  registerLines,
} from "./tried.ts";

const DAY = isoDate("2026-12-01");

function fileOn(dyad: readonly [string, string], leaders: readonly string[] = []): HypothesisFile {
  return defaultSet({ dyad, asOf: DAY, thirds: [], bystanders: [], facts: [], leaders }).file;
}

/** The same file with something of its first hypothesis changed. */
function withFirst(
  file: HypothesisFile,
  change: Partial<HypothesisFile["hypotheses"][number]>,
): HypothesisFile {
  const hypotheses = file.hypotheses.map((one, i) => (i === 0 ? { ...one, ...change } : one));
  return hypothesisFile({ ...file, hypotheses, byRule: false });
}

function memory(text = ""): RegisterAccess & { text(): string } {
  let held = text;
  return {
    read: () => Promise.resolve(held),
    append: (lines) => {
      held += lines;
      return Promise.resolve();
    },
    text: () => held,
  };
}

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof EntenteError) return error.code;
    throw error;
  }
  return "none";
}

const PAIR = ["RUS", "PAK"] as const;

describe("the register of hypotheses", () => {
  test("counts a hypothesis once, however often it is tried and whatever it is called", async () => {
    const access = memory();
    const file = fileOn(PAIR, PAIR);
    expect(await enterTried(access, file, DAY)).toBe(2);
    const renamed = withFirst(file, { id: "other", statement: "Other words." });
    expect(await enterTried(access, renamed, DAY)).toBe(2);
    expect(readRegister(access.text()).length).toBe(2);
  });

  test("counts every other series, sign and time", async () => {
    const access = memory();
    const file = fileOn(PAIR, PAIR);
    await enterTried(access, file, DAY);
    expect(await enterTried(access, withFirst(file, { sign: -1 }), DAY)).toBe(3);
    const slower = { from: 2, to: 12, because: "" };
    expect(await enterTried(access, withFirst(file, { speed: slower }), DAY)).toBe(4);
    const [first] = file.hypotheses;
    const fewer = withFirst(file, { exposures: first?.exposures.slice(0, 1) ?? [] });
    expect(await enterTried(access, fewer, DAY)).toBe(5);
  });

  test("counts a form that is filled by rule once, whatever the record fills it with", async () => {
    const access = memory();
    await enterTried(access, fileOn(PAIR, PAIR), DAY);
    expect(await enterTried(access, fileOn(PAIR, ["RUS"]), DAY)).toBe(2);
    expect(readRegister(access.text()).length).toBe(3);
    const byHand = hypothesisFile({ ...fileOn(PAIR, ["PAK"]), byRule: false });
    expect(await enterTried(access, byHand, DAY)).toBe(3);
  });

  test("counts a dyad apart, in whichever order it is named", async () => {
    const access = memory();
    await enterTried(access, fileOn(PAIR), DAY);
    await enterTried(access, fileOn(["CHN", "IND"], ["CHN"]), DAY);
    const register = readRegister(access.text());
    expect(countTried(register, ["PAK", "RUS"])).toBe(1);
    expect(countTried(register, ["IND", "CHN"])).toBe(2);
    expect(countTried(register, ["USA", "CHN"])).toBe(0);
  });

  test("keeps the day of the first trial and survives a lost end of line", async () => {
    const file = fileOn(PAIR);
    const [entry] = newlyTried([], file, isoDate("2026-01-01"));
    if (entry === undefined) throw new Error("nothing was tried");
    const access = memory(registerLines([entry]).trimEnd());
    await enterTried(access, fileOn(PAIR, PAIR), DAY);
    expect(readRegister(access.text()).map(({ tried }) => tried)).toEqual([
      "2026-01-01",
      "2026-12-01",
    ]);
  });

  test("writes nothing where nothing is new", async () => {
    const access = memory();
    await enterTried(access, fileOn(PAIR), DAY);
    const before = access.text();
    await enterTried(access, fileOn(PAIR), isoDate("2027-01-01"));
    expect(access.text()).toBe(before);
  });

  test("refuses an entry whose content is not the one that was hashed", () => {
    const [entry] = newlyTried([], fileOn(PAIR), DAY);
    if (entry === undefined) throw new Error("nothing was tried");
    const altered = { ...entry, tested: { ...entry.tested, sign: -1 as const } };
    expect(codeOf(() => readRegister(registerLines([entry])))).toBe("none");
    expect(codeOf(() => readRegister(registerLines([altered])))).toBe(
      "drivers.hypotheses-register-altered",
    );
    expect(contentHash(entry.tested)).toBe(entry.hash);
  });

  test("says which line it cannot read", () => {
    const [entry] = newlyTried([], fileOn(PAIR), DAY);
    const lines = registerLines(entry === undefined ? [] : [entry]);
    expect(() => readRegister(`${lines}{"hash":`)).toThrowError(
      expect.objectContaining({
        code: "drivers.hypotheses-register-unreadable",
        facts: { line: 2, problem: "it is not JSON" },
      }),
    );
    expect(codeOf(() => readRegister("{}\n"))).toBe("drivers.hypotheses-register-unreadable");
  });
});
