import { percentText } from "../../figure/index.ts";
import type { NarratedLevel, NarratedQuestion, NarrationDocument } from "../../workbench/index.ts";
import type { Effects } from "../effects.ts";
import { counted, nameOf, paragraphs } from "../wording.ts";
import { TARGET_NAMES } from "./backtest-tables.ts";

/** Times that an English ordinal ends on `th`, others than these. */
const ENDINGS: Readonly<Record<string, string>> = { one: "st", two: "nd", few: "rd", other: "th" };

const ORDINALS = new Intl.PluralRules("en-GB", { type: "ordinal" });

const ordinal = (n: number): string => `${n}${ENDINGS[ORDINALS.select(n)] ?? "th"}`;

function amount(value: number, unit: "events" | "logits"): string {
  return unit === "events" ? String(value) : value.toFixed(2).replace("-", "−");
}

function whereIt({ inside, percentile, came, forecast }: NarratedLevel): string {
  const side = inside === true ? "inside" : "outside";
  if (percentile !== null) {
    const at = Math.min(99, Math.max(1, Math.round(100 * percentile)));
    return `${side}, at the ${ordinal(at)} percentile`;
  }
  const isLow = (came ?? 0) < forecast.quantiles["0.5"];
  return `${side}, ${isLow ? "below the 5th" : "above the 95th"} percentile`;
}

/** One level: what was expected, and what came. */
function levelSentence(narrated: NarratedLevel, by: string): string {
  const { forecast, came } = narrated;
  const { horizon, period, unit, quantiles, shown } = forecast;
  const value = (p: "0.05" | "0.5" | "0.95"): string => amount(quantiles[p], unit);
  const from = shown === "climatology" ? ", by climatology, the pool being withheld" : "";
  const stated = `${period}, ${counted(horizon, by)} ahead: median ${value("0.5")} (${value("0.05")} to ${value("0.95")} with 90%${from})`;
  return came === null
    ? `${stated}; what came is not known.`
    : `${stated}; ${amount(came, unit)} came, ${whereIt(narrated)}.`;
}

const CAME: Readonly<Record<NarratedQuestion["state"], string>> = {
  yes: "Yes",
  no: "No",
  void: "Void",
  open: "Open",
};

function questionSentence({ question, state, because, on, brier }: NarratedQuestion): string {
  const { p, baseRate, text } = question;
  const stated = p === null ? "no probability" : percentText(p);
  const usual = baseRate === null ? "" : `, base rate ${percentText(baseRate.share)}`;
  const since = state === "yes" && on !== null ? `, known from ${on}` : "";
  const scored =
    brier === null ? "" : ` Brier ${brier < 0.0005 ? "under 0.001" : brier.toFixed(3)}.`;
  return `${text} Stated: ${stated}${usual}. ${CAME[state]}: ${because}${since}.${scored}`;
}

/** The outlook of the past and what came of it, for a terminal. */
export function narrationText(document: NarrationDocument, effects: Effects): string {
  const { dyad, by, asOf, knownTo, source, origin, levels, questions, summary } = document;
  const names = dyad.map(nameOf).join(" and ");
  const targets = [...new Set(levels.map(({ forecast }) => forecast.target))];
  const unitOf = (target: string): string =>
    target === "balance" ? "logits of the share of cooperation" : `events a ${by}`;
  return [
    paragraphs(
      [
        `${names}: the outlook that could have been given on ${asOf}, and what came of it`,
        `Told by ${source}; at the time known whole up to ${origin}. What came is read as known on ${knownTo}.`,
      ],
      effects,
    ),
    ...targets.map((target) =>
      [
        paragraphs([`${TARGET_NAMES[target]}, ${unitOf(target)}`], effects),
        paragraphs(
          levels
            .filter(({ forecast }) => forecast.target === target)
            .map((level) => levelSentence(level, by)),
          effects,
          "  ",
        ),
      ].join("\n"),
    ),
    ...(questions.length === 0
      ? []
      : [
          [
            "Questions opened then",
            paragraphs(questions.map(questionSentence), effects, "  "),
          ].join("\n"),
        ]),
    paragraphs([summary.says, ...document.limitations], effects),
  ].join("\n\n");
}
