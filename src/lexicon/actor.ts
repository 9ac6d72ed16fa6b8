/** The one code by which the record knows an actor: ISO 3166-1 alpha-3 for a state (`RUS`), else a stable upper-case word (`NATO`, `TALIBAN`). */
export type ActorCode = string & { readonly actorCode: unique symbol };

/** What an actor is. A territory with an ISO code of its own counts as a state that another administers. */
export type ActorKind = "state" | "organisation" | "armed-group" | "unknown";

/** Whoever does something to another: a state, an international organisation, an armed or political group. */
export interface Actor {
  readonly code: ActorCode;
  readonly kind: ActorKind;
  /** Short English name: `Russia`, `United States`. */
  readonly name: string;
  /** The name as a sentence takes it: `the United States`, `Russia`, `the Taliban`. */
  readonly inSentence: string;
  /** `Russian`; undefined where English has none. */
  readonly adjective: string | undefined;
  /** What one of its people is called: `Russian`, `Briton`. */
  readonly demonym: string | undefined;
  /** The city that holds the government, or the constitutional capital where the two differ. */
  readonly capital: string | undefined;
  /** Every further name that means this actor alone, metonyms included: `Russian Federation`, `Kremlin`. */
  readonly aliases: readonly string[];
  /** Those aliases that name a place for the government that sits there: `Moscow`, `Kremlin`. */
  readonly metonyms: readonly string[];
  /** Names that mean this actor or another one, such as `Congo`; never an alias. */
  readonly sharedNames: readonly string[];
  /** ISO 3166-1 alpha-2; `XK` for Kosovo, which ISO has not coded. */
  readonly iso2: string | undefined;
  /** FIPS 10-4, the scheme of GDELT's places. */
  readonly fips: string | undefined;
  /** FIPS codes of places that this actor holds besides `fips`, such as the Gaza Strip's. */
  readonly otherFips: readonly string[];
  /** Correlates of War number; undefined for territories and for states that the project does not list. */
  readonly cow: number | undefined;
  /** Gleditsch-Ward number, microstates included. */
  readonly gw: number | undefined;
  /** CAMEO country or known-group codes that mean this actor, the code book's own spelling first. */
  readonly cameo: readonly string[];
  /** One of some twenty regions of the world as diplomats divide it; states only. */
  readonly region: string | undefined;
  /** The state that administers a territory. */
  readonly administeredBy: ActorCode | undefined;
  /** The organisation that a body is part of: the Security Council's is the United Nations. */
  readonly partOf: ActorCode | undefined;
  /** The state or territory where an armed group began, undefined for a transnational one. */
  readonly home: ActorCode | undefined;
}
