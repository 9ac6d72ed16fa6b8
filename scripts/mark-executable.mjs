// npm links the bin of an installed package executable, but a clone runs dist/ as tsc wrote it.
import { chmodSync } from "node:fs";

chmodSync(new URL("../dist/cli/main.js", import.meta.url), 0o755);
