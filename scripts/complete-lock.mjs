// npm leaves a package out of the lock when the registry it asked does not serve it, as a partial mirror may not for
// other platforms' binaries. `npm ci` then refuses the lock on every platform. This puts those entries back, by name:
// each is optional and bound to its platform, so npm fetches it only there. Run it after every `npm install`.
import { readFileSync, writeFileSync } from "node:fs";

const LOCK = new URL("../package-lock.json", import.meta.url);
const SYSTEMS = [
  "aix",
  "android",
  "darwin",
  "freebsd",
  "linux",
  "netbsd",
  "openbsd",
  "openharmony",
  "sunos",
  "win32",
];
const PROCESSORS = [
  "arm64",
  "arm",
  "ia32",
  "loong64",
  "mips64el",
  "ppc64",
  "riscv64",
  "s390x",
  "x64",
];

/** The platform that a binary package's name tells: `@biomejs/cli-linux-x64-musl`. */
function platformOf(name) {
  const parts = name.split(/[/-]/);
  const os = SYSTEMS.find((system) => parts.includes(system));
  const cpu = PROCESSORS.find((processor) => parts.includes(processor));
  if (os === undefined || cpu === undefined) throw new Error(`no platform in the name ${name}`);
  const libc = parts.some((part) => part.startsWith("musl")) ? "musl" : "glibc";
  return { os: [os], cpu: [cpu], ...(os === "linux" ? { libc: [libc] } : {}) };
}

const lock = JSON.parse(readFileSync(LOCK, "utf8"));
for (const owner of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(owner.optionalDependencies ?? {})) {
    const path = `node_modules/${name}`;
    if (lock.packages[path] !== undefined) continue;
    const dev = owner.dev === true ? { dev: true } : {};
    lock.packages[path] = { version, ...dev, optional: true, ...platformOf(name) };
  }
}
const byPath = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, "en"));
lock.packages = Object.fromEntries(byPath);
writeFileSync(LOCK, `${JSON.stringify(lock, null, 2)}\n`);
