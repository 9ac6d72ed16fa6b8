import {
  type Check,
  type CheckRow,
  DataAbsent,
  type Finding,
  Ground,
  notTestable,
  type Validation,
  type ValidationRequest,
  validationPage,
} from "../../measure/index.ts";
import { checksOf } from "./checks.ts";
import { checkUnknown } from "./messages.ts";
import { type Runs, Trials } from "./trials.ts";

/** Called as each check begins, and from time to time within one. */
export type DriversProgress = (event: {
  readonly check: string;
  /** Checks that are done, of how many. */
  readonly done: number;
  readonly of: number;
  /** What is simulated just now, and how far it is. */
  readonly within?: { readonly part: string; readonly done: number; readonly of: number };
}) => void;

/** What to validate, and with what. */
export interface DriversValidationRequest extends Omit<ValidationRequest, "progress"> {
  readonly progress: DriversProgress;
  /** Default: 300 panels of each kind. Fewer decide nothing and are for tests of the checks themselves. */
  readonly runs?: Runs;
}

/** 300 panels of each kind decide. The seed was drawn once, and nothing was tuned on what it gives. */
const RUNS: Runs = { panels: 300, seed: 41_000_000, simulations: 200 };

const HEADING = [
  "# Validation of the drivers",
  "",
  "How often the statistical leg of the drivers errs and how often it finds, on simulated panels whose truth is known and on real",
  "dyads with exposures that cannot have moved them. `entente validate drivers` writes this page; the same data give the same page.",
];

function chosen(checks: readonly Check[], only: readonly string[] | undefined): readonly Check[] {
  const known = checks.map(({ id }) => id);
  const unknown = only?.find((name) => !known.includes(name));
  if (unknown !== undefined) throw checkUnknown({ check: unknown, known });
  return only === undefined ? checks : checks.filter(({ id }) => only.includes(id));
}

async function findingsOf(check: Check, ground: Ground): Promise<readonly Finding[]> {
  try {
    return await check.run(ground);
  } catch (error) {
    if (!(error instanceof DataAbsent)) throw error;
    return [notTestable(check.question, "–", error.message)];
  }
}

/** The page of the measures under our own heading. */
function pageOf(checks: readonly Check[], rows: readonly CheckRow[]): string {
  const page = validationPage(checks, rows);
  const passed = rows.filter((row) => row.passed === true).length;
  return [
    ...HEADING,
    "",
    page.slice(page.indexOf(`${passed} of ${rows.length} lines passed`)),
  ].join("\n");
}

/**
 * Run the checks of the statistical leg. The same data give the same answer; all checks take about ten minutes.
 *
 * A check whose data are not there is not testable; that is a row with its reason, no failure.
 *
 * @param request.scratch an empty folder, in which a record is made; the caller takes it away
 * @throws `drivers.check-unknown`, and what importing throws about damaged files
 */
export async function validateDrivers(request: DriversValidationRequest): Promise<Validation> {
  const { progress, only, runs = RUNS, ...place } = request;
  let now = { check: "", done: 0, of: 0 };
  const trials = new Trials(runs, (part, done, of) => {
    progress({ ...now, within: { part, done, of } });
  });
  const checks = chosen(checksOf(trials), only);
  const ground = new Ground(place);
  const rows: CheckRow[] = [];
  try {
    for (const [done, check] of checks.entries()) {
      now = { check: check.id, done, of: checks.length };
      progress(now);
      const findings = await findingsOf(check, ground);
      rows.push(...findings.map((finding) => ({ check: check.id, ...finding })));
    }
  } finally {
    await ground.close();
  }
  return { rows, page: pageOf(checks, rows) };
}
