import { publisherCountry } from "../lexicon/index.ts";
import { derivation, type Scope } from "./derivation.ts";
import { rowOf, rowsOf } from "./query.ts";
import type { Store } from "./store.ts";

/**
 * From rows to events, with every row accounted for:
 * `rows = events + articleCap + reReported + mirrored`.
 */
export interface Funnel {
  /** Reports about the two actors, either way. */
  readonly rows: number;
  /** Articles they come from, where the source names articles. */
  readonly articles: number;
  /** Events, an event and its mirror counted once. */
  readonly events: number;
  readonly dropped: {
    /** Reports beyond one event per article, directed dyad, class and day. */
    readonly articleCap: number;
    /** Reports of an event that another report tells of. */
    readonly reReported: number;
    /** Events that are the mirror of another. */
    readonly mirrored: number;
  };
}

/** Whose press tells of a dyad: shares of its counted reports; they sum to one unless there is no report. */
export interface Perspective {
  readonly a: number;
  readonly b: number;
  readonly third: number;
  readonly unknown: number;
}

type DyadScope = Scope & { readonly dyad: readonly [string, string] };

/** The funnel of a dyad. */
export async function dyadFunnel(store: Store, scope: DyadScope): Promise<Funnel> {
  const { ctes, bindings } = derivation(scope);
  const n = await rowOf<Record<"rows" | "articles" | "capped" | "sided" | "events", number>>(
    store.connection,
    `WITH ${ctes}
     SELECT count(*)::DOUBLE AS rows,
       count(DISTINCT article)::DOUBLE AS articles,
       (count(*) FILTER (capped))::DOUBLE AS capped,
       (SELECT count(*) FROM event)::DOUBLE AS sided,
       (SELECT count(DISTINCT occurrence_id) FROM event)::DOUBLE AS events
     FROM counted`,
    bindings,
  );
  return {
    rows: n.rows,
    articles: n.articles,
    events: n.events,
    dropped: {
      articleCap: n.capped,
      reReported: n.rows - n.capped - n.sided,
      mirrored: n.sided - n.events,
    },
  };
}

/** Whose press the counted reports of a dyad come from. */
export async function dyadPerspective(store: Store, scope: DyadScope): Promise<Perspective> {
  const { ctes, bindings } = derivation(scope);
  const rows = await rowsOf<{ publisher: string | null; url: string | null; reports: number }>(
    store.connection,
    `WITH ${ctes}
     SELECT publisher, min(url) AS url, count(*)::DOUBLE AS reports
     FROM counted WHERE NOT capped
     GROUP BY publisher, CASE WHEN coding = 'hand' THEN url END`,
    bindings,
  );
  const sides = { a: 0, b: 0, third: 0, unknown: 0 };
  let total = 0;
  for (const { publisher, url, reports } of rows) {
    const country = publisherCountry({ url: url ?? undefined, name: publisher ?? undefined });
    const [a, b] = scope.dyad;
    const side =
      country === undefined ? "unknown" : country === a ? "a" : country === b ? "b" : "third";
    sides[side] += reports;
    total += reports;
  }
  if (total === 0) return sides;
  return {
    a: sides.a / total,
    b: sides.b / total,
    third: sides.third / total,
    unknown: sides.unknown / total,
  };
}
