export { type Clock, clockAt, systemClock, timestamp, today } from "./clock.ts";
export {
  addDays,
  type DatePrecision,
  dateInWords,
  daysBetween,
  type IsoDate,
  isIsoDate,
  isoDate,
  latestDay,
} from "./date.ts";
export { EntenteError, type ErrorKind, type ExitCode, errorKind, type Facts } from "./errors.ts";
export { canonicalJson, contentHash, sha256 } from "./hash.ts";
export {
  firstDayOf,
  type Granularity,
  granularityOf,
  lastDayOf,
  type Period,
  type PeriodLength,
  period,
  periodOf,
  periodsBetween,
  shiftPeriod,
  spanOf,
} from "./period.ts";
export { type Random, seededRandom } from "./random.ts";
export { programVersion } from "./version.ts";
