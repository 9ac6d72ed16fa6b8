import type { Instrument } from "../lexicon/index.ts";

interface InstrumentName {
  /** Inside a sentence. */
  readonly noun: string;
  /** Before "means" or "events". */
  readonly adjective: string;
}

const NAMES: Readonly<Record<Instrument, InstrumentName>> = {
  diplomatic: { noun: "diplomacy", adjective: "diplomatic" },
  military: { noun: "the military", adjective: "military" },
  arms: { noun: "arms", adjective: "arms" },
  economic: { noun: "the economy", adjective: "economic" },
  energy: { noun: "energy", adjective: "energy" },
  nuclear: { noun: "nuclear matters", adjective: "nuclear" },
  intelligence: { noun: "intelligence", adjective: "intelligence" },
  judicial: { noun: "justice", adjective: "judicial" },
  humanitarian: { noun: "humanitarian aid", adjective: "humanitarian" },
};

/** An instrument as a noun inside a sentence: `diplomacy`, `the military`. */
export function instrumentNoun(instrument: Instrument): string {
  return NAMES[instrument].noun;
}

/** An instrument before a noun: `diplomatic`, `arms`. */
export function instrumentAdjective(instrument: Instrument): string {
  return NAMES[instrument].adjective;
}

const ACTS: Readonly<Record<string, string>> = {
  "01": "public statements",
  "02": "appeals",
  "03": "promises of cooperation",
  "04": "consultations",
  "05": "diplomatic support",
  "06": "material cooperation",
  "07": "aid",
  "08": "concessions",
  "09": "investigations",
  "10": "demands",
  "11": "criticism",
  "12": "refusals",
  "13": "threats",
  "14": "protests",
  "15": "shows of force",
  "16": "sanctions and cuts in relations",
  "17": "coercion",
  "18": "assaults",
  "19": "fighting",
  "20": "mass violence",
};

/** What the acts of a CAMEO root are, in the plural of running text: `promises of cooperation`. */
export function actsOfRoot(root: string): string {
  return ACTS[root] ?? root;
}
