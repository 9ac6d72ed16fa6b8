import type { Table } from "../../figure/index.ts";
import { nameOf } from "../wording.ts";
import { type Around, percent, type Told } from "./around-words.ts";

/** The dyads that have run most alike. */
export function similarTable({ dyads, compared }: Told<Around["similar"]>): Table {
  return {
    caption: `Dyads whose balance ran most alike, among ${compared} compared: places to look, no proof`,
    columns: [
      { key: "dyad", title: "Dyad" },
      { key: "apart", title: "Points apart", align: "right" },
      { key: "closer", title: "Closer than", align: "right" },
      { key: "changes", title: "Changes alike", align: "right" },
      { key: "events", title: "Events" },
      { key: "common", title: "Compared over" },
    ],
    rows: dyads.map(({ dyad, distanceInPoints, closerThan, changes, events, common }) => ({
      dyad: dyad.map(nameOf).join(" and "),
      apart: distanceInPoints.toFixed(0),
      closer: percent(closerThan),
      changes: changes === null ? "" : changes.toFixed(2),
      events,
      common: `${common.first} to ${common.last}`,
    })),
  };
}
