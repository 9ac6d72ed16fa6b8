import {
  explainRelation,
  hypothesesOf,
  isMissing,
  type PanelScope,
} from "../../src/drivers/index.ts";
import { isoDate, seededRandom } from "../../src/kernel/index.ts";
import { isWithoutOutlook, type LeanOutlook, leanOutlook } from "../../src/outlook/index.ts";
import {
  type DyadEvent,
  dyadEvents,
  instrumentOfEvent,
  type Store,
} from "../../src/record/index.ts";
import { type RelationsDocument, Workbench } from "../../src/workbench/index.ts";
import type { WeighedDyad } from "./stated-drivers.ts";
import { FEW_SIMULATIONS, TODAY } from "./temporary-record.ts";

/** A command as a brief states it: its words, and its options by name. */
export interface StatedCommand {
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string>>;
}

const FLAGS = new Set(["alone", "joint"]);

/** Read `entente events A B --class deeds --as-of 2026-11-24`. */
export function readCommand(text: string): StatedCommand {
  const [program, ...rest] = text.split(" ");
  if (program !== "entente") throw new Error(`no command: ${text}`);
  const words: string[] = [];
  const options: Record<string, string> = {};
  for (let i = 0; i < rest.length; i++) {
    const word = rest[i] ?? "";
    if (!word.startsWith("--")) words.push(word);
    else if (FLAGS.has(word.slice(2))) options[word.slice(2)] = "yes";
    else options[word.slice(2)] = rest[++i] ?? "";
  }
  return { words, options };
}

const CLASSES: Readonly<Record<string, readonly number[]>> = {
  cooperation: [1, 2],
  conflict: [3, 4],
  words: [1, 3],
  deeds: [2, 4],
};

/** Whether an event is listed, judged from its fields alone and not by the record's own selection. */
function isListed(event: DyadEvent, options: StatedCommand["options"]): boolean {
  const { class: half, instrument, code, by, alone, with: other, from, to } = options;
  const year = event.date.slice(0, 4);
  return [
    half === undefined || CLASSES[half]?.includes(event.quadClass),
    instrument === undefined || instrumentOfEvent(event) === instrument,
    code === undefined || code.split(",").some((c) => event.cameo.startsWith(c)),
    by === undefined || (event.source === by && !event.mutual),
    alone === undefined || !event.mutual,
    other === undefined || event.others.includes(other),
    from === undefined || year >= from,
    to === undefined || year <= to,
  ].every((holds) => holds === true);
}

/** Carries out the commands that a brief states, and remembers what it has read. */
export class CommandReader {
  readonly #store: Store;
  readonly #read = new Map<string, Promise<DyadEvent[]>>();
  readonly #measured = new Map<string, Promise<RelationsDocument>>();
  readonly #weighed = new Map<string, Promise<WeighedDyad>>();
  readonly #foreseen = new Map<string, Promise<LeanOutlook>>();

  constructor(store: Store) {
    this.#store = store;
  }

  /** The events that a command lists, or that its table is made from. */
  async rows(text: string): Promise<DyadEvent[]> {
    const { words, options } = readCommand(text);
    const { by, ...rest } = options;
    const asked = words[0] === "panel" || by === undefined ? rest : { ...rest, by };
    return (await this.#dyad(text)).filter((event) => isListed(event, asked));
  }

  /** The events out of which a command's are a share: the dyad's in the same years. */
  async whole(text: string): Promise<DyadEvent[]> {
    const { from, to } = readCommand(text).options;
    const years = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
    return (await this.#dyad(text)).filter((event) => isListed(event, years));
  }

  /** What a command of the measure shows. */
  async relations(text: string): Promise<RelationsDocument> {
    const held = this.#measured.get(text) ?? this.#measure(text);
    this.#measured.set(text, held);
    return await held;
  }

  async #measure(text: string): Promise<RelationsDocument> {
    const { words, options } = readCommand(text);
    const [, a = "", b = ""] = words;
    const asOf = isoDate(options["as-of"] ?? "");
    const sources = options["sources"]?.split(",");
    const scope = sources === undefined ? { asOf } : { asOf, sources };
    const by = options["by"];
    if (by !== "year") throw new Error(`a brief measures by year: ${text}`);
    return await new Workbench(this.#store, scope, {}).relations(a, b, by);
  }

  /** What a command of the drivers weighs; of power as many simulations as the tests' briefs run. */
  async drivers(text: string): Promise<WeighedDyad> {
    const held = this.#weighed.get(text) ?? this.#weigh(text);
    this.#weighed.set(text, held);
    return await held;
  }

  async #weigh(text: string): Promise<WeighedDyad> {
    const { words, options } = readCommand(text);
    const [, a = "", b = ""] = words;
    const { by } = options;
    if (by !== "month" && by !== "quarter")
      throw new Error(`a brief weighs by month or quarter: ${text}`);
    const sources = options["sources"]?.split(",");
    const dyad = [a, b] as const;
    const scope: PanelScope = { asOf: isoDate(options["as-of"] ?? ""), dyad, by, sources };
    const chosen = await hypothesesOf(this.#store, scope, isoDate(TODAY));
    if (isMissing(chosen)) throw new Error(`nothing to weigh: ${text}`);
    const { file, leftOut } = chosen;
    const explanation = await explainRelation(this.#store, scope, {
      ...{ file, tried: file.hypotheses.length },
      ...{ random: seededRandom(1), simulations: FEW_SIMULATIONS },
    });
    return { explanation, leftOut };
  }

  /** What a command of the outlook forecasts, as far as a brief tells it. */
  async outlook(text: string): Promise<LeanOutlook> {
    const held = this.#foreseen.get(text) ?? this.#foresee(text);
    this.#foreseen.set(text, held);
    return await held;
  }

  async #foresee(text: string): Promise<LeanOutlook> {
    const { words, options } = readCommand(text);
    const [, a = "", b = ""] = words;
    const { by } = options;
    if (by !== "month" && by !== "quarter")
      throw new Error(`a brief looks ahead by month or quarter: ${text}`);
    const asOf = isoDate(options["as-of"] ?? "");
    const sources = options["sources"]?.split(",");
    const scope = { asOf, dyad: [a, b] as const, by, sources } as const;
    const found = await leanOutlook(this.#store, scope, {
      months: 12,
      targets: ["cooperation", "conflict", "balance"],
    });
    if (isWithoutOutlook(found)) throw new Error(`no outlook: ${text}`);
    return found;
  }

  async #dyad(text: string): Promise<DyadEvent[]> {
    const { words, options } = readCommand(text);
    const [, a = "", b = ""] = words;
    const key = [a, b, options["as-of"], options["sources"], options["joint"]].join("|");
    const sources = options["sources"]?.split(",");
    const held =
      this.#read.get(key) ??
      dyadEvents(this.#store, {
        asOf: options["as-of"] ?? "",
        dyad: [a, b],
        joint: options["joint"] !== undefined,
        ...(sources === undefined ? {} : { sources }),
      });
    this.#read.set(key, held);
    return await held;
  }
}
