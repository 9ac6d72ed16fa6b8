/** The field of statecraft in which an act takes place, or of which it speaks. */
export type Instrument =
  | "diplomatic"
  | "military"
  | "arms"
  | "economic"
  | "energy"
  | "nuclear"
  | "intelligence"
  | "judicial"
  | "humanitarian";

/** The nine instruments, in the order in which a table should list them. */
export const INSTRUMENTS: readonly Instrument[] = [
  "diplomatic",
  "military",
  "arms",
  "economic",
  "energy",
  "nuclear",
  "intelligence",
  "judicial",
  "humanitarian",
];

/** Mode words that settle the instrument: the chronicle's own, then PLOVER's where one is plain. */
const MODE_WORDS: Readonly<Record<Instrument, string>> = {
  diplomatic:
    "diplomatic visit meeting phone mediation vote third-party multilateral meet relations",
  military:
    "military bombing firearms aerial drone border withdrawal ceasefire disarm troops weapons " +
    "militia police territory violence explosives suicide-attack heavy-weapons unconventional",
  arms: "arms",
  economic: "economic",
  energy: "energy",
  nuclear: "nuclear",
  intelligence: "intelligence cyber misinformation",
  judicial: "judicial release arrest convict deport investigate",
  humanitarian: "humanitarian",
};

/** CAMEO codes that settle it; a code stands for its narrower codes unless these are listed too. */
const CODES: Readonly<Record<Instrument, string>> = {
  diplomatic: "160 161 164 165 166",
  military:
    "0212 0232 0234 0256 0312 0332 0334 0356 062 072 074 0861 087 1012 1032 1034 1056 1123 " +
    "1212 1222 1224 1246 137 138 15 1622 1661 170 1712 175 18 19 20",
  arms: "",
  economic:
    "0211 023 0231 0254 0311 033 0331 0354 061 070 071 085 1011 103 1031 1054 1211 122 1221 " +
    "1244 1311 1312 162 1621 163 171 1711",
  energy: "",
  nuclear: "2042",
  intelligence: "0214 0314 064 1014 1125 1214 176",
  judicial:
    "0213 0251 0253 0313 0351 0353 063 081 084 09 1013 1051 1053 1121 1124 115 116 1213 1241 " +
    "1243 132 172 173 174",
  humanitarian: "0233 0333 073 075 0863 1033 1223 1623 1663",
};

function instrumentsByWord(table: Readonly<Record<Instrument, string>>): Map<string, Instrument> {
  const words = new Map<string, Instrument>();
  for (const instrument of INSTRUMENTS) {
    for (const word of table[instrument].split(" ").filter(Boolean)) words.set(word, instrument);
  }
  return words;
}

const BY_MODE: ReadonlyMap<string, Instrument> = instrumentsByWord(MODE_WORDS);
const BY_CODE: ReadonlyMap<string, Instrument> = instrumentsByWord(CODES);

/**
 * The instrument of an event: by its hand-coded mode word if that settles it, else by the narrowest
 * listed CAMEO code that covers it, else diplomatic.
 *
 * CAMEO by itself cannot tell arms, energy and nuclear deals from other cooperation; only a mode word can.
 *
 * @param e `cameo` a CAMEO code, `ploverMode` the chronicle's mode word or a PLOVER mode
 */
export function instrumentOf(e: {
  readonly cameo: string;
  readonly ploverMode?: string | undefined;
}): Instrument {
  const byMode = e.ploverMode === undefined ? undefined : BY_MODE.get(e.ploverMode);
  if (byMode !== undefined) return byMode;
  for (let length = e.cameo.length; length >= 2; length--) {
    const byCode = BY_CODE.get(e.cameo.slice(0, length));
    if (byCode !== undefined) return byCode;
  }
  return "diplomatic";
}
