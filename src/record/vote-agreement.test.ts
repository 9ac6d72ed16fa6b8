import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { figuresFile, rollCallsFile, votesFile } from "../../test/record/fact-files.ts";
import { ALWAYS, recordForEach } from "../../test/support/record.ts";
import { voteAgreement } from "./vote-agreement.ts";

const held = recordForEach();

const DAYS = ["1,2001-11-05", "2,2001-11-06", "3,2001-12-01", "4,2002-01-20"];

const NAMES = { RU: "Russia", PK: "Pakistan", IN: "India" } as const;

/** What states voted on roll calls 1, 2, 3 and 4: yes, abstention, no, or a dot for nothing. */
async function addVotes(
  votes: Readonly<Partial<Record<keyof typeof NAMES, string>>>,
): Promise<void> {
  held.current.file("un_roll_calls.csv", rollCallsFile(DAYS));
  const rows = Object.entries(votes).flatMap(([code, cast]) =>
    [...cast].flatMap((vote, i) =>
      vote === "."
        ? []
        : [`${i + 1},"${code}","${NAMES[code as keyof typeof NAMES]}",${"yan".indexOf(vote) + 1}`],
    ),
  );
  await held.current.addText("un-votes", votesFile(rows), "un_votes.csv");
}

const dyad = ["RUS", "PAK"] as const;

