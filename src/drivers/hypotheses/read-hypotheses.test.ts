import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { EntenteError, isoDate } from "../../kernel/index.ts";
import type { HypothesisFile } from "./hypothesis.ts";
import { readHypotheses } from "./read-hypotheses.ts";

const RUN = isoDate("2026-12-01");

const SAMPLE = `schema: entente/hypotheses@1
dyad: [RUS, PAK]
title: A sample
declared: 2026-11-24
hypotheses:
  - id: tilt
    statement: Moscow punishes Delhi.
    mechanism: It answers where Delhi feels it.
    decider: RUS
    sign: positive
    speed: { from: 1, to: 12, because: A contract takes a year. }
    exposures:
      - id: deeds
        says: Deeds of India and the United States.
        series: { kind: dyad, between: [IND, USA], measure: cooperation, codes: ["057", "062"] }
    implications:
      - { kind: initiative, leads: RUS, separates: Pakistani demand }
      - kind: target
        outcome: { between: [RUS, IND], from: RUS }
        sign: none
        separates: activity everywhere
      - kind: exposure-control
        exposures:
          - id: japan
            says: Japan and the United States.
            series: { kind: dyad, between: [JPN, USA], measure: cooperation }
        separates: anti-Americanism
    rivals: [{ id: trade, differs: It pays. }]
    namedChange: { says: Since Modi., from: 2012, to: 2016-Q3 }
  - id: trade
    statement: Trade.
    mechanism: Buyers and sellers want more.
    decider: PAK
    sign: positive
    speed: { from: 1, to: 24, because: Deliveries take years. }
    exposures:
      - id: arms
        says: Arms delivered.
        series: { kind: fact, measure: arms-transfers, between: [RUS, PAK], as: log }
devilsAdvocate: { against: trade, says: It is small. }
`;

function read(text: string, run = RUN): HypothesisFile {
  return readHypotheses({ file: "sample.yaml", text }, run);
}

/** The sample with one place changed; the place must be there. */
function changed(from: string, to: string): string {
  expect(SAMPLE).toContain(from);
  return SAMPLE.replace(from, to);
}

/** Line and column of a word's last appearance in a text. */
function placeIn(text: string, word: string): string {
  const before = text.slice(0, text.lastIndexOf(word)).split("\n");
  return `${before.length}:${(before.at(-1) ?? "").length + 1}`;
}

function failure(text: string): { code: string; at: string; message: string; hint: string } {
  try {
    read(text);
  } catch (error) {
    if (!(error instanceof EntenteError)) throw error;
    const { code, message, hint, facts } = error;
    return { code, at: `${facts["line"]}:${facts["column"]}`, message, hint };
  }
  throw new Error("the file was read");
}

describe("a hypothesis file", () => {
  test("comes with every actor by its code and every default filled in", () => {
    const file = read(changed("[IND, USA]", "[United States, New Delhi]"));
    const [tilt] = file.hypotheses;
    expect(file.dyad).toEqual(["RUS", "PAK"]);
    expect(tilt?.exposures[0]?.series).toEqual({
      kind: "dyad",
      between: ["IND", "USA"],
      measure: "cooperation",
      codes: ["057", "062"],
    });
    expect(tilt).toMatchObject({ sign: 1, matters: 0.25, tests: [] });
    expect(tilt?.namedChange).toEqual({
      says: "Since Modi.",
      exposure: "deeds",
      from: "2012",
      to: "2016-Q3",
    });
    expect(tilt?.implications[1]).toMatchObject({
      sign: 0,
      outcome: { between: ["IND", "RUS"], from: "RUS" },
    });
    expect(file.limits).toEqual([]);
  });

  test("may be JSON", () => {
    const yaml = read(SAMPLE);
    const source = `{"schema":"entente/hypotheses@1","dyad":["RUS","PAK"],"title":"T","declared":"2026-11-24","hypotheses":[{"id":"a","statement":"A.","mechanism":"M.","decider":"RUS","sign":"none","speed":{"from":1,"to":2,"because":"B."},"exposures":[{"id":"e","says":"E.","series":{"kind":"leader","of":"Russia"}}]}]}`;
    expect(read(source).hypotheses[0]?.exposures[0]?.series).toEqual({ kind: "leader", of: "RUS" });
    expect(yaml.hypotheses.length).toBe(2);
  });

  test("on a format page is one that can be read", () => {
    const page = readFileSync("docs/formats/hypotheses.md", "utf8");
    const [, example] = /```yaml\n([\s\S]*?)```/.exec(page) ?? [];
    expect(read(example ?? "").hypotheses.map(({ id }) => id)).toEqual(["border", "washington"]);
  });
});

