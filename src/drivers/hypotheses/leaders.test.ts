import { describe, expect, test } from "vitest";
import { actorByCode } from "../../lexicon/index.ts";
import { carriedLeaders, leaderChanges } from "./leaders.ts";

function offices(): Map<string, ReturnType<typeof carriedLeaders>> {
  const grouped = new Map<string, ReturnType<typeof carriedLeaders>>();
  for (const term of carriedLeaders()) {
    const key = `${term.actor} ${term.office}`;
    grouped.set(key, [...(grouped.get(key) ?? []), term]);
  }
  return grouped;
}

describe("the carried leaders", () => {
  test("are of the seven states of the focus, each with somebody who decides", () => {
    const states = [...new Set(carriedLeaders().map(({ actor }) => actor))];
    expect(states).toEqual(["AFG", "CHN", "IND", "IRN", "PAK", "RUS", "USA"]);
    expect(states.filter((code) => actorByCode(code)?.kind !== "state")).toEqual([]);
    const deciding = new Set(
      carriedLeaders()
        .filter((t) => t.decides)
        .map((t) => t.actor),
    );
    expect([...deciding]).toEqual(states);
  });

  test("fill each office from 2001 on without a gap or an overlap, in order", () => {
    for (const [office, terms] of offices()) {
      expect([office, (terms[0]?.from ?? "") <= "2001-01-01"]).toEqual([office, true]);
      const days = terms.map(({ from }) => from);
      expect([office, days]).toEqual([office, [...new Set(days)].sort()]);
    }
  });

  test("stand together by office, nobody follows himself, and nobody begins after the table ends", () => {
    const listed = carriedLeaders().map(({ actor, office }) => `${actor} ${office}`);
    const runs = listed.filter((office, i) => office !== listed[i - 1]);
    expect(new Set(runs).size).toBe(runs.length);
    for (const terms of offices().values()) {
      expect(terms.filter((t, i) => t.leader === terms[i - 1]?.leader)).toEqual([]);
      expect(terms.filter((t) => t.from > t.asOf || t.asOf !== "2025-06-30")).toEqual([]);
    }
  });
});

describe("changes of who decides", () => {
  test("are those that a reader of the news would name", () => {
    const days = (actor: string): string[] =>
      (leaderChanges(actor) ?? []).map(({ leader, on }) => `${on} ${leader}`);
    expect(days("RUS")).toEqual(["2008-05-07 Dmitry Medvedev", "2012-05-07 Vladimir Putin"]);
    expect(days("IND")).toEqual(["2004-05-22 Manmohan Singh", "2014-05-26 Narendra Modi"]);
    expect(days("CHN")).toEqual(["2002-11-15 Hu Jintao", "2012-11-15 Xi Jinping"]);
    expect(days("USA").length).toBe(5);
  });

  test("pass over caretakers and whoever comes back after one", () => {
    const pakistan = leaderChanges("PAK") ?? [];
    expect(pakistan.map(({ leader }) => leader)).toEqual([
      "Yousaf Raza Gillani",
      "Raja Pervaiz Ashraf",
      "Nawaz Sharif",
      "Shahid Khaqan Abbasi",
      "Imran Khan",
      "Shehbaz Sharif",
    ]);
  });

  test("are unknown, not none, of a state that the table does not hold", () => {
    expect(leaderChanges("FRA")).toBeUndefined();
  });
});
