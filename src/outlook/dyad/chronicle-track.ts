import type { IsoDate } from "../../kernel/index.ts";
import type { Store } from "../../record/index.ts";
import { readForecastPanel } from "../panel/read-panel.ts";
import { MOST_DYADS } from "./dyad-outlook.ts";
import { trackText } from "./kept-tracks.ts";
import { backtested, judgedPanel, trackKey } from "./track-record.ts";

/**
 * The back-test of the chronicle by quarter, as the product carries it.
 *
 * @throws Error where the record holds no chronicle to back-test
 */
export async function chronicleTrack(store: Store, asOf: IsoDate): Promise<string> {
  const request = { asOf, by: "quarter", teller: "chronicle", dyads: MOST_DYADS } as const;
  const panel = await readForecastPanel(store, request);
  if ("reason" in panel) throw new Error(panel.reason);
  const judged = judgedPanel(panel);
  const track = await backtested(judged, "quarter", { workers: 0 });
  if (track === undefined) throw new Error("the chronicle is too short for a back-test");
  return trackText(trackKey(judged), track);
}
