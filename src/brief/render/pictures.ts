import {
  type BandedSeries,
  bandedSeriesSvg,
  bandedSeriesTable,
  bandedSeriesText,
  figureHtml,
  mirroredCountsSvg,
  mirroredCountsText,
  type PeriodMark,
  type SafeHtml,
  tableMarkdown,
} from "../../figure/index.ts";
import { dateInWords } from "../../kernel/index.ts";
import { type Brief, hasPicture } from "../brief.ts";
import { type ChartedSeries, relationCharts } from "../relation-charts.ts";
import type { SectionId } from "../statement.ts";
import { seriesNoun } from "../turn-words.ts";
import { driverPicturesHtml, driverPicturesText, driverTables } from "./driver-pictures.ts";
import { outlookPicturesHtml, outlookPicturesText, outlookTables } from "./outlook-pictures.ts";
import { yearTable } from "./year-table.ts";

/** In the chart of the balance all turns that the brief tells, in that of conflict its own. */
function marksOf({ turningPoints }: Brief, of: ChartedSeries): PeriodMark[] {
  return turningPoints
    .filter(({ series }) => of === "index" || series === of)
    .map(({ series, period, lo, hi, doubtful }) => ({
      kind: "shift",
      period,
      lo,
      hi,
      label: `${seriesNoun(series).replace("the ", "")}${doubtful ? " (doubtful)" : ""}`,
    }));
}

function chartsOf(brief: Brief): BandedSeries[] {
  return relationCharts({ ...brief, by: "year" }, (of) => marksOf(brief, of));
}

const sourceOf = (brief: Brief): string =>
  `Source: the Entente record, snapshot ${brief.record.snapshot}, as of ${dateInWords(brief.asOf)}.`;

async function countsHtml(brief: Brief): Promise<SafeHtml> {
  const [a, b] = brief.names;
  const total = brief.years.reduce(
    (sum, y) =>
      sum + y.verbalCooperation + y.materialCooperation + y.verbalConflict + y.materialConflict,
    0,
  );
  const [first, last] = [brief.years[0]?.period ?? "", brief.years.at(-1)?.period ?? ""];
  const title = `Events between ${a} and ${b} by year`;
  const caption = `Cooperation above the line, conflict below; an event and its mirror count once. ${sourceOf(brief)}`;
  const svg = await mirroredCountsSvg({
    id: "by-year",
    title,
    description: `Bars for each year from ${first} to ${last}: ${total} events in all, cooperation upward and conflict downward, words and deeds told apart. The numbers stand in the table below.`,
    caption,
    rows: brief.years,
    bands: brief.phases.length > 1 ? brief.phases : [],
  });
  return figureHtml({ title, caption, svg, numbers: yearTable(brief) });
}

async function bandedHtml(brief: Brief, chart: BandedSeries): Promise<SafeHtml> {
  const { title } = chart;
  const turns =
    chart.marks === undefined || chart.marks.length === 0
      ? ""
      : " A line across marks a turning point, the ground about it the years between which it lies with 90 %.";
  const caption = `${chart.caption}${turns} ${sourceOf(brief)}`;
  const svg = await bandedSeriesSvg(chart);
  return figureHtml({ title, caption, svg, numbers: bandedSeriesTable(chart) });
}

/** How many blocks of a section come before its figures: a section on something else begins with words on it. */
const BLOCKS_BEFORE: Readonly<Partial<Record<SectionId, number>>> = {
  implications: 1,
  outlook: 1,
};

/** The blocks of a section with its figures at their place among them. */
export function withPictures<Part>(
  id: SectionId,
  blocks: readonly Part[],
  pictures: SectionPictures<Part>,
): readonly Part[] {
  return blocks.toSpliced(BLOCKS_BEFORE[id] ?? 0, 0, ...(pictures[id] ?? []));
}

/** Figures by the section in which they stand. */
export type SectionPictures<Picture> = Readonly<Partial<Record<SectionId, readonly Picture[]>>>;

/** The figures of a brief for a page: its events, balance and conflict, and what may move them, each with its numbers. */
export async function picturesHtml(brief: Brief): Promise<SectionPictures<SafeHtml>> {
  if (!hasPicture(brief)) return {};
  const banded = chartsOf(brief).map((chart) => bandedHtml(brief, chart));
  return {
    background: await Promise.all([countsHtml(brief), ...banded]),
    implications: await driverPicturesHtml(brief, sourceOf(brief)),
    outlook: await outlookPicturesHtml(brief, sourceOf(brief)),
  };
}

/** The figures of a brief for a terminal. */
export function picturesText(
  brief: Brief,
  options: { readonly width: number; readonly unicode: boolean },
): SectionPictures<string> {
  if (!hasPicture(brief)) return {};
  const banded = chartsOf(brief).map((chart) => bandedSeriesText(chart, options));
  const background = [mirroredCountsText(brief.years, options), ...banded];
  return {
    background: background.map((picture) => `${picture}\n`),
    implications: driverPicturesText(brief, options).map((picture) => `${picture}\n`),
    outlook: outlookPicturesText(brief, options).map((picture) => `${picture}\n`),
  };
}

/** The numbers behind the figures of a brief, as tables in Markdown. */
export function picturesMarkdown(brief: Brief): SectionPictures<string> {
  if (!hasPicture(brief)) return {};
  const tables = [yearTable(brief), ...chartsOf(brief).map(bandedSeriesTable)];
  return {
    background: tables.map((table) => `${tableMarkdown(table)}\n`),
    implications: driverTables(brief).map((table) => `${tableMarkdown(table)}\n`),
    outlook: outlookTables(brief).map((table) => `${tableMarkdown(table)}\n`),
  };
}
