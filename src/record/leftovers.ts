import { existsSync, readdirSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** The process that a draft of a record or a staged file is named after. */
function isAbandoned(name: string): boolean {
  const pid = /(?:\.new-|^)(\d+)/.exec(name)?.[1];
  return pid !== undefined && !isAlive(Number(pid));
}

/**
 * Clear away what killed processes left beside a record: staged rows, half-made records, the database's spill
 * folder. What belongs to a living process stays, and so does what cannot be removed.
 *
 * @param alone nobody else has the record open, so that its spill folder is nobody's
 */
export function sweepLeftovers(path: string, alone: boolean): void {
  const [folder, name] = [dirname(path), basename(path)];
  const staging = `${path}.staging`;
  try {
    const drafts = readdirSync(folder).filter((one) => one.startsWith(`${name}.new-`));
    const left = drafts.filter((one) => isAbandoned(one.slice(name.length)));
    const staged = existsSync(staging) ? readdirSync(staging) : [];
    if (existsSync(staging) && staged.every(isAbandoned)) left.push(basename(staging));
    if (alone) left.push(`${name}.tmp`);
    for (const one of left) rmSync(join(folder, one), { recursive: true, force: true });
  } catch {
    // a folder that cannot be written: its leftovers harm nothing
  }
}
