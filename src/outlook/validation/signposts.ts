import { isoDate } from "../../kernel/index.ts";
import { EVER, type Finding, type Ground } from "../../measure/index.ts";
import { readKinds } from "../signposts/read-kinds.ts";
import { signpostGain } from "../signposts/signpost-gain.ts";
import { signposts } from "../signposts/signposts.ts";
import {
  lookedIn,
  panelOf,
  recordOf,
  TESTED_SOURCES,
  type TestedPanels,
} from "./tested-sources.ts";
import { TARGET_WORDS } from "./words.ts";

/** Sources that tell events by kind, in periods in which kinds are counted. */
const isLookedAt = ({ teller, by }: { teller: string; by: string }): boolean =>
  teller !== "dyad-scores" && by !== "week";

/** Parts of the periods after which signposts are found anew. */
const PARTS = [0.5, 0.65, 0.8];

const COLUMNS = [
  ...["count", "periods ahead", "occasions", "periods"],
  ...["gain in log score at an occasion, nats", "P(gain > 0)"],
];

/** G1: what signposts add to a forecast; told, not judged. */
export async function signpostFindings(
  ground: Ground,
  { runs: { seed }, told }: TestedPanels,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const source of TESTED_SOURCES.filter(isLookedAt)) {
    told(`signposts in ${source.name}`, 0, 1);
    const panel = await panelOf(ground, source);
    const kindCounts = await readKinds(await recordOf(ground, source.teller), panel, isoDate(EVER));
    const input = { panel, kindCounts, origin: panel.periods.length - 1 };
    const found = signposts(input);
    const looked = lookedIn(panel);
    const origins = PARTS.map((part) => looked[Math.floor(part * looked.length)] ?? 0);
    const rows = signpostGain(input, { origins, seed }).map((one) => [
      ...[TARGET_WORDS[one.target], one.horizon, one.occasions, one.periods],
      `${one.gain.toFixed(3)} (${one.lo.toFixed(3)} to ${one.hi.toFixed(3)})`.replaceAll("-", "−"),
      one.positive.toFixed(2),
    ]);
    const [kept, among] = "reason" in found ? [0, 0] : [found.signposts.length, found.looked];
    findings.push({
      what: `signposts kept at the last period, ${source.name}`,
      value: kept,
      unit: `of ${among}`,
      passLine: "told, not judged",
      passed: true,
      detail: `${source.name}: signposts found anew at ${origins.map((t) => panel.periods[t]).join(", ")} and scored until the next${rows.length === 0 ? "; none stood afterwards, so that nothing could be scored" : ""}.`,
      ...(rows.length === 0 ? {} : { beside: { columns: COLUMNS, rows } }),
    });
  }
  return findings;
}
