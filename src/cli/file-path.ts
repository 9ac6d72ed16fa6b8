import { resolve } from "node:path";

/** A path as the file system takes it: as written, unless the command runs in another folder than the process. */
export function pathFrom(cwd: string, path: string): string {
  const wanted = resolve(cwd, path);
  return path === "-" || resolve(path) === wanted ? path : wanted;
}
