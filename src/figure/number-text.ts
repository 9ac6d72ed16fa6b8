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
