import { csvFile, ownEvent } from "../record/source-rows.ts";
import type { TestRecord } from "./record.ts";

/** Events of a month, each text `RUS IND 061 2` being two of the code by the first towards the second, one a day. */
export interface ToldMonth {
  /** `2018-01` */
  readonly period: string;
  readonly what: readonly string[];
}

/** Own events in the columns of their format, from months. */
export function eventsOf(
  months: readonly ToldMonth[],
  more: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>>[] {
  return months.flatMap(({ period, what }) =>
    what.flatMap((text) => {
      const [source = "", target = "", cameo = "", count = "1"] = text.split(" ");
      return Array.from({ length: Number(count) }, (_, i) => {
        const date = `${period}-${String((i % 28) + 1).padStart(2, "0")}`;
        return ownEvent({ date, source, target, cameo, summary: `${text}, ${i}`, ...more });
      });
    }),
  );
}

/** Import what months tell as own events. */
export async function tellMonths(
  record: TestRecord,
  months: readonly ToldMonth[],
  {
    name = "rows.csv",
    ...more
  }: { readonly name?: string; readonly [column: string]: string } = {},
): Promise<void> {
  await record.addText("events", csvFile(eventsOf(months, more)), name);
}