describe("the hash of a file", () => {
  test("does not change with comments, layout, the order of keys or the name of an actor", () => {
    const same = [
      `# a comment\n\n${SAMPLE}`,
      changed(
        "dyad: [RUS, PAK]\ntitle: A sample",
        "title: 'A sample'\ndyad:\n  - Russia\n  - Islamabad",
      ),
      changed("[IND, USA]", "[USA, IND]"),
      changed('["057", "062"]', '["062", "057"]'),
      changed(
        "    sign: positive\n    speed: { from: 1, to: 12",
        "    matters: 0.25\n    sign: positive\n    speed: { from: 1, to: 12",
      ),
    ];
    for (const text of same) expect(read(text).hash).toBe(read(SAMPLE).hash);
  });

  test("changes with every word", () => {
    expect(read(changed("Moscow punishes Delhi.", "Moscow scolds Delhi.")).hash).not.toBe(
      read(SAMPLE).hash,
    );
  });

  test("leaves a hypothesis' own alone unless the test itself changes", () => {
    const own = (text: string): string | undefined => read(text).hypotheses[0]?.hash;
    const before = own(SAMPLE);
    expect(own(changed("Moscow punishes Delhi.", "Moscow scolds Delhi."))).toBe(before);
    expect(own(changed("dyad: [RUS, PAK]", "dyad: [PAK, RUS]"))).toBe(before);
    const others = [
      changed("from: 1, to: 12", "from: 1, to: 6"),
      changed("measure: cooperation, codes", "measure: balance, codes"),
      changed("decider: RUS\n    sign: positive", "decider: RUS\n    sign: negative"),
      changed("dyad: [RUS, PAK]", "dyad: [RUS, BGD]").replace("leads: RUS", "leads: BGD"),
    ];
    for (const text of others) expect(own(text)).not.toBe(before);
    expect(new Set(others.map(own)).size).toBe(others.length);
  });

  test("of an arms flow knows who supplies", () => {
    const own = (text: string): string | undefined => read(text).hypotheses[1]?.hash;
    const turned = changed(
      "arms-transfers, between: [RUS, PAK]",
      "arms-transfers, between: [PAK, RUS]",
    );
    expect(own(turned)).not.toBe(own(SAMPLE));
  });
});

describe("a file that cannot be used", () => {
  test("is told where it stops being YAML", () => {
    const { code, at, message } = failure(changed("title: A sample", "title: [A sample"));
    expect(code).toBe("drivers.hypotheses-not-readable");
    expect(at).toMatch(/^\d+:\d+$/);
    expect(message).toMatch(/^sample\.yaml:\d+:\d+: this is not YAML/);
  });

  test("may not give a field twice, nor name parts of itself without end", () => {
    expect(failure(`${SAMPLE}title: Another\n`)).toMatchObject({
      code: "drivers.hypotheses-not-readable",
      at: "41:1",
    });
    const bomb = ["a: &a [x,x,x,x,x,x,x,x,x,x]"];
    for (let i = 0; i < 5; i++) {
      const [name, of] = ["bcdef"[i], "abcde"[i]];
      bomb.push(`${name}: &${name} [${Array(10).fill(`*${of}`).join(",")}]`);
    }
    expect(failure(bomb.join("\n")).code).toBe("drivers.hypotheses-not-readable");
  });

  test("is told which field is wrong and where, with the further ones in the hint", () => {
    const wrong = changed(
      "sign: positive\n    speed: { from: 1, to: 12",
      "sign: up\n    speed: { from: 0, to: 12",
    );
    const { code, at, message, hint } = failure(wrong);
    expect(code).toBe("drivers.hypotheses-malformed");
    expect(at).toBe("10:11");
    expect(message).toBe(
      "sample.yaml:10:11: hypotheses.0.sign: a sign is positive, negative or none",
    );
    expect(hint).toContain("1 more: line 11, hypotheses.0.speed.from");
  });

  test("is told of unknown, missing and repeated fields", () => {
    expect(failure(changed("    decider: RUS\n", "    decider: RUS\n    lag: 3\n"))).toMatchObject({
      at: "10:5",
      message: "sample.yaml:10:5: hypotheses.0.lag: there is no such field",
    });
    expect(failure(changed("    statement: Trade.\n", ""))).toMatchObject({
      code: "drivers.hypotheses-malformed",
      at: placeIn(SAMPLE, "id: trade\n"),
    });
    expect(failure("")).toMatchObject({ code: "drivers.hypotheses-malformed", at: "1:1" });
    const twice = changed(
      "implications:\n",
      "implications:\n      - { kind: initiative, leads: PAK, separates: nothing }\n",
    );
    expect(failure(twice).message).toContain("each kind of implication is stated once");
    expect(failure(changed("from: 1, to: 24", "from: 25, to: 24")).message).toContain(
      "hypotheses.1.speed.to: from comes after to",
    );
  });

  test("is told that a code without quotes has lost its zero", () => {
    expect(failure(changed('["057", "062"]', "[057]")).message).toContain("write it in quotes");
  });
});

