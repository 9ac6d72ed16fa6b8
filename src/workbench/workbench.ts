import type { Readable } from "node:stream";
import { type Brief, type BriefRequest, writeBrief } from "../brief/index.ts";
import {
  type Clock,
  type EntenteError,
  type Granularity,
  type IsoDate,
  isoDate,
  programVersion,
  spanOf,
  systemClock,
  today,
} from "../kernel/index.ts";
import { findActor } from "../lexicon/index.ts";
import {
  dyadPanel,
  measureRelation,
  type Neighbourhood,
  neighbourhoodOf,
  suitableGranularity,
} from "../measure/index.ts";
import {
  type Access,
  addToRecord,
  dyadActivity,
  dyadEvents,
  dyadFunnel,
  dyadPerspective,
  type ExportFormat,
  exportRecord,
  holdings,
  nothingAccepted,
  openRecord,
  type Progress,
  rejects,
  resolvedShare,
  rowsRejected,
  type Scope,
  type Store,
  sameActor,
  snapshotOf,
  sourceNamed,
  totals,
  verifyRecord,
} from "../record/index.ts";
import type {
  DyadsDocument,
  EventsDocument,
  ExportDocument,
  ImportDocument,
  PanelDocument,
  RecordDocument,
  RejectsDocument,
  RelationsDocument,
  Surroundings,
  VerifyDocument,
} from "./documents.ts";
import type { DriversDocument } from "./drivers/drivers-document.ts";
import { type DriversRequest, explainDyad } from "./drivers/explain.ts";
import type { BacktestDocument } from "./outlook/backtest-document.ts";
import { type BacktestRequest, backtestOf } from "./outlook/backtest-of.ts";
import type { LedgerDocument } from "./outlook/ledger-document.ts";
import { type LedgerRequest, ledgerOf } from "./outlook/ledger-of.ts";
import type { NarrationDocument } from "./outlook/narration-document.ts";
import { type NarrationRequest, narrated } from "./outlook/narration-of.ts";
import type { OutlookDocument } from "./outlook/outlook-document.ts";
import { type OutlookRequest, outlookOf } from "./outlook/outlook-of.ts";
import { periodLength } from "./period-length.ts";
import { type DyadsQuestion, type EventsQuestion, selectionOf } from "./question.ts";

/** How a workbench is opened. */
export interface WorkbenchOptions {
  /** A DuckDB file; the user's own record when left out. Made, with the chronicle in it, where there is none. */
  readonly record?: string | undefined;
  /** Nothing known later is used; today when left out. */
  readonly asOf?: string | undefined;
  /** Sources to use; all when left out. */
  readonly sources?: readonly string[] | undefined;
  readonly access?: Access;
  readonly clock?: Clock;
  readonly stdin?: () => Readable;
  readonly progress?: Progress;
  /** Told of a record that was not there before, by its path. */
  readonly made?: (path: string) => void;
}

/**
 * Whether an import failed as a whole: not one row could be read, or, when `strict`, any was refused. What was
 * accepted stays in the record all the same.
 *
 * @returns `record.nothing-accepted` or `record.rows-rejected`, to be thrown once the answer has been shown
 */
export function importFault(answer: ImportDocument, strict: boolean): EntenteError | undefined {
  const { source, rows, rejected, files } = answer;
  if (rows > 0 && rejected === rows) {
    return nothingAccepted({ path: files.map((file) => file.path).join(", "), source, rejected });
  }
  return strict && rejected > 0 ? rowsRejected({ rejected, source }) : undefined;
}

/** Without what the relation says already, and without the long list of third actors. */
function surroundingsOf({ dyad: _, asOf: __, ...found }: Neighbourhood): Surroundings {
  if ("reason" in found.triads) return { ...found, triads: found.triads };
  const { latest: ___, ...triads } = found.triads;
  return { ...found, triads };
}

/** An open record and the questions one can put to it. CLI, HTTP and MCP ask these and no others. */
export class Workbench {
  readonly #store: Store;
  readonly #scope: Scope & { readonly asOf: IsoDate };
  readonly #clock: Clock;
  readonly #stdin: () => Readable;
  readonly #progress: Progress;

  /** Use `openWorkbench`. */
  constructor(store: Store, scope: Scope & { readonly asOf: IsoDate }, options: WorkbenchOptions) {
    this.#store = store;
    this.#scope = scope;
    this.#clock = options.clock ?? systemClock;
    this.#stdin = options.stdin ?? (() => process.stdin);
    this.#progress = options.progress ?? (() => undefined);
  }

