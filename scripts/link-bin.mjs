// In a clone, npm installs everybody's commands but the package's own. With the link, `npx entente` finds it at once;
// without it (Windows) npx makes the same of the package's `bin`, more slowly.
import { chmodSync, existsSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { fileURLToPath } from "node:url";

chmodSync(new URL("../dist/cli/main.js", import.meta.url), 0o755);
const folder = new URL("../node_modules/", import.meta.url);
if (process.platform !== "win32" && existsSync(folder)) {
  mkdirSync(new URL(".bin/", folder), { recursive: true });
  const link = fileURLToPath(new URL(".bin/entente", folder));
  rmSync(link, { force: true });
  symlinkSync("../../dist/cli/main.js", link);
}
