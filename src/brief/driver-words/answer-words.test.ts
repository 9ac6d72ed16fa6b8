import { describe, expect, test } from "vitest";
import { explanation, INCLUSION, leg, measured } from "../../../test/briefs/made-up-drivers.ts";
import type { FlipSet, Reason, WouldTell } from "../../drivers/index.ts";
import { answerSentences } from "./answer-words.ts";
import { answerInBrief } from "./brief-answer.ts";
import { documentsSentence, flipSentence, oddsText, togetherSentence } from "./document-words.ts";
import { explainedSentence, polaritySentence } from "./explained-words.ts";

describe("the words of the shares", () => {
  test("begin with the largest and end with what is left", () => {
    expect(explainedSentence(leg(measured()))).toBe(
      "Of the variation of the balance 30 per cent goes with its own past, 20 with the explanations together and 10 with the amount of reporting; 40 per cent goes with nothing measured here.",
    );
  });

  test("say that nothing is explained where nothing is", () => {
    const controls = { ownHistory: 0, commonShock: 0, mediaVolume: 0, trendAndSeason: 0 };
    const none = { ...leg(measured({ explained: 0 })), controls, explained: 0 };
    expect(explainedSentence(none)).toContain("Next to nothing");
  });
});

describe("the words of a record of one polarity", () => {
  const said = (cooperation: readonly number[], conflict: readonly number[]) =>
    polaritySentence({
      cooperation: Float64Array.from(cooperation),
      conflict: Float64Array.from(conflict),
    });

  test("say how few acts are of the other, unknown periods left out", () => {
    expect(said([60, Number.NaN, 40], [5, Number.NaN, 0])).toMatch(
      /^Only five of the 105 acts counted are conflictual: the balance can hardly move/,
    );
    expect(said([1], [30])).toMatch(/^Only one of the 31 acts counted is cooperative:/);
    expect(said([0], [30])).toMatch(/^None of the 30 acts counted is cooperative:/);
  });

  test("say nothing from a tenth on", () => {
    expect(said([90], [10])).toBeUndefined();
  });
});

describe("the words of documents", () => {
  const probability = {
    ...{ prior: 0.5, statistics: 0.59, documents: 0.89, together: 0.93 },
    ...{ halved: 0.81, doubled: 0.99 },
  };
  const documents = {
    ...{ decibels: 9.3, halved: 4.7, doubled: 18, items: 16, clusters: 13 },
    ofJudges: { low: 9.3, mid: 9.3, high: 9.3 },
    ofSources: { low: 7.56, mid: 9.3, high: 11.05 },
  };
  const statistics = { decibels: 1.7, isCapped: false };

  test("give a weight as what it does to the odds", () => {
    expect([10, -10, 0.1].map(oddsText)).toEqual([
      "multiply its odds by 10",
      "divide its odds by 10",
      "leave its odds as they were",
    ]);
    expect(documentsSentence({ documents })).toBe(
      "The documents speak strongly for it: they multiply its odds by 8.5 (16 items in 13 independent groups; with the ratings read against it they would multiply them by 5.7, in its favour multiply them by 13).",
    );
    expect(documentsSentence({ documents: null })).toContain("not the same as a neutral one");
  });

  test("give three probabilities, or say which is missing", () => {
    expect(togetherSentence({ statistics, documents, probability })).toBe(
      "Statistics alone leave it at 59 per cent, documents alone at 89 per cent, both together at 93 per cent (81 to 99 per cent with every judgement halved or doubled).",
    );
    const neither = togetherSentence({ statistics: null, documents: null, probability });
    expect(neither).toContain("stays at 50 per cent");
    const bounded = { decibels: 0, isCapped: true };
    expect(togetherSentence({ statistics: bounded, documents, probability })).toMatch(
      /^Statistics alone, as far as so much record may speak, leave it at/,
    );
    const panelOnly = togetherSentence({ statistics, documents: null, probability });
    expect(panelOnly).toBe(
      "Statistics alone leave it at 59 per cent, with no document beside them.",
    );
    const fileOnly = togetherSentence({ statistics: null, documents, probability });
    expect(fileOnly).toContain("Documents alone leave it at 89 per cent");
  });

  test("say how firm the lead is", () => {
    const flip: FlipSet = {
      ...{ basis: "together", leader: "tilt", margin: 4.77, removed: ["a", "b"] },
      ...{ overtakenBy: "china", rivals: [] },
    };
    const name = (id: string): string => `${id}.`;
    expect(flipSentence(flip, name)).toBe(
      "By statistics and documents together “tilt” leads, its odds 3.0 times those of the next; without two groups of documents (a and b) “china” would be level or ahead.",
    );
    expect(flipSentence({ ...flip, removed: null }, name)).toContain("no removal of documents");
    expect(flipSentence({ ...flip, leader: null }, name)).toContain("no explanation stands above");
    expect(flipSentence({ ...flip, margin: null }, name)).toContain("having no rival");
  });
});

