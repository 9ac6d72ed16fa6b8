import { z } from "zod";
import type { ArmsFlow, ArmsTransfers, Dependence, TradeDependence } from "../../measure/index.ts";
import { real } from "./relation-series.ts";
import { part, structuralSeries } from "./structural-series.ts";
import { type AsJson, actor, orNull, period, text } from "./vocabulary.ts";

const verdict = z
  .object({
    period: period("The last year known."),
    needsMore: orNull(
      actor("The side that needs the other more; null where neither clearly does."),
    ),
    degree: z
      .enum(["hardly", "a little", "markedly", "heavily"])
      .describe("How strongly the more dependent side depends."),
    asymmetry: real("Dependence of the first less that of the second, -1 to 1."),
    words: text("The verdict as a sentence."),
  })
  .describe("Who needs whom more.");

const trade: z.ZodType<AsJson<TradeDependence>> = z
  .object({
    trade: structuralSeries.describe("What each imports from the other, together."),
    dependence: z
      .tuple([
        structuralSeries.describe("Share of the first's trade that is with the second."),
        structuralSeries.describe("Share of the second's trade that is with the first."),
      ])
      .describe("Dependence of each, in the order of the dyad."),
    asymmetry: structuralSeries.describe("The first's share less the second's."),
    verdict,
  })
  .describe("How much of each side's trade is with the other.");

const flow: z.ZodType<AsJson<ArmsFlow>> = z
  .object({
    supplier: actor("Who delivers."),
    recipient: actor("Who receives."),
    yearly: structuralSeries.describe("Deliveries by year."),
    fiveYears: part(structuralSeries, "Sums over the year and the four before it."),
    shareOfReceived: part(structuralSeries, "These as a share of all that the recipient received."),
  })
  .describe("Arms that one side delivered to the other.");

const arms: z.ZodType<AsJson<ArmsTransfers>> = z
  .object({
    flows: z
      .tuple([part(flow, "First to second."), part(flow, "Second to first.")])
      .describe("Both directions."),
    supplies: orNull(actor("The side that supplied more of late; null where neither did.")),
    words: text("That as a sentence."),
  })
  .describe("Arms transfers in both directions.");

/** Who needs whom. */
export const dependence: z.ZodType<AsJson<Dependence>> = z
  .object({ trade: part(trade, "Trade."), arms: part(arms, "Arms transfers.") })
  .describe("Who needs whom, by trade and by arms.");
