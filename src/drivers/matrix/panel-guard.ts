import type { RecordAnswer } from "./evidence-grid.ts";
import type { EvidenceItem, Matrix } from "./matrix.ts";
import { evidenceInPanel } from "./messages.ts";

/** What the panel has counted: the outcome, every exposure and every placebo. */
export interface PanelContent {
  /** Ids of its events. */
  readonly events: ReadonlySet<string>;
  /** Addresses of their reports. */
  readonly addresses: Iterable<string>;
}

const TRACKING = /^(utm_\w+|fbclid|gclid|amp)$/;

/** One writing for the addresses of one page: no scheme, `www.`, fragment, tracking or closing slash. */
function plainAddress(address: string): string {
  if (!URL.canParse(address)) return address.trim();
  const url = new URL(address);
  for (const name of [...url.searchParams.keys()]) {
    if (TRACKING.test(name)) url.searchParams.delete(name);
  }
  const query = url.searchParams.toString();
  const path = url.pathname.replace(/\/+$/, "");
  return `${url.host.replace(/^www\./, "")}${path}${query === "" ? "" : `?${query}`}`;
}

/**
 * Refuse a matrix that weighs what the panel has weighed: the same happening would count twice.
 *
 * @param answers what the record answers; events found by a query are guarded like those that an item names
 * @throws `drivers.matrix-evidence-in-panel` for the first such item
 */
export function refusePanelEvidence(
  matrix: Matrix,
  panel: PanelContent,
  answers: ReadonlyMap<string, RecordAnswer> = new Map(),
): void {
  const addresses = new Set([...panel.addresses].map(plainAddress));
  for (const item of matrix.evidence)
    refuseItem(item, panel.events, addresses, answers.get(item.id));
}

function refuseItem(
  item: EvidenceItem,
  counted: ReadonlySet<string>,
  addresses: ReadonlySet<string>,
  answer: RecordAnswer | undefined,
): void {
  const events = [...item.events, ...(answer?.events ?? [])].filter((id) => counted.has(id));
  const named = item.address === undefined ? [] : [item.address];
  const address = [...named, ...(answer?.addresses ?? [])].find((a) =>
    addresses.has(plainAddress(a)),
  );
  if (events.length > 0 || address !== undefined) {
    throw evidenceInPanel({ evidence: item.id, events, address: address ?? null });
  }
}
