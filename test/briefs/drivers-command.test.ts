import { describe, expect, test } from "vitest";
import { isoDate } from "../../src/kernel/index.ts";
import { Workbench } from "../../src/workbench/index.ts";
import { readCommand } from "./stated-command.ts";
import { FEW_SIMULATIONS, sharedRecord, TODAY } from "./temporary-record.ts";

const record = sharedRecord();

describe("the command that a brief states for its drivers", () => {
  test("shows the figures of the brief, to the last digit", async () => {
    const { drivers } = await record.brief(["RUS", "PAK"]);
    if (drivers === null) throw new Error("the brief weighs nothing");
    const [, a = "", b = ""] = readCommand(drivers.command).words;
    const workbench = new Workbench(record.store(), { asOf: isoDate(TODAY) }, {});
    const shown = await workbench.drivers(a, b, "quarter", { simulations: FEW_SIMULATIONS });
    const figures = shown.drivers.map(({ id, verdict, inclusion, explained, power }) => {
      return { id, verdict, inclusion, explained, power: power?.share ?? null };
    });
    expect(drivers.command).toContain("--by quarter");
    expect(figures).toEqual(
      drivers.hypotheses.map(({ id, verdict, inclusion, explained, power }) => {
        return { id, verdict, inclusion, explained, power };
      }),
    );
  });
});
