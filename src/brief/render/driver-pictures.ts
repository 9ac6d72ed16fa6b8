import {
  evidenceGridKey,
  evidenceGridSvg,
  evidenceGridTable,
  figureHtml,
  intervalDotsSvg,
  intervalDotsTable,
  intervalDotsText,
  lagResponseSvg,
  lagResponseTable,
  type SafeHtml,
  stackedShareSvg,
  stackedShareTable,
  stackedShareText,
  type Table,
  wrapText,
} from "../../figure/index.ts";
import type { Brief } from "../brief.ts";
import { type DriverCharts, driverCharts } from "../driver-charts.ts";

const NONE: DriverCharts = {
  inclusion: undefined,
  effects: undefined,
  response: undefined,
  shares: undefined,
  evidence: undefined,
};

function chartsOf({ names, drivers }: Brief): DriverCharts {
  return drivers === null ? NONE : driverCharts({ names, drivers });
}

/** The figures of what may move the relation for a page, each with its numbers. */
export async function driverPicturesHtml(
  brief: Brief,
  source: string,
): Promise<readonly SafeHtml[]> {
  const { inclusion, effects, response, shares, evidence } = chartsOf(brief);
  const figure = (
    { title, caption }: { readonly title: string; readonly caption: string },
    drawn: { readonly svg: string; readonly numbers: Table; readonly key?: SafeHtml },
  ): SafeHtml => figureHtml({ title, caption: `${caption} ${source}`, ...drawn });
  return [
    ...(inclusion === undefined
      ? []
      : [
          figure(inclusion, {
            svg: await intervalDotsSvg(inclusion),
            numbers: intervalDotsTable(inclusion),
          }),
        ]),
    ...(effects === undefined
      ? []
      : [
          figure(effects, {
            svg: await intervalDotsSvg(effects),
            numbers: intervalDotsTable(effects),
          }),
        ]),
    ...(response === undefined
      ? []
      : [
          figure(response, {
            svg: await lagResponseSvg(response),
            numbers: lagResponseTable(response),
          }),
        ]),
    ...(shares === undefined
      ? []
      : [
          figure(shares, {
            svg: await stackedShareSvg(shares),
            numbers: stackedShareTable(shares),
          }),
        ]),
    ...(evidence === undefined
      ? []
      : [
          figure(evidence, {
            svg: await evidenceGridSvg(evidence),
            numbers: evidenceGridTable(evidence),
            key: evidenceGridKey(evidence),
          }),
        ]),
  ];
}

/** The same for a terminal; what the documents weigh stands in the text and in `entente drivers`. */
export function driverPicturesText(
  brief: Brief,
  options: { readonly width: number; readonly unicode: boolean },
): readonly string[] {
  const { inclusion, shares } = chartsOf(brief);
  const under = (title: string, drawing: string): string =>
    `${wrapText(title, options.width)}\n${drawing}`;
  return [
    ...(inclusion === undefined
      ? []
      : [under(inclusion.title, intervalDotsText(inclusion, options))]),
    ...(shares === undefined ? [] : [under(shares.title, stackedShareText(shares, options))]),
  ];
}

/** The numbers behind the figures of what may move the relation. */
export function driverTables(brief: Brief): readonly Table[] {
  const { inclusion, effects, response, shares, evidence } = chartsOf(brief);
  return [
    ...(inclusion === undefined ? [] : [intervalDotsTable(inclusion)]),
    ...(effects === undefined ? [] : [intervalDotsTable(effects)]),
    ...(response === undefined ? [] : [lagResponseTable(response)]),
    ...(shares === undefined ? [] : [stackedShareTable(shares)]),
    ...(evidence === undefined ? [] : [evidenceGridTable(evidence)]),
  ];
}
