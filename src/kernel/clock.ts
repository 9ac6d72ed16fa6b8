import type { IsoDate } from "./date.ts";

/** What time it is. Everything that needs to know takes a clock, so that a test can hold it still. */
export interface Clock {
  /** Milliseconds since the epoch, UTC. */
  now(): number;
}

/** The machine's clock. The one place of the product that reads it. */
export const systemClock: Clock = { now: () => Date.now() };

/** A clock that stands at the start of a day, UTC. */
export function clockAt(date: IsoDate): Clock {
  const ms = Date.parse(`${date}T00:00:00Z`);
  return { now: () => ms };
}

/** Today in UTC. */
export function today(clock: Clock): IsoDate {
  return timestamp(clock).slice(0, 10) as IsoDate;
}

/** The instant in ISO 8601 with seconds, UTC: `2017-08-29T14:03:00Z`. */
export function timestamp(clock: Clock): string {
  return `${new Date(clock.now()).toISOString().slice(0, 19)}Z`;
}
