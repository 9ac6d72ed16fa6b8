import type { Command } from "../command.ts";
import { runValidation, type Validated } from "../validation.ts";

const DRIVERS: Validated = {
  of: "drivers",
  needsData: false,
  page: "docs/method/drivers-validation.md",
};

/** `entente validate drivers` */
export const validateDrivers: Command = {
  says: "Test how often the weighing of drivers errs and how often it finds: on simulated panels whose truth is known, 300 of each kind, and on real dyads with exposures that cannot have moved them. The real dyads lie in the folder that ENTENTE_DATA names (default ../shared); all else needs no data. Takes about ten minutes. Ends with 0 only when every line passes.",
  arguments: [],
  options: ["only", "out"],
  meanings: { only: { value: "S1,S3", says: "only these checks" } },
  examples: [
    {
      line: "entente validate drivers --out docs/method/drivers-validation.md",
      says: "every check, and the page of the documentation",
    },
    { line: "entente validate drivers --only S1,S3", says: "errors and finds alone, in seconds" },
  ],
  run: (call) => runValidation(call, DRIVERS),
};
