import { describe, expect, test } from "vitest";
import { estimate, INCLUSION, measured, TILT } from "../../../test/briefs/made-up-drivers.ts";
import type { MissingEvidence, Reason, WouldTell } from "../../drivers/index.ts";
import type { Period } from "../../kernel/index.ts";
import {
  effectSentence,
  namedEffectSentences,
  powerSentence,
  reliabilitySentences,
} from "./effect-words.ts";
import { periodText, quoted, seriesText, windowText } from "./phrases.ts";
import { missingEvidenceSentence, missingSeriesSentence, wouldTellSentence } from "./tell-words.ts";
import { testSentences } from "./test-words.ts";
import { lackingOf, reasonSentence, verdictSentence } from "./verdict-words.ts";

describe("the words of a verdict", () => {
  test("quote the explanation and say how probable it is, and was", () => {
    expect(verdictSentence(TILT, measured())).toBe(
      "“Moscow punishes Delhi”: supported by the record. That what it names precedes the balance and improves its prediction has a probability of 92 per cent; before the record was weighed it had 50 per cent.",
    );
  });

  test("give no probability to what was not measured", () => {
    const { measured: _, ...rest } = measured({ verdict: "the record cannot tell" });
    expect(verdictSentence(TILT, { ...rest, measured: false })).toBe(
      "“Moscow punishes Delhi”: the record cannot tell, for it has not measured what the explanation names.",
    );
  });

  test.each<[Reason, string]>([
    [{ code: "too-few-rows", has: 12, needs: 30 }, "12 quarters be explained, and 30 are needed"],
    [
      {
        code: "not-measured",
        missing: [{ exposure: "arms", problem: "short", has: 3, needs: 36 }],
      },
      "arms (known in three of the 36 periods needed)",
    ],
    [{ ...INCLUSION, inclusion: 0.999 } as Reason, "over 99 per cent, from 50 per cent"],
    [{ code: "other-sign", asStated: 0.04 }, "a probability of 4 per cent: the opposite fits"],
    [
      { code: "hardly-moves", share: 0.012, needs: 0.05 },
      "leave 1 per cent of its variation, where 5 per cent",
    ],
    [
      { code: "hardly-moves", share: 0.001, needs: 0.05 },
      "leave under 1 per cent of its variation",
    ],
    [{ code: "gain", leg: "met", positive: 0.93, needs: 0.9 }, "It improves predictions"],
    [{ code: "gain", leg: "unknown", positive: Number.NaN, needs: 0.9 }, "is not known"],
    [
      { code: "stable", leg: "not met", lowest: 0.8, sameSign: false, needs: 0.5 },
      "some turn the sign of the effect.",
    ],
    [
      { code: "stable", leg: "not met", lowest: 0.2, sameSign: false, needs: 0.5 },
      "some turn the sign of the effect and bring the probability down to 20 per cent, where over 50 per cent is asked for.",
    ],
    [
      { code: "stable", leg: "met", lowest: 0.6, sameSign: true, needs: 0.5 },
      "60 per cent or more",
    ],
    [
      { code: "stable", leg: "unknown", lowest: Number.NaN, sameSign: true, needs: 0.5 },
      "is not known",
    ],
    [{ code: "lead", leg: "not met", inclusion: 0.8, below: 0.5 }, "may follow the relation"],
    [{ code: "lead", leg: "met", inclusion: 0.1, below: 0.5 }, "as they should not"],
    [{ code: "lead", leg: "unknown", inclusion: Number.NaN, below: 0.5 }, "could not be tested"],
    [{ code: "placebos", leg: "met", run: 1, failed: [] }, "does (one could be run)"],
    [{ code: "placebos", leg: "met", run: 3, failed: [] }, "do (three could be run)"],
    [
      { code: "placebos", leg: "not met", run: 2, failed: ["RUS>BGD"] },
      "does not: Russia towards Bangladesh.",
    ],
    [
      { code: "placebos", leg: "not met", run: 2, failed: ["CHN-PAK", "vnm-usa"] },
      "do not: China and Pakistan and vnm-usa.",
    ],
    [{ code: "placebos", leg: "unknown", run: 0, failed: [] }, "No control could be run"],
    [{ code: "power", leg: "met", share: 0.9, needs: 0.8 }, "so silence says something"],
    [{ code: "power", leg: "not met", share: 0.4, needs: 0.8 }, "so silence says little"],
    [{ code: "power", leg: "unknown", share: Number.NaN, needs: 0.8 }, "was not simulated"],
  ])("state the reason %o", (reason, says) => {
    const sentence = reasonSentence(reason, "quarter");
    expect(sentence).toContain(says);
    expect(sentence).toMatch(/^[A-Z].*\.$/);
    expect(sentence).not.toMatch(/NaN|undefined|\bcause/);
  });

  test("name what support lacks, but for its probability and power", () => {
    const why: Reason[] = [
      { ...INCLUSION, leg: "not met" } as Reason,
      { code: "gain", leg: "unknown", positive: Number.NaN, needs: 0.9 },
      { code: "placebos", leg: "not met", run: 1, failed: ["CHN-PAK"] },
      { code: "power", leg: "not met", share: 0.4, needs: 0.8 },
    ];
    expect(lackingOf({ why }, "quarter")).toEqual([
      "whether it improves predictions is not known",
      "a control that should stay silent does not",
    ]);
  });
});

