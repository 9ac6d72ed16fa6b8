import type { Command } from "../command.ts";
import { runValidation, type Validated } from "../validation.ts";

const OUTLOOK: Validated = {
  of: "outlook",
  needsData: false,
  page: "docs/method/outlook-validation.md",
};

/** `entente validate outlook` */
export const validateOutlook: Command = {
  says: "Test what the outlook was worth where what came is known: forecasts on made-up panels whose rates are known and on real dyads, beside climatology and every baseline; questions, analogues and signposts; scores against published reference answers. The real dyads lie in the folder that ENTENTE_DATA names (default ../shared); the chronicle and what is made up need no data. Takes about twelve minutes. Ends with 0 only when every line passes.",
  arguments: [],
  options: ["only", "out"],
  meanings: { only: { value: "L1,S8", says: "only these checks" } },
  examples: [
    {
      line: "entente validate outlook --out docs/method/outlook-validation.md",
      says: "every check, and the page of the documentation",
    },
    { line: "entente validate outlook --only SC1,M4", says: "the reference answers, in seconds" },
  ],
  run: (call) => runValidation(call, OUTLOOK),
};
