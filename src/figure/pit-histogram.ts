import { checkCounts } from "./counts.ts";
import type { Described } from "./drawing.ts";
import { linearAxis } from "./linear-axis.ts";
import { numberText } from "./number-text.ts";
import { plainLine } from "./plain-text.ts";
import type { Table } from "./table.ts";
import type { ValueAxis } from "./value-axis.ts";

/** Where outcomes fell in the distributions that were forecast (probability integral transform). */
export interface PitHistogram extends Described {
  /** Stands beside the drawing, not in it: see `figureHtml`. */
  readonly caption: string;
  /** The share of outcomes in each of equally wide parts of 0 to 1, ten as a rule, at least two; together 1. */
  readonly shares: readonly number[];
  /** How many forecasts, a whole number from 0; of none, no bar is drawn. */
  readonly forecasts: number;
  /** Within which ends a share is expected if the forecasts are calibrated; left out, there is no band. */
  readonly band?: { readonly lo: number; readonly hi: number };
  /** What the band is; left out, `90% band of calibrated forecasts`. */
  readonly bandLabel?: string;
}

/** A bar with its edges on the axis of probabilities; shares and bands are per cent. */
export interface KnownBar {
  /** `0.1 to 0.2`. */
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly share: number;
  /** How it stands to the band. */
  readonly verdict: "within" | "above" | "below" | "";
}

/** The numbers of a histogram, per cent. */
export interface KnownPit {
  readonly bars: readonly KnownBar[];
  readonly expected: number;
  readonly band: { readonly lo: number; readonly hi: number } | undefined;
  readonly bandLabel: string;
  readonly axis: ValueAxis;
}

/** Shares that are rounded may add up to nearly one. */
const SUM_TOLERANCE = 0.01;

function checkPit({ shares, forecasts, band }: PitHistogram): void {
  checkCounts([forecasts]);
  if (shares.length < 2) throw new RangeError("a histogram has at least two bars");
  const wrong = shares.find((share) => !(share >= 0 && share <= 1));
  if (wrong !== undefined) throw new RangeError(`a share lies within 0 to 1, not ${wrong}`);
  const sum = shares.reduce((total, share) => total + share, 0);
  if (forecasts > 0 && Math.abs(sum - 1) > SUM_TOLERANCE) {
    throw new RangeError(`shares add up to 1, not ${sum}`);
  }
  if (band !== undefined && !(band.lo >= 0 && band.lo <= band.hi && band.hi <= 1)) {
    throw new RangeError(`a band goes up within 0 to 1, not from ${band.lo} to ${band.hi}`);
  }
}

/**
 * The bars of a histogram, and what is expected of them.
 *
 * @throws RangeError if there are fewer than two bars, a share lies outside 0 to 1, the shares do not add up to 1, the
 *   count is no whole number from 0, or the band goes down or lies outside 0 to 1
 */
export function knownPit(chart: PitHistogram): KnownPit {
  checkPit(chart);
  const { shares, forecasts, band } = chart;
  const verdictOf = (share: number): KnownBar["verdict"] => {
    if (band === undefined) return "";
    if (share > band.hi) return "above";
    return share < band.lo ? "below" : "within";
  };
  const decimals = 10 % shares.length === 0 ? 1 : 2;
  const bars = shares.map((share, i) => ({
    name: [i, i + 1].map((edge) => numberText(edge / shares.length, decimals)).join(" to "),
    from: i / shares.length,
    to: (i + 1) / shares.length,
    share: 100 * share,
    verdict: verdictOf(share),
  }));
  const shown = band && { lo: 100 * band.lo, hi: 100 * band.hi };
  const expected = 100 / shares.length;
  const values = [0, expected, shown?.hi ?? 0, ...bars.map(({ share }) => share)];
  return {
    bars: forecasts === 0 ? [] : bars,
    expected,
    band: shown,
    bandLabel: plainLine(chart.bandLabel ?? "90% band of calibrated forecasts"),
    axis: linearAxis(values),
  };
}

const EDGES: ValueAxis = linearAxis([], [0, 1]);

/** A bar in words: `0.1 to 0.2: 8.21%, below the band`. */
export function barText(bar: KnownBar, { axis }: KnownPit): string {
  const verdict = bar.verdict === "" ? "" : `, ${bar.verdict} the band`;
  return `${bar.name}: ${axis.text(bar.share)}%${verdict}`;
}

/**
 * The numbers of the histogram, a row for each bar; keys are `from`, `to`, `share` and `expected` (per cent), and with a
 * band `lo`, `hi` and `verdict`.
 *
 * @throws RangeError as `pitHistogramSvg`
 */
export function pitHistogramTable(chart: PitHistogram): Table {
  const { bars, expected, band, axis } = knownPit(chart);
  const right = { align: "right" } as const;
  return {
    caption: `${plainLine(chart.title)} (${chart.forecasts} forecasts)`,
    columns: [
      { key: "from", title: "From", ...right },
      { key: "to", title: "To", ...right },
      { key: "share", title: "Forecasts, %", ...right },
      { key: "expected", title: "Expected, %", ...right },
      ...(band === undefined
        ? []
        : [
            { key: "lo", title: "Band, low", ...right },
            { key: "hi", title: "Band, high", ...right },
            { key: "verdict", title: "To the band", align: "left" as const },
          ]),
    ],
    rows: bars.map(({ from, to, share, verdict }) => ({
      from: EDGES.rounded(from),
      to: EDGES.rounded(to),
      share: axis.rounded(share),
      expected: axis.rounded(expected),
      ...(band !== undefined && {
        lo: axis.rounded(band.lo),
        hi: axis.rounded(band.hi),
        verdict,
      }),
    })),
  };
}