describe("the words of an effect", () => {
  const change = (mean: number, lo: number, hi: number) => {
    return { balance: { mean, lo, hi }, conflictPerYear: { mean: -0.4, lo: -1.2, hi: 0.3 } };
  };
  const effect = {
    ...{ mean: 0.2, positive: 0.97, asStated: 0.97 },
    oneDeviation: change(Math.log(1.31), Math.log(1.06), Math.log(1.55)),
    named: [{ name: "From 2013 to 2016.", ...change(Math.log(2), 0, Math.log(4)) }],
  };

  test("say how many times what it was the ratio is, over which window, and in events", () => {
    const sentence = effectSentence(measured({ effect }), "quarter");
    expect(sentence).toContain("most of all over the two quarters before");
    expect(sentence).toContain("1.31 times what it was (90 per cent interval 1.06 to 1.55)");
    expect(sentence).toContain("0.4 fewer (from 1.2 fewer to 0.3 more)");
    expect(namedEffectSentences(measured({ effect }))).toEqual([
      "After the change “From 2013 to 2016” it would be 2.00 times what it was (90 per cent interval 1.00 to 4.00).",
    ]);
  });

  test("call next to nothing what hardly any event would show", () => {
    const conflictPerYear = { mean: 0.001, lo: -0.02, hi: 0.02 };
    const little = { ...effect, oneDeviation: { ...effect.oneDeviation, conflictPerYear } };
    expect(effectSentence(measured({ effect: little }), "month")).toContain("next to nothing");
  });

  test("say where it is not known, or was not simulated", () => {
    const { effect: _, ...none } = measured();
    expect(effectSentence(none, "year")).toBe("The size of its effect is not known.");
    expect(powerSentence({})).toContain("was not simulated");
    const share = { share: Number.NaN, simulations: 0, effect: 0.25, signal: 0 };
    expect(powerSentence({ power: share })).toContain("was not simulated");
    expect(powerSentence({ power: { ...share, share: 0.45, simulations: 200 } })).toContain(
      "45 per cent of 200 simulations",
    );
  });

  test("warn of series that faults draw towards nothing, and of no others", () => {
    const reliability = [
      { exposure: "thin", reliability: 0.3, attenuation: 0.4 },
      { exposure: "sound", reliability: 1, attenuation: 1 },
      { exposure: "unknown", reliability: Number.NaN, attenuation: Number.NaN },
    ];
    expect(reliabilitySentences({ reliability })).toEqual([
      "Its series thin is counted from few events, which draws its effect to 40 per cent of its size.",
    ]);
  });
});

describe("the words of the tests", () => {
  const passed = { name: "CHN-PAK", state: "passed", inclusion: 0.1, has: 70, needs: 18 } as const;

  test("tell tests that could not be run from passed and failed ones", () => {
    expect(testSentences(measured())).toEqual([
      "Lead test: not run, for want of periods (three of 18).",
      "Controls: none could be run, so that nothing shows whether it predicts what it should not.",
      "Halves of the record: at least one is too short to be weighed alone.",
    ]);
  });

  test("say which control failed, and how both sides and both directions answer", () => {
    const sentences = testSentences({
      tests: {
        lead: { ...passed, state: "failed", inclusion: 0.7 },
        placeboOutcomes: [passed, { ...passed, name: "RUS>BGD", state: "failed", inclusion: 0.8 }],
        placeboExposures: [{ ...passed, state: "unknown", inclusion: Number.NaN }],
        halves: {
          state: "failed",
          halves: [
            { inclusion: 0.1, effect: 0, positive: 0.9 },
            { inclusion: 0.2, effect: 0, positive: 0.1 },
          ],
        },
        asymmetry: {
          rises: estimate(Math.log(1.4), 0, 1, 1),
          falls: estimate(0, 0, 0, 0.5),
          difference: estimate(0.3, 0.1, 0.6, 0.99),
        },
        initiative: {
          directed: [
            { from: "RUS", to: "PAK", ...estimate(Math.log(1.3), 0, 1, 1) },
            { from: "PAK", to: "RUS", ...estimate(0, -1, 1, 0.5) },
          ],
          difference: estimate(0.2, 0.1, 0.3, 1),
        },
      },
    });
    expect(sentences[0]).toContain("so it may follow the relation");
    expect(sentences[1]).toBe(
      "Controls: not silent, as they should be: Russia towards Bangladesh (80 per cent); one of two run; one could not be run.",
    );
    expect(sentences[2]).toContain("opposite signs (probability 10 per cent in the earlier");
    expect(sentences[3]).toContain("after a rise the ratio of cooperation to conflict is 1.40");
    expect(sentences[4]).toContain("Russia towards Pakistan is more cooperative after a rise");
  });
});

