import { readFileSync } from "node:fs";

/** The version of this program, which every document names as the version of its methods. */
export function programVersion(): string {
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}
