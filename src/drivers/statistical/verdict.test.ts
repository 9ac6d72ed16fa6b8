import { describe, expect, test } from "vitest";
import { type Findings, judge, type Reason } from "./verdict.ts";

const ALL: Findings = {
  inclusion: 0.9,
  prior: 0.5,
  asStated: 0.97,
  gain: 0.95,
  lowest: 0.6,
  sameSign: true,
  lead: { state: "passed", inclusion: 0.1 },
  placebos: [
    { name: "a", state: "passed" },
    { name: "b", state: "unknown" },
  ],
  power: 0.5,
  moves: 0.4,
};

const verdict = (changed: Partial<Findings>): string => judge({ ...ALL, ...changed }).verdict;
const FAILED_LEAD = { lead: { state: "failed", inclusion: 0.8 } } as const;

describe("the verdict", () => {
  test("is supported when every leg stands", () => {
    expect(verdict({})).toBe("supported");
    expect(verdict({ inclusion: 0.75, gain: 0.9 })).toBe("supported");
    expect(verdict({ asStated: Number.NaN })).toBe("supported");
  });

  test.each<[string, Partial<Findings>]>([
    ["inclusion below .75", { inclusion: 0.74 }],
    ["a gain that is not sure", { gain: 0.89 }],
    ["a gain that is unknown", { gain: Number.NaN }],
    ["a grid that dips to .5", { lowest: 0.5 }],
    ["a sign that turns over the grid", { sameSign: false }],
    ["a lead that enters", FAILED_LEAD],
    ["a lead test that could not be run", { lead: { state: "unknown", inclusion: Number.NaN } }],
    ["a placebo that answers", { placebos: [{ name: "a", state: "failed" }] }],
    ["no placebo", { placebos: [] }],
  ])("is suggestive with %s", (_, changed) => {
    expect(verdict(changed)).toBe("suggestive");
  });

  test("is suggestive from .5 on, and with two of gain, lead and placebos missing no longer", () => {
    expect(verdict({ inclusion: 0.5, lowest: 0.2 })).toBe("suggestive");
    expect(verdict({ inclusion: 0.49 })).toBe("the record cannot tell");
    expect(verdict({ inclusion: 0.6, gain: 0.3, ...FAILED_LEAD })).toBe("the record cannot tell");
    expect(verdict({ inclusion: 0.99, gain: 0.3, placebos: [] })).toBe("the record cannot tell");
  });

  test("is evidence against only with inclusion below .1 and power of .8", () => {
    expect(verdict({ inclusion: 0.09, power: 0.8 })).toBe("evidence against");
    expect(verdict({ inclusion: 0.1, power: 0.99 })).toBe("the record cannot tell");
    expect(verdict({ inclusion: 0.01, power: 0.79 })).toBe("the record cannot tell");
    expect(verdict({ inclusion: 0.01, power: Number.NaN })).toBe("the record cannot tell");
  });

  test("an effect of the other sign than stated is no support, however probable", () => {
    const { verdict: said, why } = judge({ ...ALL, inclusion: 0.99, asStated: 0.02 });
    expect(said).toBe("the record cannot tell");
    expect(why).toContainEqual({ code: "other-sign", asStated: 0.02 });
  });

  test("an exposure that hardly moves beyond the controls is told of, and changes nothing", () => {
    const { verdict: said, why } = judge({ ...ALL, moves: 0.049 });
    expect(said).toBe("supported");
    expect(why).toContainEqual({ code: "hardly-moves", share: 0.049, needs: 0.05 });
    const codes = judge({ ...ALL, moves: 0.05 }).why.map(({ code }) => code);
    expect(codes).not.toContain("hardly-moves");
  });

  test("a higher inclusion never lowers it", () => {
    const order = ["the record cannot tell", "suggestive", "supported"];
    for (const gain of [0.3, 0.95]) {
      for (const lead of [ALL.lead, FAILED_LEAD.lead]) {
        for (const placebos of [ALL.placebos, []]) {
          const ranks = [0.3, 0.5, 0.6, 0.75, 0.9, 1].map((inclusion) =>
            order.indexOf(verdict({ inclusion, gain, lead, placebos })),
          );
          expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
        }
      }
    }
  });

  test("names every leg with its numbers, met or not", () => {
    const { why } = judge({ ...ALL, gain: 0.4, placebos: [{ name: "b", state: "failed" }] });
    const leg = (code: Reason["code"]): unknown =>
      why.find((reason) => reason.code === code) as unknown;
    expect(leg("inclusion")).toMatchObject({ leg: "met", inclusion: 0.9, prior: 0.5 });
    expect(leg("gain")).toMatchObject({ leg: "not met", positive: 0.4, needs: 0.9 });
    expect(leg("stable")).toMatchObject({ leg: "met", lowest: 0.6 });
    expect(leg("lead")).toMatchObject({ leg: "met", inclusion: 0.1 });
    expect(leg("placebos")).toMatchObject({ leg: "not met", run: 1, failed: ["b"] });
    expect(leg("power")).toMatchObject({ leg: "not met", share: 0.5, needs: 0.8 });
  });
});
