/** How many decimals tell the multiples of a step apart. */
export function decimalsOf(step: number): number {
  return Math.min(100, Math.max(0, -Math.floor(Math.log10(step) + 1e-9)));
}

/** A finite number to three figures; one that rounding would make infinite stays as it is. */
export function threeFigures(value: number): number {
  const rounded = Number(value.toPrecision(3));
  return Number.isFinite(rounded) ? rounded : value;
}

/**
 * A finite number as a drawing writes it: a true minus sign, a comma between thousands; what would be long
 * is written with a power of ten.
 *
 * @param decimals how many to show
 */
export function numberText(value: number, decimals: number): string {
  const size = Math.abs(value);
  const isLong = size >= 1e9 || decimals > 6;
  const [whole = "", part] = size.toFixed(Math.min(6, decimals)).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const plain = part === undefined ? grouped : `${grouped}.${part}`;
  const text = isLong ? String(threeFigures(size)) : plain;
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text;
}

/** A share in whole per cent: `12%`, never 0% for a little nor 100% for nearly all; nothing where it is not known. */
export function percentText(share: number | null): string {
  if (share === null) return "";
  if (share < 1 && share >= 0.995) return ">99%";
  return share > 0 && share < 0.005 ? "<1%" : `${Math.round(100 * share)}%`;
}

/** A share of either sign in per cent with one decimal, a true minus and no sign after it: `5.1`, `−0.4`; an en dash where it is not known. */
export function percentFigure(share: number | null): string {
  return share === null || Number.isNaN(share) ? "–" : numberText(100 * share, 1);
}
