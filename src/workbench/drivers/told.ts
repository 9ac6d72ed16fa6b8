/** What a finding's facts can be. */
export type Fact = number | string | boolean | null | readonly string[];

/** A finding as a code with its facts, and in words. */
export interface Finding {
  readonly code: string;
  /** Whether a condition of the verdict holds; null for a finding that is no condition. */
  readonly leg: "met" | "not met" | "unknown" | null;
  readonly says: string;
  readonly facts: Readonly<Record<string, Fact>>;
}

/** A number as JSON carries it: what is not known, or beyond all numbers, is null. */
export function known(value: number | undefined): number | null {
  return value === undefined || !Number.isFinite(value) ? null : value;
}

function factOf(value: unknown): Fact {
  if (typeof value === "number") return known(value);
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (Array.isArray(value)) return value.map(nameOf);
  return value === null || value === undefined ? null : nameOf(value);
}

/** What stands for a part that has a name. */
function nameOf(value: unknown): string {
  if (typeof value === "object" && value !== null && "exposure" in value) {
    return String(value.exposure);
  }
  return String(value);
}

/** A coded finding with the words for it. */
export function findingOf<Coded extends { readonly code: string }>(
  coded: Coded,
  says: string,
): Finding {
  const { code, ...rest } = coded;
  const leg = "leg" in rest ? (rest.leg as Finding["leg"]) : null;
  const facts = Object.entries(rest)
    .filter(([name]) => name !== "leg")
    .map(([name, value]) => [name, factOf(value)]);
  return { code, leg, says, facts: Object.fromEntries(facts) };
}
