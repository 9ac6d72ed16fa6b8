import { period } from "../../kernel/index.ts";
import type { LeanOutlook, TargetRelease } from "../../outlook/index.ts";
import { bindSentence } from "../bound-figures.ts";
import { periodText } from "../driver-words/phrases.ts";
import { explained } from "../evidence.ts";
import { countOf, grouped } from "../numbers.ts";
import type { OutlookFindings } from "../outlook-findings.ts";
import { skillText, TARGET_NAMES } from "../outlook-words/phrases.ts";
import { type Block, type Statement, state, words } from "../statement.ts";
import { seenIn } from "./outlook-evidence.ts";

const BACKTEST = explained("method/backtest");
const LEDGER = explained("method/ledger");

/** An interval that reaches lower says only that too little came to judge by. */
const LEAST_SKILL = -1;

type Track = NonNullable<LeanOutlook["track"]>;

/** Counts whose back-test is told, one period ahead. */
const TARGETS = ["cooperation", "conflict"] as const;

const resultOf = ({ summary }: Track, { target, horizon }: TargetRelease) =>
  summary.results.find((one) => one.target === target && one.horizon === horizon);

function skillLine(
  findings: OutlookFindings,
  track: Track,
  target: (typeof TARGETS)[number],
): Statement | undefined {
  const release = findings.outlook.levels.releases.find((one) => one.target === target);
  if (release === undefined || !Number.isFinite(release.skill)) return undefined;
  const result = resultOf(track, release);
  const [a, b] = findings.outlook.scope.dyad;
  const place = track.dyads.findIndex((one) => one.a === a && one.b === b);
  const own = result?.dyads.find(({ dyad }) => dyad === place);
  const pool = result?.subsets.all?.methods.find(({ method }) => method === "pool");
  const alone =
    own === undefined || !(own.skill.lo > LEAST_SKILL)
      ? "; of this dyad alone it cannot be told"
      : `; of this dyad alone ${skillText(own.skill)} in ${grouped(own.forecasts)}`;
  const inside =
    pool === undefined
      ? ""
      : `; the interval of 90 per cent held ${Math.round(100 * pool.coverage90)} per cent of what came`;
  const text = `${TARGET_NAMES[target]} ${countOf(release.horizon, findings.by)} ahead: skill ${skillText(release)} in ${grouped(release.forecasts)} forecasts${alone}${inside}.`;
  return state(`track-${target}`, bindSentence(text, seenIn(findings)), BACKTEST);
}

/** How such forecasts would have done; it stands in for a ledger of forecasts that have come out. */
export function trackBlocks(findings: OutlookFindings): Block[] {
  const { outlook, by } = findings;
  const { track, panel } = outlook;
  const heading = words`How such forecasts have done`;
  const rests = seenIn(findings);
  if (track === undefined) {
    const text = "The record is too short for a back-test, and so no forecast is given.";
    return [
      {
        heading,
        form: "prose",
        statements: [state("track-none", bindSentence(text, rests), BACKTEST)],
      },
    ];
  }
  const { from, to } = track.summary;
  const lead = `What came of forecasts that were issued stands in the ledger (entente ledger); a brief rests on the record alone, and a back-test stands in its place. From the end of each ${by} from ${periodText(period(from))} to ${periodText(period(to))} the ${countOf(track.dyads.length, "dyad")} that ${panel.teller} tells of most steadily were forecast with what was known then. Skill is the share of the long-run mean’s error that a forecast saves, with an interval of 90 per cent.`;
  const lines = TARGETS.map((target) => skillLine(findings, track, target)).filter(
    (line) => line !== undefined,
  );
  return [
    {
      heading,
      form: "prose",
      statements: [state("track-record", bindSentence(lead, rests), BACKTEST, LEDGER), ...lines],
    },
  ];
}
