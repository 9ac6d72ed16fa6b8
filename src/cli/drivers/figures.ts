/** How many times the ratio of cooperation to conflict is what it was, for a change of the balance in logits. */
export function times(logits: number): string {
  const factor = Math.exp(logits);
  return factor >= 9.95 ? String(Math.round(factor)) : factor.toFixed(2);
}

/** Decibels with their sign. */
export function decibels(weight: number | null): string {
  if (weight === null) return "";
  const text = weight.toFixed(1);
  return weight > 0.05 ? `+${text}` : text === "-0.0" ? "0.0" : text;
}

/** A weight as it is, with what it would be with every judgement halved or doubled. */
export function stretched(
  weight: { readonly decibels: number; readonly halved: number; readonly doubled: number } | null,
): string {
  if (weight === null) return "";
  return `${decibels(weight.decibels)} (${decibels(weight.halved)}, ${decibels(weight.doubled)})`;
}