describe("the answer", () => {
  const cannot = { verdict: "the record cannot tell", inclusion: 0.59 } as const;
  const short: Reason = { ...INCLUSION, leg: "not met" } as Reason;

  test("names what is supported", () => {
    const found = explanation(leg(measured()));
    expect(answerSentences(found)[0]).toBe(
      "In the relations of Pakistan and Russia the record supports “Moscow punishes Delhi” (92 per cent) to precede the balance and to improve its prediction.",
    );
    expect(answerInBrief(found)).toContain("the record supports “Moscow punishes Delhi”");
  });

  test("is of use where the record cannot tell: what comes nearest, what it lacks, what would tell, what dominates", () => {
    const wouldTell: WouldTell[] = [
      { code: "periods", has: 73, more: 107 },
      { code: "events", has: 1.33, needs: 3.28 },
    ];
    const lead: Reason = { code: "lead", leg: "unknown", inclusion: Number.NaN, below: 0.5 };
    const open = explanation(leg(measured({ ...cannot, why: [short, lead], wouldTell })));
    expect(answerSentences(open)).toEqual([
      "The record cannot tell whether the one explanation weighed moves the relations of Pakistan and Russia.",
      "Nearest comes “Moscow punishes Delhi”, with a probability of 59 per cent (50 per cent beforehand), short of the 75 per cent that support asks for; besides, its direction in time is not tested. To find an effect that matters four times in five it would take 107 more quarters (27 years), or 3.3 events that cooperate or conflict a quarter in place of 1.3.",
      "The largest part of the balance’s variation that is explained, 30 per cent, goes with its own past; the explanations together take 20 per cent.",
    ]);
    expect(answerInBrief(open)).toContain("nearest comes “Moscow punishes Delhi”, at 59 per cent");
  });

  test("puts an explanation of the opposite sign behind any other", () => {
    const opposite = measured({
      ...cannot,
      ...{ id: "tilt", inclusion: 0.8, why: [short, { code: "other-sign", asStated: 0.1 }] },
    });
    const other = measured({ ...cannot, id: "china", inclusion: 0.55, why: [short] });
    expect(answerInBrief(explanation(leg(opposite, other)))).toContain("“china”, at 55 per cent");
  });

  test("names none where none is more probable than before, and says how little could have been shown", () => {
    const power = { share: 0.02, simulations: 200, effect: 0.25, signal: 0.1 };
    const fallen = measured({ ...cannot, inclusion: 0.08, why: [short], power });
    const found = explanation(leg(fallen));
    expect(answerInBrief(found)).not.toContain("Delhi");
    expect(answerInBrief(found)).toContain("lends weight to none of them");
    expect(answerSentences(found)[1]).toBe(
      "It lends weight to none of them, but an effect that matters would show in 2 per cent of simulated records at most.",
    );
    const able = { ...fallen, power: { ...power, share: 0.9 } };
    expect(answerSentences(explanation(leg(able)))[1]).toBe("It lends weight to none of them.");
  });

  test("says what the record speaks against, and what it only suggests", () => {
    const against = measured({ verdict: "evidence against", inclusion: 0.04 });
    expect(answerSentences(explanation(leg(against)))[0]).toContain(
      "except that it speaks against “Moscow punishes Delhi” (4 per cent)",
    );
    const hint = answerSentences(explanation(leg(measured({ verdict: "suggestive" }), against)));
    expect(hint[0]).toContain("supports no explanation fully. It suggests");
    expect(hint[0]).toContain("It speaks against");
  });

  test("says of what stands out on a series that hardly moves how little that is", () => {
    const why: Reason[] = [INCLUSION, { code: "hardly-moves", share: 0.03, needs: 0.05 }];
    const answer = answerSentences(explanation(leg(measured({ why }))));
    expect(answer[1]).toMatch(/leave 3 per cent: a finding on so little is easily undone\.$/);
    const fallen = answerSentences(explanation(leg(measured({ ...cannot, why }))));
    expect(fallen.join(" ")).not.toContain("easily undone");
  });

  test("gives the reason where nothing could be weighed", () => {
    const panel = { reason: "no source tells of the two", has: 0, needs: 5 };
    expect(answerSentences(explanation(undefined, { panel }))).toEqual([
      "The record cannot tell what moves the relations of Pakistan and Russia: no source tells of the two (none of five needed).",
    ]);
    const leftOut = leg().rows.leftOut;
    const thin = { state: "unknown", has: 17, needs: 30, leftOut, hypotheses: [] } as const;
    expect(answerSentences(explanation(thin))[0]).toContain(
      "17 quarters can be explained, and 30 are needed",
    );
    expect(answerInBrief(explanation(thin))).toBeUndefined();
  });
});