describe("a name in a file", () => {
  test("that the lexicon does not know gets a suggestion", () => {
    const text = changed("[IND, USA]", "[IND, Untied States]");
    const at = placeIn(text, "Untied");
    const found = failure(text);
    expect(found).toMatchObject({ code: "drivers.hypotheses-actor-unclear", at });
    expect(found.message).toBe(
      `sample.yaml:${at}: "Untied States" is not an actor that the lexicon knows.`,
    );
    expect(found.hint).toMatch(/^Did you mean United States \(USA\)/);
  });

  test("that several actors bear is refused with their codes", () => {
    expect(failure(changed("[JPN, USA]", "[Korea, USA]"))).toMatchObject({
      code: "drivers.hypotheses-actor-unclear",
      hint: expect.stringMatching(/KOR|PRK/),
    });
  });

  test("must be a CAMEO code where one is asked for", () => {
    expect(failure(changed('["057", "062"]', '["0579"]'))).toMatchObject({
      code: "drivers.hypotheses-code-unknown",
      at: placeIn(SAMPLE, '"057"'),
      hint: expect.stringContaining("057"),
    });
  });

  test("must be a measure of a source, about as many actors as the measure is", () => {
    expect(failure(changed("measure: arms-transfers", "measure: arms"))).toMatchObject({
      code: "drivers.hypotheses-measure-unknown",
      at: placeIn(SAMPLE, "arms-transfers"),
      hint: "Did you mean arms-transfers?",
    });
    expect(failure(changed("measure: arms-transfers", "measure: love"))).toMatchObject({
      code: "drivers.hypotheses-measure-unknown",
      hint: expect.stringContaining("docs/sources"),
    });
    expect(failure(changed("between: [RUS, PAK], as", "actor: RUS, as"))).toMatchObject({
      code: "drivers.hypotheses-fact-about",
      hint: expect.stringContaining("between"),
    });
    expect(failure(changed("measure: arms-transfers", "measure: polity2"))).toMatchObject({
      code: "drivers.hypotheses-fact-about",
      hint: expect.stringContaining("actor: RUS"),
    });
  });

  test("must be one of the two where a side is meant", () => {
    expect(failure(changed("leads: RUS", "leads: CHN"))).toMatchObject({
      code: "drivers.hypotheses-not-a-side",
      at: placeIn(SAMPLE, "RUS, separates"),
      hint: "Name RUS or PAK.",
    });
    expect(failure(changed("from: RUS }", "from: PAK }")).code).toBe(
      "drivers.hypotheses-not-a-side",
    );
    expect(failure(changed("dyad: [RUS, PAK]", "dyad: [RUS, Moscow]"))).toMatchObject({
      code: "drivers.hypotheses-not-a-side",
      at: "2:13",
      hint: "Name two different actors.",
    });
  });

  test("must be given to one hypothesis and one series only", () => {
    expect(
      failure(changed("- id: trade\n    statement", "- id: tilt\n    statement")),
    ).toMatchObject({
      code: "drivers.hypotheses-id-repeated",
      at: placeIn(SAMPLE, "trade\n    statement"),
    });
    expect(failure(changed("- id: japan", "- id: deeds"))).toMatchObject({
      code: "drivers.hypotheses-id-repeated",
      at: placeIn(SAMPLE, "japan"),
    });
  });

  test("must be there when a rival, an exposure or an advocate refers to it", () => {
    const unknown = "drivers.hypotheses-reference-unknown";
    expect(failure(changed("id: trade, differs", "id: China, differs")).code).toBe(
      "drivers.hypotheses-malformed",
    );
    expect(failure(changed("id: trade, differs", "id: china, differs"))).toMatchObject({
      code: unknown,
      at: placeIn(SAMPLE, "trade, differs"),
      hint: "There is trade.",
    });
    expect(failure(changed("id: trade, differs", "id: tilt, differs")).code).toBe(unknown);
    expect(failure(changed("against: trade", "against: nobody")).code).toBe(unknown);
    expect(failure(changed("says: Since Modi.", "says: Since Modi., exposure: votes")).code).toBe(
      unknown,
    );
  });
});

describe("the day of declaration", () => {
  test("may be the day of the run, and no later", () => {
    expect(read(SAMPLE, isoDate("2026-11-24")).declared).toBe("2026-11-24");
    expect(() => read(SAMPLE, isoDate("2026-11-23"))).toThrowError(
      expect.objectContaining({ code: "drivers.hypotheses-declared-later" }),
    );
  });
});

describe("a matrix in the file", () => {
  test("may weigh only hypotheses of the file", () => {
    const matrix = (hypothesis: string): string =>
      `${SAMPLE}matrix:
  judges: [{ id: one, name: One, judged: 2026-11-24, panelResult: unseen }]
  evidence:
    - { id: words, says: He said so., rating: B2, weights: { one: { ${hypothesis}: 3 } } }
`;
    expect(read(matrix("tilt")).matrix?.evidence.length).toBe(1);
    expect(failure(matrix("weather")).code).toBe("drivers.matrix-reference-unknown");
  });
});
