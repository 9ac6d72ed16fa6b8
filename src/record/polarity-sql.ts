import { cameoEntries, polarityOf } from "../lexicon/index.ts";

const quoted = (polarity: "cooperation" | "conflict"): string =>
  cameoEntries()
    .filter(({ code }) => polarityOf(code) === polarity)
    .map(({ code }) => `'${code}'`)
    .join(", ");

/** Whether the column `cameo` is of a polarity: the sign of its Goldstein value. */
export const IS_COOPERATIVE: string = `cameo IN (${quoted("cooperation")})`;

/** The other sign. */
export const IS_CONFLICTUAL: string = `cameo IN (${quoted("conflict")})`;

/** The polarity of the column `cameo`. */
export const POLARITY: string = `CASE WHEN ${IS_COOPERATIVE} THEN 'cooperation' WHEN ${IS_CONFLICTUAL} THEN 'conflict' ELSE 'attention' END`;
