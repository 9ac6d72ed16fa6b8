import type { Granularity } from "../../kernel/index.ts";
import { EntenteError } from "../../kernel/index.ts";
import { localProjection } from "../../maths/index.ts";
import type { PanelHypothesis } from "../panel.ts";
import type { Design } from "./design.ts";
import type { DesignPanel } from "./design-panel.ts";
import { exposureSpread } from "./measured-exposure.ts";
import { outcomeOf } from "./outcome.ts";
import { PER_YEAR } from "./own-lags.ts";
import type { Streams } from "./streams.ts";

/** How the balance moves so many periods after an exposure has risen by one standard deviation, logits. */
export interface LagEffect {
  readonly lag: number;
  readonly mean: number;
  /** 90% interval of this lag alone. */
  readonly lo: number;
  readonly hi: number;
  /** 90% band of all lags at once. */
  readonly bandLo: number;
  readonly bandHi: number;
}

/** The shape of a response over lags. */
export interface ExposureResponse {
  readonly exposure: string;
  readonly lags: readonly LagEffect[];
}

/** Farthest lag: a year, by year two years. */
const FARTHEST: Readonly<Record<Granularity, number>> = { month: 12, quarter: 4, year: 2 };

/** Periods for each lag; farther ones of short series hold less often than they say. */
const PERIODS_PER_LAG = 6;

/** Lags of outcome, exposure and shock that enter, at most. */
const MOST_LAGS = 3;

/** Draws of the band. */
const DRAWS = 2000;

/** Lags in a row from 1 on. */
const inRow = (lags: readonly number[]): number =>
  Math.min(MOST_LAGS, lags.filter((lag, i) => lag === i + 1).length);

/**
 * The response of the balance to the most probable exposure of a hypothesis, period by period.
 *
 * Method: lag-augmented local projections (docs/method/local-projections.md) of the log ratio on the exposure in standard deviations,
 * with lags of both and of the common shock, the media volume of the exposure's period and a trend. It shows a shape; whether the
 * hypothesis is a driver is weighed elsewhere.
 * Source and Check: as for `localProjection`; response.test.ts.
 *
 * @param column of the design: the most probable
 * @returns undefined where the record is too short for it
 */
export function responseOf(
  panel: DesignPanel,
  design: Design,
  hypothesis: PanelHypothesis,
  column: number,
  settings: { readonly ownLags: readonly number[]; readonly streams: Streams },
): ExposureResponse | undefined {
  const exposure = hypothesis.exposures[design.columns[column]?.exposure ?? -1];
  if (exposure === undefined) return undefined;
  const { sd } = exposureSpread(exposure.values, design.rows);
  const to = Math.min(FARTHEST[panel.by], Math.floor(design.rows.length / PERIODS_PER_LAG));
  if (!(sd > 0) || to < 2) return undefined;
  const blocks = new Set(design.controls.map(({ block }) => block));
  const trend = panel.periods.map((_, t) => t / PER_YEAR[panel.by]);
  try {
    const { responses } = localProjection(
      outcomeOf(panel).values,
      exposure.values.map((value) => value / sd),
      {
        ...{ from: 1, to, lags: inRow(settings.ownLags), draws: DRAWS },
        controls: blocks.has("commonShock") ? [panel.common] : [],
        given: blocks.has("mediaVolume") ? [trend, panel.volume] : [trend],
        random: settings.streams(`response ${hypothesis.id}`),
      },
    );
    const lags = responses.map(({ horizon, estimate, pointwise, simultaneous }) => ({
      ...{ lag: horizon, mean: estimate, lo: pointwise.lo, hi: pointwise.hi },
      ...{ bandLo: simultaneous.lo, bandHi: simultaneous.hi },
    }));
    const isKnown = lags.every((lag) => Object.values(lag).every(Number.isFinite));
    return isKnown ? { exposure: exposure.id, lags } : undefined;
  } catch (error) {
    if (error instanceof EntenteError && error.code === "maths.rows-too-few") return undefined;
    throw error;
  }
}
