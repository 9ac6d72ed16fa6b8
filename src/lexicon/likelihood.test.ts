import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  allLikelihoodPhrases,
  type Confidence,
  confidenceMeaning,
  LIKELIHOOD_SCALES,
  likelihoodTerms,
  likelihoodWords,
  probabilityFigure,
} from "./likelihood.ts";

const probability = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100),
);
const scale = fc.constantFrom(...LIKELIHOOD_SCALES);

/** The limits in a printed range, in per cent: `80–95 %`, `95–<100 %`, `<1 %`, `>99 %`, `100 %`. */
function limitsOf(range: string): [number, number] {
  const numbers = [...range.matchAll(/\d+/g)].map((match) => Number(match[0]));
  const [first = Number.NaN, second = first] = numbers;
  if (range.startsWith("<")) return [0, first];
  return range.startsWith(">") ? [first, 100] : [first, second];
}

describe("likelihood words", () => {
  test("state a range that holds the probability", () => {
    fc.assert(
      fc.property(probability, scale, (p, s) => {
        const found = likelihoodWords(p, s);
        if (found === undefined) return;
        const [lo, hi] = limitsOf(found.range);
        expect(p).toBeGreaterThanOrEqual(lo / 100);
        expect(p).toBeLessThanOrEqual(hi / 100);
      }),
      { numRuns: 2_000 },
    );
  });

  test("never grow less likely as the probability grows", () => {
    fc.assert(
      fc.property(probability, probability, scale, (p, q, s) => {
        const rank = (x: number): number => {
          const words = likelihoodWords(x, s)?.words;
          return likelihoodTerms(s).findIndex((t) => t.words[0] === words);
        };
        const [low, high] = [rank(Math.min(p, q)), rank(Math.max(p, q))];
        if (low >= 0 && high >= 0) expect(low).toBeLessThanOrEqual(high);
      }),
    );
  });

  test("of one scale do not overlap", () => {
    for (const s of LIKELIHOOD_SCALES) {
      const terms = likelihoodTerms(s);
      for (const [i, t] of terms.entries()) {
        expect(t.lo).toBeLessThanOrEqual(t.hi);
        const next = terms[i + 1];
        if (next === undefined) continue;
        expect(t.hi).toBeLessThanOrEqual(next.lo);
        if (t.hi === next.lo) expect(t.includesHi && next.includesLo).toBe(false);
      }
    }
  });

  test.each([Number.NaN, -0.01, 1.01, Number.POSITIVE_INFINITY])("refuse %d as a bug", (p) => {
    expect(() => likelihoodWords(p, "icd203")).toThrow(RangeError);
    expect(() => probabilityFigure(p)).toThrow(RangeError);
  });
});

describe("ICD 203", () => {
  test("parts 1 to 99 % without gap, a shared limit belonging to the more likely term", () => {
    const limits = likelihoodTerms("icd203").flatMap((t) => [t.lo, t.hi]);
    expect(limits).toEqual(
      [1, 5, 5, 20, 20, 45, 45, 55, 55, 80, 80, 95, 95, 99].map((percent) => percent / 100),
    );
    expect(
      [0.01, 0.05, 0.2, 0.45, 0.55, 0.8, 0.95].map((p) => likelihoodWords(p, "icd203")),
    ).toEqual(likelihoodTerms("icd203").map((t) => ({ words: t.words[0], range: t.range })));
    expect(likelihoodWords(0.8, "icd203")).toEqual({ words: "very likely", range: "80–95 %" });
    expect(likelihoodWords(0.99, "icd203")?.words).toBe("almost certain");
  });

  test("has words for every probability from 1 to 99 % and for none beyond", () => {
    fc.assert(
      fc.property(probability, (p) => {
        expect(likelihoodWords(p, "icd203") !== undefined).toBe(p >= 0.01 && p <= 0.99);
      }),
    );
    expect(likelihoodWords(0.009, "icd203")).toBeUndefined();
    expect(likelihoodWords(0.995, "icd203")).toBeUndefined();
  });
});

describe("the other scales", () => {
  test("PHIA keeps its gaps, so that 7 % and an even 50 % have no words", () => {
    for (const p of [0.07, 0.22, 0.37, 0.5, 0.78, 0.93, 1]) {
      expect(likelihoodWords(p, "phia")).toBeUndefined();
    }
    expect(likelihoodWords(0.45, "phia")).toEqual({
      words: "realistic possibility",
      range: "40–<50 %",
    });
  });

  test("Kent has certainty and impossibility, and gaps of his own", () => {
    expect(likelihoodWords(1, "kent")?.words).toBe("certainty");
    expect(likelihoodWords(0, "kent")?.words).toBe("impossibility");
    expect(likelihoodWords(0.15, "kent")).toBeUndefined();
    expect(likelihoodWords(0.93, "kent")?.words).toBe("almost certain");
  });

  test("the IPCC has words for every probability", () => {
    fc.assert(
      fc.property(probability, (p) => {
        expect(likelihoodWords(p, "ipcc")).toBeDefined();
      }),
    );
    expect(likelihoodWords(0.995, "ipcc")).toEqual({ words: "virtually certain", range: ">99 %" });
    expect(likelihoodWords(0.99, "ipcc")?.words).toBe("very likely");
  });
});

describe("a probability in figures", () => {
  test("never claims certainty or impossibility", () => {
    expect(probabilityFigure(0)).toBe("less than 1 %");
    expect(probabilityFigure(1)).toBe("more than 99 %");
    expect(probabilityFigure(0.5)).toBe("50 %");
    fc.assert(fc.property(probability, (p) => !/^(0|100) %$/.test(probabilityFigure(p))));
  });
});

describe("the phrases to search a text for", () => {
  test("hold every word of every scale once, none behind a phrase that it is part of", () => {
    const phrases = allLikelihoodPhrases();
    expect(new Set(phrases).size).toBe(phrases.length);
    for (const s of LIKELIHOOD_SCALES) {
      for (const word of likelihoodTerms(s).flatMap((t) => t.words))
        expect(phrases).toContain(word);
    }
    for (const [i, phrase] of phrases.entries()) {
      expect(phrases.slice(i + 1).some((later) => later.includes(phrase))).toBe(false);
    }
  });
});

describe("a level of confidence", () => {
  test("speaks of the sources and uses no likelihood word", () => {
    const levels: readonly Confidence[] = ["high", "moderate", "low"];
    for (const level of levels) {
      const meaning = confidenceMeaning(level);
      expect(meaning).toContain("sources");
      expect(allLikelihoodPhrases().filter((phrase) => meaning.includes(phrase))).toEqual([]);
    }
    expect(new Set(levels.map(confidenceMeaning)).size).toBe(3);
  });
});
