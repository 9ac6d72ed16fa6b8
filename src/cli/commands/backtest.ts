import { programVersion } from "../../kernel/index.ts";
import type { BacktestRequest, Workbench } from "../../workbench/index.ts";
import { writeAnswer, writeNote } from "../answer.ts";
import type { Call, Choice, Command } from "../command.ts";
import { pathFrom } from "../file-path.ts";
import {
  backtestOfWhom,
  narrationIncomplete,
  numberMalformed,
  optionsConflict,
} from "../messages.ts";
import { writeWhole } from "../output-file.ts";
import { waitingLine } from "../progress-line.ts";
import { withWorkbench } from "../with-workbench.ts";

type Length = NonNullable<BacktestRequest["by"]>;

const BY: Choice<Length, undefined> = {
  values: ["week", "month", "quarter", "year"],
  otherwise: undefined,
};

function horizonsOf(call: Call): readonly number[] | undefined {
  return call.list("horizon")?.map((text) => {
    const value = Number(text);
    if (/^[1-9]\d*$/.test(text) && Number.isSafeInteger(value)) return value;
    throw numberMalformed({ option: "--horizon", text });
  });
}

/** The two asked about; undefined for all dyads. */
function pairOf(call: Call): readonly [string, string] | undefined {
  const [a, b] = call.words;
  if (a === undefined) {
    if (call.isGiven("all")) return undefined;
    throw backtestOfWhom({ given: "neither" });
  }
  if (call.isGiven("all")) throw optionsConflict({ one: "--all", other: "A B" });
  if (b === undefined) throw backtestOfWhom({ given: "one" });
  return [a, b];
}

/** Ask with a line that says how far the work is. */
async function withProgress<T>(
  call: Call,
  ask: (
    workbench: Workbench,
    settings: Pick<BacktestRequest, "workers" | "progress" | "horizons">,
  ) => Promise<T>,
): Promise<T> {
  const line = waitingLine(call);
  let shown = "";
  const settings = {
    horizons: horizonsOf(call),
    workers: call.effects.threads,
    progress: (done: number, of: number) => {
      const text = `Forecasting from the past: ${Math.floor((100 * done) / of)}%`;
      if (text !== shown) line.show(text);
      shown = text;
    },
  };
  return await withWorkbench(call, async (workbench) => {
    try {
      return await ask(workbench, settings);
    } finally {
      line.end();
    }
  });
}

async function narrate(call: Call, pair: readonly [string, string] | undefined): Promise<void> {
  if (pair === undefined) throw narrationIncomplete({ lacks: "two actors" });
  if (!call.isGiven("as-of") && !call.isGiven("from")) {
    throw narrationIncomplete({ lacks: "a day" });
  }
  for (const other of ["out", "to"] as const) {
    if (call.isGiven(other)) throw optionsConflict({ one: "--narrate", other: `--${other}` });
  }
  const by = call.choice("by", BY);
  if (by === "week") throw optionsConflict({ one: "--narrate", other: "--by week" });
  const from = call.option("from");
  const document = await withProgress(call, (workbench, settings) =>
    workbench.narration(...pair, { ...settings, by, from }),
  );
  const { narrationText } = await import("../backtest/narration-text.ts");
  writeAnswer(call, {
    document,
    rows: [...document.levels, ...document.questions],
    text: () => narrationText(document, call.effects),
  });
}

async function run(call: Call): Promise<void> {
  const pair = pairOf(call);
  if (call.isGiven("narrate")) {
    await narrate(call, pair);
    return;
  }
  const request = {
    by: call.choice("by", BY),
    from: call.option("from"),
    to: call.option("to"),
  };
  const document = await withProgress(call, (workbench, settings) =>
    workbench.backtest(pair, { ...settings, ...request }),
  );
  const out = call.option("out");
  if (out !== undefined) {
    const { backtestHtml } = await import("../backtest/backtest-html.ts");
    const { PAGE_STYLES: styles } = await import("../../workbench/index.ts");
    const page = await backtestHtml(document, { version: programVersion(), styles });
    writeWhole(pathFrom(call.effects.cwd, out), page);
    writeNote(call, `Wrote ${out}.`);
    if (!call.isGiven("json")) return;
  }
  const { backtestRows, backtestText } = await import("../backtest/backtest-text.ts");
  writeAnswer(call, {
    document,
    rows: backtestRows(document),
    text: () => backtestText(document, call.effects),
  });
}

/** `entente backtest [A B | --all]` */
export const backtest: Command = {
  says: "How the forecasts would have done: made anew at the end of every past period from what was known then, and scored by what came, beside climatology and every simple rule. With two actors their own figures stand beside those of all dyads that are learned from; --narrate instead tells one outlook of the past and what came of it.",
  arguments: [
    { name: "A", says: "an actor: ISO code, English name or alias", optional: true },
    { name: "B", says: "the other", optional: true },
  ],
  options: ["all", "from", "to", "by", "horizon", "narrate", "sources", "out"],
  meanings: {
    from: {
      value: "DATE",
      says: "first period at whose end is forecast; with --narrate the only one",
    },
    to: { value: "DATE", says: "last period at whose end is forecast" },
    by: {
      value: "PERIOD",
      says: "length of a period (default: month, of sources coded by people quarter)",
    },
    horizon: {
      value: "N,N",
      says: "how many periods ahead (default by month: 1,3,6,12)",
    },
    out: { value: "FILE", says: "write a page of HTML with figures, whole or not at all" },
  },
  choices: { by: BY },
  examples: [
    { line: "entente backtest --all --by quarter", says: "every dyad of the widest source" },
    {
      line: "entente backtest Russia Pakistan --out backtest.html",
      says: "two actors beside all, as a page",
    },
    {
      line: "entente backtest Russia Pakistan --narrate --as-of 2017-08-29",
      says: "what could have been said that day, and what came",
    },
  ],
  run,
};
