import { z } from "zod";
import type {
  BalanceYear,
  SignedNetwork,
  SimilarDyads,
  Strength,
  Third,
} from "../../measure/index.ts";
import type { Surroundings, TriadsAround } from "../documents.ts";
import { alignment } from "./alignment.ts";
import { conflicts } from "./conflicts.ts";
import { dependence } from "./dependence.ts";
import { real } from "./relation-series.ts";
import { notes, part } from "./structural-series.ts";
import { type AsJson, actor, count, orNull, period, share, text } from "./vocabulary.ts";

const sides = {
  sign: z
    .number()
    .min(-1)
    .max(1)
    .describe("From -1, conflict only, to 1, cooperation only; near 0 where little is told."),
  weight: z.number().min(0).describe("Recent polar events, halved by every year of age."),
};

const strength = (whose: string): z.ZodType<AsJson<Strength>> =>
  z.object(sides).describe(`How friendly ${whose} have been of late.`);

const third: z.ZodType<AsJson<Third>> = z
  .object({
    actor: actor("The third actor."),
    withFirst: strength("it and the first"),
    withSecond: strength("it and the second"),
    role: z
      .enum([
        "friend of both",
        "enemy of both",
        "friend of the first, enemy of the second",
        "enemy of the first, friend of the second",
        "no clear side",
      ])
      .describe("What it is to the two."),
    pull: share("How strongly it stands to both."),
    balanced: orNull(
      z.boolean().describe("Whether the three signs fit; null where one of them is not clear."),
    ),
  })
  .describe("A third actor beside the two.");

const balanceYear: z.ZodType<AsJson<BalanceYear>> = z
  .object({
    period: period("The last period of the year."),
    own: strength("the two themselves"),
    clear: count("Triads of three clear signs."),
    balancedShare: orNull(share("Share of these that are balanced; null where there are none.")),
    balancedWeight: orNull(share("The same, each triad weighing as its pull.")),
    friendOfFriend: real("Sum over third actors that are friends of both."),
    enemyOfEnemy: real("Sum over third actors that are enemies of both."),
    friendOfEnemy: real(
      "Sum over third actors that are a friend of one and an enemy of the other.",
    ),
  })
  .describe("Structural balance at the end of one year.");

const tie = z
  .object({ a: actor("One end."), b: actor("The other, later in the alphabet."), ...sides })
  .describe("A tie.");

const network: z.ZodType<AsJson<SignedNetwork>> = z
  .object({
    period: period("The period at whose end the ties stand."),
    actors: z
      .array(actor("An actor."))
      .describe("The two first, then third actors, the one most is told of with both first."),
    ties: z.array(tie).describe("The ties among them."),
    tiesAmongThirds: z.boolean().describe("Whether ties among the third actors are in it."),
    units: z
      .object({ sign: text("What a sign is."), weight: text("What a weight is.") })
      .describe("What the numbers are."),
  })
  .describe("The dyad and the third actors that most is told of with both sides.");

const triads: z.ZodType<AsJson<TriadsAround>> = z
  .object({
    source: text("The source that ties are counted from."),
    network,
    balance: z
      .array(balanceYear)
      .describe("At the end of each year with an event; the last entry is of the latest period."),
    brokers: z.array(third).describe("Friends of both, twelve at most."),
    friendsOfFirstOnly: z.array(third).describe("Friends of the first, enemies of the second."),
    friendsOfSecondOnly: z.array(third).describe("Friends of the second, enemies of the first."),
    notes,
  })
  .describe("The triads around the two.");

const similarDyad = z
  .object({
    dyad: z.tuple([actor("One."), actor("The other.")]).describe("The dyad, by the alphabet."),
    distance: z.number().min(0).describe("Difference of levels, in logits."),
    distanceInPoints: z.number().min(0).describe("The same in points of the balance."),
    changes: orNull(
      z.number().min(-1).max(1).describe("Correlation of changes; null where too few compare."),
    ),
    common: z
      .object({
        periods: count("How many."),
        first: period("The first."),
        last: period("The last."),
      })
      .describe("Periods in which both have a level."),
    events: count("Polar events of this dyad."),
    closerThan: share("Share of all pairs of dyads that lie farther apart than these two."),
  })
  .describe("A dyad whose relations have run alike.");

const similar: z.ZodType<AsJson<SimilarDyads>> = z
  .object({
    dyads: z.array(similarDyad).describe("The nearest first."),
    compared: count("Dyads compared, this one included."),
    pairs: count("Pairs of them with enough common periods."),
    events: count("Polar events of this dyad."),
    units: z
      .object({
        distance: text("What a distance is."),
        changes: text("What the correlation is."),
        closerThan: text("What the share is."),
      })
      .describe("What the numbers are."),
    notes,
  })
  .describe("The dyads most like this one.");

/** The two among others. */
export const surroundings: z.ZodType<AsJson<Surroundings>> = z
  .object({
    triads: part(triads, "Third actors and how the signs fit."),
    alignment,
    dependence,
    conflicts,
    similar: part(similar, "Dyads whose relations have run most alike."),
  })
  .describe("The two among others.");