  #dyad(a: string, b: string): readonly [string, string] {
    const [first, second] = [findActor(a).code, findActor(b).code];
    if (first === second) throw sameActor({ actor: findActor(a).name });
    return [first, second];
  }

  /** What is held: sources with their counts, licences and faults. */
  async record(): Promise<RecordDocument> {
    return {
      schema: "entente/record@1",
      path: this.#store.path,
      asOf: this.#scope.asOf,
      snapshot: await snapshotOf(this.#store, this.#scope),
      totals: await totals(this.#store, this.#scope),
      sources: await holdings(this.#store, this.#scope),
      resolution: await resolvedShare(this.#store, this.#scope),
    };
  }

  /**
   * Import files, folders, archives or `-` of a source.
   *
   * @returns what became of every row; `importFault` says whether that is a failure
   * @throws `record.source-unknown`, `record.input-missing`, `record.input-empty`, `record.unwritable`
   */
  async add(source: string, paths: readonly string[]): Promise<ImportDocument> {
    const answer = await addToRecord(this.#store, sourceNamed(source), paths, {
      clock: this.#clock,
      stdin: this.#stdin,
      progress: this.#progress,
    });
    return { schema: "entente/import@1", ...answer };
  }

  /** The refused rows, of one source or all. */
  async rejects(source?: string, limit?: number): Promise<RejectsDocument> {
    const found = await rejects(this.#store, {
      source: source === undefined ? undefined : sourceNamed(source).id,
      limit,
    });
    return { schema: "entente/rejects@1", rejects: found };
  }

  /** Every invariant of the record, with how many rows break it. */
  async verify(): Promise<VerifyDocument> {
    const checks = await verifyRecord(this.#store);
    return { schema: "entente/verify@1", sound: checks.every((c) => c.violations === 0), checks };
  }

  /**
   * Write the record into a new or empty folder.
   *
   * @throws `record.export-not-empty`, `record.unwritable`
   */
  async export(format: ExportFormat, folder: string): Promise<ExportDocument> {
    const answer = await exportRecord(this.#store, this.#scope, format, folder);
    return { schema: "entente/export@1", ...answer };
  }

  /**
   * The events between two actors, with the funnel and the perspective of all their reports.
   *
   * @throws `lexicon.actor-unknown`, `lexicon.cameo-unknown`, `kernel.period-malformed`, `record.same-actor`
   */
  async events(a: string, b: string, question: EventsQuestion = {}): Promise<EventsDocument> {
    const dyad = this.#dyad(a, b);
    const scope = { ...this.#scope, dyad };
    const events = await dyadEvents(this.#store, {
      ...scope,
      ...(question.from === undefined ? {} : { from: spanOf(question.from).first }),
      ...(question.to === undefined ? {} : { to: spanOf(question.to).last }),
      select: selectionOf(question),
      joint: question.joint ?? false,
      ...(question.limit === undefined ? {} : { limit: question.limit }),
    });
    return {
      schema: "entente/events@1",
      dyad,
      asOf: this.#scope.asOf,
      goldsteinScale: "gdelt",
      funnel: await dyadFunnel(this.#store, scope),
      perspective: await dyadPerspective(this.#store, scope),
      events,
    };
  }

  /**
   * The pairs of actors that the record tells of, the one with most events first.
   *
   * @throws `lexicon.actor-unknown`, `kernel.period-malformed`
   */
  async dyads(question: DyadsQuestion = {}): Promise<DyadsDocument> {
    const actor = question.actor === undefined ? undefined : findActor(question.actor).code;
    const all = await dyadActivity(this.#store, this.#scope, {
      from: question.from === undefined ? "0001-01-01" : spanOf(question.from).first,
      to: question.to === undefined ? "9999-12-31" : spanOf(question.to).last,
    });
    const found = all.filter((d) => actor === undefined || d.a === actor || d.b === actor);
    return {
      schema: "entente/dyads@1",
      asOf: this.#scope.asOf,
      found: found.length,
      dyads: found.slice(0, question.limit),
    };
  }

  /**
   * Events counted by directed half, period and quad class.
   *
   * @throws `lexicon.actor-unknown`, `kernel.period-malformed`, `record.same-actor`
   */
  async panel(
    a: string,
    b: string,
    by: Granularity,
    span: Pick<EventsQuestion, "from" | "to"> = {},
  ): Promise<PanelDocument> {
    const panel = await dyadPanel(this.#store, {
      ...this.#scope,
      dyad: this.#dyad(a, b),
      by,
      ...(span.from === undefined ? {} : { from: span.from }),
      ...(span.to === undefined ? {} : { to: span.to }),
    });
    return { schema: "entente/panel@1", asOf: this.#scope.asOf, ...panel };
  }

  /**
   * The relations of two actors, measured, and the two among others.
   *
   * @param by left out, the finest length of a period that the record suffices for
   * @param similar how many dyads to name whose relations ran most alike; left out, none are looked for
   * @throws `lexicon.actor-unknown`, `record.same-actor`, `record.nothing-recorded`
   */
  async relations(
    a: string,
    b: string,
    by?: Granularity,
    similar?: number,
  ): Promise<RelationsDocument> {
    const scope = { ...this.#scope, dyad: this.#dyad(a, b) };
    const chosen = by ?? (await suitableGranularity(this.#store, scope));
    const relation = await measureRelation(this.#store, { ...scope, by: chosen });
    const around =
      similar === undefined ? { ...scope, by: chosen } : { ...scope, by: chosen, similar };
    const found = await neighbourhoodOf(this.#store, around, relation.widest);
    return { schema: "entente/relations@1", ...relation, neighbourhood: surroundingsOf(found) };
  }

  /**
   * What may move the relations of two actors, by statistics and by documents; the hypotheses are entered in the register
   * beside the record.
   *
   * @param by left out, months where the record suffices for them, else quarters: years are too few to weigh anything on
   * @throws `lexicon.actor-unknown`, `record.same-actor`, `record.nothing-recorded`, `workbench.hypotheses-of-others`, the
   *   errors of hypothesis files (`drivers.hypotheses-…`) and of matrices (`drivers.matrix-…`)
   */
  async drivers(
    a: string,
    b: string,
    by?: Granularity,
    request: DriversRequest = {},
  ): Promise<DriversDocument> {
    const scope = { ...this.#scope, dyad: this.#dyad(a, b) };
    const chosen = by ?? (await periodLength(this.#store, scope, scope.dyad));
    return await explainDyad(this.#store, { ...scope, by: chosen }, today(this.#clock), request);
  }

  /**
   * What may come of the relations of two actors, by month where the record suffices for it, else by quarter.
   *
   * @throws `lexicon.actor-unknown`, `record.same-actor`, `record.nothing-recorded`, the errors of question and scenario files
   */
  async outlook(
    a: string,
    b: string,
    by?: Granularity,
    request: OutlookRequest = {},
  ): Promise<OutlookDocument> {
    const scope = { ...this.#scope, dyad: this.#dyad(a, b) };
    const length = by ?? (await periodLength(this.#store, scope, scope.dyad));
    return await outlookOf(this.#store, { ...scope, by: length }, this.#clock, request);
  }

  /**
   * How the forecasts would have done: of all dyads of the widest source, or of one beside those that it is learned from.
   *
   * @param pair the two actors; left out, all dyads
   * @throws `lexicon.actor-unknown`, `record.same-actor`, `kernel.period-malformed`, `workbench.backtest-…`, `outlook.backtest-…`
   */
  async backtest(
    pair: readonly [string, string] | undefined,
    request: Omit<BacktestRequest, "dyad"> = {},
  ): Promise<BacktestDocument> {
    const dyad = pair === undefined ? undefined : this.#dyad(...pair);
    return await backtestOf(this.#store, this.#scope, { ...request, dyad });
  }

  /**
   * The outlook that could have been given on the as-of day, or at the end of an earlier period, and what came of it by today, or by
   * the as-of day.
   *
   * @throws `lexicon.actor-unknown`, `record.same-actor`, `kernel.period-malformed`, `workbench.backtest-…`
   */
  async narration(
    a: string,
    b: string,
    request: Omit<NarrationRequest, "dyad"> = {},
  ): Promise<NarrationDocument> {
    const dyad = this.#dyad(a, b);
    return await narrated(this.#store, this.#scope, today(this.#clock), { ...request, dyad });
  }

  /**
   * The forecasts that were issued from this record, and what came of them; the record itself is only read.
   *
   * @throws with `resolve` `outlook.ledger-altered`, `outlook.ledger-unreadable`, `outlook.ledger-locked`, `outlook.ledger-busy`
   */
  async ledger(request: LedgerRequest = {}): Promise<LedgerDocument> {
    return await ledgerOf(this.#store, this.#scope, this.#clock, request);
  }

  /**
   * The brief on two actors.
   *
   * @throws `lexicon.actor-unknown`, `record.same-actor`, `record.nothing-recorded`
   */
  async brief(a: string, b: string, request: BriefRequest = {}): Promise<Brief> {
    const scope = { ...this.#scope, dyad: this.#dyad(a, b) };
    return await writeBrief(this.#store, scope, { ...request, version: programVersion() });
  }

  /** Let go of the record. */
  close(): void {
    this.#store.close();
  }
}

/**
 * Open a record and put questions to it.
 *
 * @throws `kernel.date-malformed` for `asOf`; `record.locked`, `record.not-a-record`, `record.schema-newer`,
 *   `record.unwritable`, `record.source-unknown`
 */
export async function openWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  const clock = options.clock ?? systemClock;
  const asOf = options.asOf === undefined ? today(clock) : isoDate(options.asOf);
  const sources = options.sources?.map((source) => sourceNamed(source).id);
  const store = await openRecord(options.record, options.access ?? "read", clock, options.made);
  return new Workbench(store, { asOf, ...(sources === undefined ? {} : { sources }) }, options);
}
