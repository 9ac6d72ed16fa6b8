import type { BacktestDocument } from "../../workbench/index.ts";
import { counted } from "../wording.ts";

/** What was back-tested, in a line. */
export function scopeSentence(document: BacktestDocument): string {
  const { source, by, periods, from, to, dyads, asOf } = document;
  return `${source}, ${counted(periods.count, by)} from ${periods.first} to ${periods.last}, ${counted(dyads, "dyad")}; forecasts made at the end of each ${by} from ${from} to ${to}, each from what was known then. As of ${asOf}.`;
}
