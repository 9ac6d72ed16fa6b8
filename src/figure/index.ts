export type {
  BandedSeries,
  NamedSeries,
  PeriodCount,
  SeriesPoint,
} from "./banded-series.ts";
export { bandedSeriesSvg } from "./banded-series-svg.ts";
export { bandedSeriesTable } from "./banded-series-table.ts";
export { bandedSeriesLine, bandedSeriesText } from "./banded-series-text.ts";
export type { TerminalOptions } from "./columns.ts";
export type { NamedCount, QuadCounts } from "./counts.ts";
export type { Described } from "./drawing.ts";
export {
  type EvidenceGrid,
  evidenceGridTable,
  type GridCell,
  type GridEvidence,
  type GridHypothesis,
} from "./evidence-grid.ts";
export { evidenceGridSvg } from "./evidence-grid-svg.ts";
export { evidenceGridText } from "./evidence-grid-text.ts";
export { evidenceGridKey } from "./evidence-key.ts";
export type { Fan, FanChart, FanPoint, NamedValues, PeriodValue } from "./fan-chart.ts";
export { fanChartSvg } from "./fan-chart-svg.ts";
export { fanChartTable } from "./fan-table.ts";
export { fanChartText } from "./fan-text.ts";
export { type Figure, figureHtml } from "./figure-html.ts";
export { type HtmlValue, html, type SafeHtml, trustedHtml } from "./html.ts";
export { type DotRow, type IntervalDots, intervalDotsTable } from "./interval-dots.ts";
export { intervalDotsSvg } from "./interval-dots-svg.ts";
export { intervalDotsText } from "./interval-dots-text.ts";
export { type LagPoint, type LagResponse, lagResponseTable } from "./lag-response.ts";
export { lagResponseSvg } from "./lag-response-svg.ts";
export { lagResponseText } from "./lag-response-text.ts";
export { type MirroredCounts, mirroredCountsSvg } from "./mirrored-counts.ts";
export { mirroredCountsText } from "./mirrored-counts-text.ts";
export { percentFigure, percentText } from "./number-text.ts";
export { figureStyles } from "./paint.ts";
export type { PeriodMark } from "./period-marks.ts";
export type { PhaseBand } from "./phase-bands.ts";
export { type PitHistogram, pitHistogramTable } from "./pit-histogram.ts";
export { pitHistogramSvg } from "./pit-svg.ts";
export { pitHistogramText } from "./pit-text.ts";
export { plainLine } from "./plain-text.ts";
export {
  type ReliabilityBin,
  type ReliabilityDiagram,
  reliabilityDiagramTable,
} from "./reliability-diagram.ts";
export { reliabilityDiagramSvg } from "./reliability-svg.ts";
export { reliabilityDiagramText } from "./reliability-text.ts";
export { barsSvg, type NamedShares } from "./shares.ts";
export {
  MOST_AROUND,
  type NetworkNode,
  type SignedEdge,
  type SignedNetwork,
  signedNetworkTable,
} from "./signed-network.ts";
export { signedNetworkSvg } from "./signed-network-svg.ts";
export {
  type ShareBar,
  type ShareSegment,
  type StackedShare,
  stackedShareTable,
} from "./stacked-share.ts";
export { stackedShareSvg } from "./stacked-share-svg.ts";
export { stackedShareText } from "./stacked-share-text.ts";
export {
  type Table,
  type TableCell,
  type TableColumn,
  tableCsv,
  tableHtml,
  tableMarkdown,
} from "./table.ts";
export { tableText } from "./table-text.ts";
export { barsText, sparkline } from "./terminal.ts";
export { wrapText } from "./wrap.ts";
