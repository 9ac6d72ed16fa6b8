import { type Table, tableText } from "../../figure/index.ts";
import type { Detector, SeriesModel, TurningPointsDocument } from "../../workbench/index.ts";
import { writeAnswer } from "../answer.ts";
import type { Call, Choice, Command } from "../command.ts";
import type { Effects } from "../effects.ts";
import { inputText } from "../input-text.ts";
import { optionMissing } from "../messages.ts";
import { counted, paragraphs } from "../wording.ts";

const MODEL: Choice<SeriesModel, SeriesModel> = {
  values: ["normal", "poisson", "negbin"],
  otherwise: "normal",
};

const DETECTOR: Choice<Detector, Detector> = {
  values: ["bayes", "pelt", "binseg", "amoc", "segneigh", "bocpd"],
  otherwise: "bayes",
};

const threeFigures = (value: number | null): string =>
  value === null ? "" : Number(value.toPrecision(4)).toString();

function pointTable({ points, segments }: TurningPointsDocument): Table {
  return {
    caption: "Turning points",
    columns: [
      { key: "time", title: "From" },
      { key: "index", title: "Row" },
      { key: "before", title: "Mean before" },
      { key: "after", title: "Mean after" },
      { key: "chance", title: "Chance" },
      { key: "alarm", title: "By chance" },
    ],
    rows: points.map(({ time, index, probability, falseAlarmRate }, i) => ({
      time,
      index,
      before: threeFigures(segments[i]?.mean ?? null),
      after: threeFigures(segments[i + 1]?.mean ?? null),
      chance: probability === null ? "" : `${Math.round(100 * probability)}%`,
      alarm: falseAlarmRate === null ? "" : `${Math.round(100 * falseAlarmRate)}%`,
    })),
  };
}

function pointsText(document: TurningPointsDocument, effects: Effects): string {
  const { n, points, detector, model } = document;
  const head = `${counted(points.length, "turning point")} in ${counted(n, "row")} (${detector}, ${model})`;
  return points.length === 0
    ? paragraphs([head], effects)
    : `${paragraphs([head], effects)}\n\n${tableText(pointTable(document), effects)}`;
}

async function run(call: Call): Promise<void> {
  const [path = "-"] = call.words;
  const value = call.option("value");
  if (value === undefined) throw optionMissing({ option: "--value", says: "the column of values" });
  const { methodTurningPoints } = await import("../../workbench/index.ts");
  const document = methodTurningPoints(await inputText(call, path), {
    value,
    time: call.option("time"),
    model: call.choice("model", MODEL),
    detector: call.choice("detector", DETECTOR),
    draws: call.number("draws"),
  });
  writeAnswer(call, {
    document,
    rows: document.points,
    text: () => pointsText(document, call.effects),
  });
}

/** `entente method turning-points FILE.csv --value COL` */
export const methodTurningPointsCommand: Command = {
  says: "Find the turning points of a series of your own: exact Bayesian segmentation with bursts and overdispersion, or a classic method to compare with. Needs no record.",
  arguments: [{ name: "FILE", says: "CSV with a header, or - for standard input" }],
  options: ["value", "time", "model", "detector", "draws"],
  choices: { model: MODEL, detector: DETECTOR },
  examples: [
    {
      line: "entente method turning-points nile.csv --value flow --time year",
      says: "when the mean changed, and how sure that is",
    },
    {
      line: "entente method turning-points counts.csv --value n --model negbin --draws 99",
      says: "counts, with the rate of false alarms of such a series",
    },
  ],
  run,
};
