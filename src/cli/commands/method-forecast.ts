import type { ForecastDocument } from "../../workbench/index.ts";
import { writeAnswer, writeNote } from "../answer.ts";
import type { Call, Choice, Command } from "../command.ts";
import { forecastNotes, forecastText } from "../forecast-text.ts";
import { inputText } from "../input-text.ts";
import { optionMissing } from "../messages.ts";

type ForecastPeriod = NonNullable<ForecastDocument["by"]>;

const BY: Choice<ForecastPeriod, undefined> = {
  values: ["day", "week", "month", "quarter", "year"],
  otherwise: undefined,
};

async function run(call: Call): Promise<void> {
  const [path = "-"] = call.words;
  const value = call.option("value");
  if (value === undefined) throw optionMissing({ option: "--value", says: "the column of values" });
  const horizon = call.number("horizon");
  if (horizon === undefined) {
    throw optionMissing({ option: "--horizon", says: "how many periods are forecast" });
  }
  const by = call.choice("by", BY);
  const { methodForecast } = await import("../../workbench/index.ts");
  const document = methodForecast(await inputText(call, path), {
    ...{ value, horizon, by },
    time: call.option("time"),
    isCount: call.isGiven("count"),
  });
  for (const note of forecastNotes(document)) writeNote(call, note);
  writeAnswer(call, {
    document,
    rows: document.steps,
    text: () => forecastText(document, call.effects),
  });
}

/** `entente method forecast FILE.csv --value COL --horizon H` */
export const methodForecastCommand: Command = {
  says: "Forecast a series of your own from its past alone: points and quantiles, beside simple methods, each with its score on the last third of the series. One row a period, in order of time; an empty cell is a gap. Needs no record.",
  arguments: [{ name: "FILE", says: "CSV with a header, or - for standard input" }],
  options: ["value", "time", "by", "horizon", "count"],
  meanings: {
    by: {
      value: "PERIOD",
      says: "length of a period: seasons of a year (of a week, for days) are sought, and periods named",
    },
  },
  choices: { by: BY },
  examples: [
    {
      line: "entente method forecast trade.csv --value usd --by month --horizon 12",
      says: "a year of months, seasons taken out if there are any",
    },
    {
      line: "entente method forecast clashes.csv --value n --horizon 6 --count",
      says: "counts: how probable each number is",
    },
    {
      line: "entente method forecast - --value price --horizon 4 --json",
      says: "from standard input, the document entente/forecast@1",
    },
  ],
  run,
};
