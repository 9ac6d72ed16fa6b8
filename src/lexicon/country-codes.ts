import type { Actor, ActorCode } from "./actor.ts";
import { actors } from "./actor-table.ts";

/** The ways in which data sets write a country. */
export type CodeScheme = "iso2" | "iso3" | "fips" | "cameo" | "cow" | "gw";

/** A territory shares no number: `cow` and `gw` count states. */
const CODES: Readonly<
  Record<CodeScheme, (state: Actor) => readonly (string | number | undefined)[]>
> = {
  iso2: ({ iso2 }) => [iso2],
  iso3: ({ code }) => [code],
  fips: ({ fips, otherFips }) => [fips, ...otherFips],
  cameo: ({ cameo }) => cameo,
  cow: ({ cow }) => [cow],
  gw: ({ gw }) => [gw],
};

const indexes = new Map<CodeScheme, ReadonlyMap<string, Actor>>();

function byCode(scheme: CodeScheme): ReadonlyMap<string, Actor> {
  const known = indexes.get(scheme);
  if (known !== undefined) return known;
  const states = actors().filter(({ kind }) => kind === "state");
  const index = new Map(
    states.flatMap((actor) =>
      CODES[scheme](actor).flatMap((code) => (code === undefined ? [] : [[String(code), actor]])),
    ) as [string, Actor][],
  );
  indexes.set(scheme, index);
  return index;
}

/**
 * The state or territory that a code means today in one scheme: `CH` is Switzerland in `iso2` and China
 * in `fips`.
 *
 * @param scheme which code book the code is from; `cow` and `gw` are numbers written out
 * @param code in either case, numbers with or without leading zeros
 * @returns undefined for a region, a former state and an unknown code
 */
export function stateByCode(scheme: CodeScheme, code: string): Actor | undefined {
  const written = code.trim().toUpperCase();
  const numeric = scheme === "cow" || scheme === "gw";
  return byCode(scheme).get(numeric ? written.replace(/^0+/, "") : written);
}

/** Every CAMEO country code and known-group code that means one actor, each once, for a join. */
export function cameoActors(): readonly { readonly cameo: string; readonly code: ActorCode }[] {
  return actors().flatMap(({ cameo, code }) => cameo.map((one) => ({ cameo: one, code })));
}