describe("how two states vote", () => {
  test("is counted over the roll calls in which both did, year by year and over all", async () => {
    await addVotes({ RU: "yan.", PK: "ynny", IN: "yyyy" });
    expect(await voteAgreement(held.current.store, { asOf: ALWAYS, dyad })).toEqual({
      source: "un-votes",
      years: [{ year: 2001, votes: 3, agreed: 2, agreement: 2 / 3, abstentionAsHalf: 2.5 / 3 }],
      overall: { votes: 3, agreed: 2, agreement: 2 / 3, abstentionAsHalf: 2.5 / 3 },
    });
  });

  test("counts yes beside no as no agreement, two abstentions as one", async () => {
    await addVotes({ RU: "yaan", PK: "naya" });
    expect(await voteAgreement(held.current.store, { asOf: ALWAYS, dyad })).toEqual({
      source: "un-votes",
      years: [
        { year: 2001, votes: 3, agreed: 1, agreement: 1 / 3, abstentionAsHalf: 0.5 },
        { year: 2002, votes: 1, agreed: 0, agreement: 0, abstentionAsHalf: 0.5 },
      ],
      overall: { votes: 4, agreed: 1, agreement: 0.25, abstentionAsHalf: 0.5 },
    });
  });

  test("is not known where they share no vote", async () => {
    await addVotes({ RU: "yy..", PK: "..yy" });
    expect(await voteAgreement(held.current.store, { asOf: ALWAYS, dyad })).toEqual({
      source: null,
      years: [],
      overall: { votes: 0, agreed: 0, agreement: null, abstentionAsHalf: null },
    });
  });

  test("is of the votes taken by the as-of date and of the sources asked for", async () => {
    await addVotes({ RU: "yyyy", PK: "yyyy" });
    const votes = async (asOf: string, sources?: readonly string[]): Promise<number> => {
      const scope = { asOf, dyad, ...(sources === undefined ? {} : { sources }) };
      return (await voteAgreement(held.current.store, scope)).overall.votes;
    };
    expect(await votes("2001-11-05")).toBe(1);
    expect(await votes("2001-12-31")).toBe(3);
    expect(await votes(ALWAYS, ["un-votes"])).toBe(4);
    expect(await votes(ALWAYS, ["arms"])).toBe(0);
  });

  test("is the same from either side, at most one, and with half-agreement never less", async () => {
    const cast = fc.stringMatching(/^[yan.]{4}$/);
    await fc.assert(
      fc.asyncProperty(cast, cast, async (one, other) => {
        await held.current.clear();
        await addVotes({ RU: one, PK: other });
        const { store } = held.current;
        const there = await voteAgreement(store, { asOf: ALWAYS, dyad });
        const back = await voteAgreement(store, { asOf: ALWAYS, dyad: ["PAK", "RUS"] });
        expect(back).toEqual(there);
        for (const { votes, agreed, agreement, abstentionAsHalf } of there.years) {
          expect(agreed).toBeLessThanOrEqual(votes);
          expect(abstentionAsHalf).toBeGreaterThanOrEqual(agreement ?? 2);
          expect(abstentionAsHalf).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe("the product's own figures of votes", () => {
  /** 16 of 20 alike, two of the rest half, in 2001; 1 of 3 alike in 2002. */
  async function addFigures(): Promise<void> {
    const in2001 = "PAK,RUS,2001-01-01,2001-12-31,2001-12-31";
    const in2002 = "PAK,RUS,2002-01-01,2002-12-31,2002-12-31";
    const rows = [
      `un-vote-agreement,${in2001},0.8,20`,
      `un-vote-agreement,${in2002},0.333333,3`,
      `un-vote-half-agreement,${in2001},0.85,20`,
      `un-vote-half-agreement,${in2002},0.5,3`,
    ];
    await held.current.addText("figures", figuresFile(rows), "focus.csv");
  }

  const in2001 = { year: 2001, votes: 20, agreed: 16, agreement: 0.8, abstentionAsHalf: 0.85 };
  const in2002 = { year: 2002, votes: 3, agreed: 1, agreement: 1 / 3, abstentionAsHalf: 0.5 };

  test("stand in for roll calls that the record does not hold, and are named", async () => {
    await addFigures();
    const { store } = held.current;
    const told = {
      source: "figures",
      years: [in2001, in2002],
      overall: { votes: 23, agreed: 17, agreement: 17 / 23, abstentionAsHalf: 18.5 / 23 },
    };
    expect(await voteAgreement(store, { asOf: ALWAYS, dyad })).toEqual(told);
    expect(await voteAgreement(store, { asOf: ALWAYS, dyad: ["PAK", "RUS"] })).toEqual(told);
    expect(await voteAgreement(store, { asOf: ALWAYS, sources: ["figures"], dyad })).toEqual(told);
  });

  test("are of years that were over on the as-of date, and of the sources asked for", async () => {
    await addFigures();
    const { store } = held.current;
    const { years } = await voteAgreement(store, { asOf: "2002-12-30", dyad });
    expect(years).toEqual([in2001]);
    const before = await voteAgreement(store, { asOf: "2001-12-30", dyad });
    expect(before).toMatchObject({ source: null, years: [] });
    const elsewhere = await voteAgreement(store, { asOf: ALWAYS, sources: ["un-votes"], dyad });
    expect(elsewhere).toMatchObject({ source: null, years: [] });
  });

  test("give way to the dyad's roll calls, whichever came first", async () => {
    await addFigures();
    await addVotes({ RU: "yya.", PK: "yny.", IN: "yyy." });
    const { store } = held.current;
    const told = await voteAgreement(store, { asOf: ALWAYS, dyad });
    expect(told).toMatchObject({ source: "un-votes", overall: { votes: 3, agreed: 1 } });
    expect(told.years).toHaveLength(1);
    const others = await voteAgreement(store, { asOf: ALWAYS, dyad: ["IND", "RUS"] });
    expect(others).toMatchObject({ source: "un-votes", overall: { votes: 3 } });
    await held.current.clear();
    await addVotes({ RU: "yya.", PK: "yny.", IN: "yyy." });
    await addFigures();
    expect(await voteAgreement(store, { asOf: ALWAYS, dyad })).toEqual(told);
  });

  test("stand in for one dyad while the record holds roll calls of others", async () => {
    await addFigures();
    await addVotes({ RU: "yyyy", IN: "yyyy" });
    expect(await voteAgreement(held.current.store, { asOf: ALWAYS, dyad })).toMatchObject({
      source: "figures",
      years: [in2001, in2002],
    });
  });
});
