import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderForThisFile, run } from "../../test/support/captured-run.ts";
import { hasSharedData, sharedRoot } from "../../test/support/shared-data.ts";
import { documentSchema, type ValidationDocument } from "../workbench/index.ts";

const folder = folderForThisFile();

describe("validate measure", () => {
  test("without data ends with 3 and says where they would be", async () => {
    const { exitCode, stderr } = await run(["validate", "measure", "--json"], {
      env: { ENTENTE_DATA: join(folder, "nothing") },
    });
    expect(exitCode).toBe(3);
    expect(stderr).toContain("cli.validation-data-missing");
    expect(stderr).toContain("ENTENTE_DATA");
  });

  test("a check whose data are not there is untested, and not all passed", async () => {
    const data = join(folder, "empty");
    mkdirSync(join(data, "data"), { recursive: true });
    const { exitCode, stdout, stderr } = await run(
      ["validate", "measure", "--only", "T2", "--json", "--quiet"],
      { env: { ENTENTE_DATA: data } },
    );
    expect(exitCode).toBe(4);
    expect(stderr).toContain("cli.validation-failed");
    expect(JSON.parse(stdout)).toMatchObject({ passed: 0, failed: 0, untested: 1 });
  });

  test("knows its checks", async () => {
    const data = join(folder, "named");
    mkdirSync(join(data, "data"), { recursive: true });
    const { exitCode, stderr } = await run(["validate", "measure", "--only", "V99"], {
      env: { ENTENTE_DATA: data },
    });
    expect(exitCode).toBe(2);
    expect(stderr).toContain("Checks: V1");
  });

  test.skipIf(!hasSharedData)("prints each line with its verdict and writes the page", async () => {
    const page = join(folder, "validation.md");
    const { stdout } = await run(
      ["validate", "measure", "--only", "T2,T3", "--out", page, "--quiet", "--json"],
      { env: { ENTENTE_DATA: sharedRoot } },
    );
    const document = JSON.parse(stdout) as ValidationDocument;
    expect(documentSchema("validation").parse(document)).toEqual(document);
    expect(document.rows.length).toBeGreaterThan(1);
    expect(readFileSync(page, "utf8")).toContain("# Validation of the measures");
    const terminal = await run(["validate", "measure", "--only", "T3", "--quiet"], {
      env: { ENTENTE_DATA: sharedRoot },
      terminal: true,
    });
    expect(terminal.stdout).toMatch(/Verdict +Check +What/);
  });
});

describe("validate drivers", () => {
  const nowhere = { ENTENTE_DATA: join(folder, "nothing") };

  test("leaves untested what needs the data that are not there", async () => {
    const { exitCode, stdout, stderr } = await run(
      ["validate", "drivers", "--only", "S10", "--json", "--quiet"],
      { env: nowhere },
    );
    expect(exitCode).toBe(4);
    expect(stderr).toContain("docs/method/drivers-validation.md");
    const document = JSON.parse(stdout) as ValidationDocument;
    expect(documentSchema("validation").parse(document)).toEqual(document);
    expect(document).toMatchObject({ of: "drivers", passed: 0, failed: 0, untested: 1 });
  });

  test("knows its checks, not those of the measures", async () => {
    const { exitCode, stderr } = await run(["validate", "drivers", "--only", "V1"]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("Checks: D1, S1");
  });

  test("simulates without data, says how far it is and writes the page", async () => {
    const page = join(folder, "drivers-validation.md");
    const { exitCode, stdout, stderr } = await run(
      ["validate", "drivers", "--only", "S2", "--out", page],
      { env: nowhere, terminal: true },
    );
    expect(exitCode).toBe(0);
    expect(stderr).toContain("S2 (1 of 1)\n  132 months, none true, strong common shock\n");
    expect(stdout).toMatch(/pass +S2 +false hypotheses/);
    expect(readFileSync(page, "utf8")).toContain("# Validation of the drivers");
  });
});

describe("validate outlook", () => {
  test("leaves untested what needs the data that are not there", async () => {
    const { exitCode, stdout, stderr } = await run(
      ["validate", "outlook", "--only", "SC1,M4", "--json", "--quiet"],
      { env: { ENTENTE_DATA: join(folder, "nothing") } },
    );
    expect(exitCode).toBe(4);
    expect(stderr).toContain("docs/method/outlook-validation.md");
    const document = JSON.parse(stdout) as ValidationDocument;
    expect(documentSchema("validation").parse(document)).toEqual(document);
    expect(document).toMatchObject({ of: "outlook", passed: 0, failed: 0, untested: 2 });
  });

  test("knows its checks", async () => {
    const { exitCode, stderr } = await run(["validate", "outlook", "--only", "V1"]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("Checks: S8, S9, L1");
  });

  test.skipIf(!hasSharedData)(
    "reads what is packed, and passes the reference answers",
    async () => {
      const { exitCode, stdout } = await run(
        ["validate", "outlook", "--only", "SC1,M4", "--json", "--quiet"],
        { env: { ENTENTE_DATA: sharedRoot } },
      );
      expect(exitCode).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({ passed: 4, failed: 0, untested: 0 });
    },
  );
});
