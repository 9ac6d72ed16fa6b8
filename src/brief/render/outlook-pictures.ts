import {
  type FanChart,
  fanChartSvg,
  fanChartTable,
  fanChartText,
  figureHtml,
  type SafeHtml,
  type Table,
  wrapText,
} from "../../figure/index.ts";
import type { Brief } from "../brief.ts";
import { outlookCharts } from "../outlook-charts.ts";

function chartsOf({ names, outlook }: Brief): FanChart[] {
  return outlook === null ? [] : outlookCharts({ names, outlook });
}

/** The figures of the outlook for a page, each with its numbers. */
export async function outlookPicturesHtml(
  brief: Brief,
  source: string,
): Promise<readonly SafeHtml[]> {
  return await Promise.all(
    chartsOf(brief).map(async (chart) =>
      figureHtml({
        title: chart.title,
        caption: `${chart.caption} ${source}`,
        svg: await fanChartSvg(chart),
        numbers: fanChartTable(chart),
      }),
    ),
  );
}

/** The same for a terminal. */
export function outlookPicturesText(
  brief: Brief,
  options: { readonly width: number; readonly unicode: boolean },
): readonly string[] {
  return chartsOf(brief).map(
    (chart) => `${wrapText(chart.title, options.width)}\n${fanChartText(chart, options)}`,
  );
}

/** The numbers behind the figures of the outlook. */
export function outlookTables(brief: Brief): readonly Table[] {
  return chartsOf(brief).map(fanChartTable);
}
