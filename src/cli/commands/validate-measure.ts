import type { Command } from "../command.ts";
import { runValidation, type Validated } from "../validation.ts";

const MEASURE: Validated = {
  of: "measure",
  needsData: true,
  page: "docs/method/validation.md",
};

/** `entente validate measure` */
export const validateMeasure: Command = {
  says: "Test the measures on data that nobody here made: held-out events, votes, alliances, disputes, a second source, events named beforehand, simulated series and published reference answers. The data lie in the folder that ENTENTE_DATA names (default ../shared). Ends with 0 only when every line passes.",
  arguments: [],
  options: ["only", "out"],
  examples: [
    {
      line: "entente validate measure --out docs/method/validation.md",
      says: "every check, and the page of the documentation",
    },
    { line: "entente validate measure --only V1,T1 --json", says: "two checks" },
  ],
  run: (call) => runValidation(call, MEASURE),
};