describe("the words of what would tell", () => {
  test.each<[WouldTell, string]>([
    [{ code: "rows", has: 3, needs: 30 }, "30 quarters to say anything; three can be used"],
    [
      { code: "exposure", missing: { exposure: "arms", problem: "missing", has: 0, needs: 36 } },
      "Its series arms would tell more",
    ],
    [
      { code: "exposure", missing: { exposure: "arms", problem: "constant", has: 36, needs: 36 } },
      "is the same all through the record",
    ],
    [{ code: "periods", has: 73, more: 107 }, "With 107 more quarters (27 years) like the 73"],
    [{ code: "periods", has: 73, more: 1 }, "With 1 more quarter like the 73"],
    [{ code: "periods", has: 73, more: 4000 }, "More time alone will not tell"],
    [{ code: "periods", has: 73, more: Number.POSITIVE_INFINITY }, "More time alone"],
    [
      { code: "events", has: 1.3287, needs: 4.8753 },
      "With 4.9 events that cooperate or conflict a quarter in place of 1.3, 3.7 times as many",
    ],
    [{ code: "events", has: 1.3, needs: Number.NaN }, "No denser record"],
    [{ code: "detectable", effect: 0.4788, matters: 0.25 }, "to 1.61 times its level; 1.28 times"],
    [{ code: "detectable", effect: Number.POSITIVE_INFINITY, matters: 0.25 }, "no effect of any"],
    [{ code: "test", test: "lead" }, "later values"],
    [{ code: "test", test: "placebo-outcome" }, "would serve as a control"],
    [{ code: "test", test: "placebo-exposure" }, "would serve as a control"],
  ])("state %o", (tell, says) => {
    const sentence = wouldTellSentence(tell, "quarter");
    expect(sentence).toContain(says);
    expect(sentence).not.toMatch(/NaN|Infinity|undefined/);
  });

  test("state a series that could not be had", () => {
    const reason = "chronicle tells nothing of Vietnam";
    expect(
      missingSeriesSentence({
        ...{ hypothesis: "tilt", part: "placebo outcome", series: "RUS>VNM" },
        ...{ reason, has: 0, needs: 5 },
      }),
    ).toBe(
      "Chronicle tells nothing of Vietnam (a relation that should not answer, Russia towards Vietnam: none of five needed).",
    );
  });

  test("state what finding missing evidence would do", () => {
    const item = {
      ...{ hypothesis: "tilt", says: "He says so.", test: "smoking-gun", why: "nobody has looked" },
      ifFound: { decibels: 15, probability: 0.98 },
      ifNotFound: { decibels: -2, probability: 0.4 },
    } as unknown as MissingEvidence;
    expect(missingEvidenceSentence(item, TILT)).toBe(
      "For “Moscow punishes Delhi”, a smoking gun, which would weigh heavily for it: “He says so”. Found, the probability would be 98 per cent; not found, 40 per cent.",
    );
  });
});

describe("phrases", () => {
  test("put windows, periods, series and quotations into words", () => {
    expect(
      [
        { first: 1, last: 1 },
        { first: 2, last: 2 },
        { first: 1, last: 3 },
        { first: 4, last: 6 },
      ].map((window) => windowText(window, "month")),
    ).toEqual([
      "the month before",
      "month 2 before",
      "the three months before",
      "months 4 to 6 before",
    ]);
    expect(["2004", "2004-Q3", "2004-07"].map((p) => periodText(p as Period))).toEqual([
      "2004",
      "the third quarter of 2004",
      "July 2004",
    ]);
    expect(["CHN-PAK", "RUS>BGD", "arms-deals"].map(seriesText)).toEqual([
      "China and Pakistan",
      "Russia towards Bangladesh",
      "arms-deals",
    ]);
    expect(quoted(' He said "no", and “never”. ')).toBe("“He said ’no’, and ‘never’”");
  });
});
