/** Commands that are announced but not made yet: calling one says so instead of guessing at a slip. */
export const PLANNED_COMMANDS: readonly string[] = [
  "method events",
  "validate events",
  "validate reader",
  "read",
  "check",
  "code",
  "serve",
  "mcp",
  "article",
  "publish",
  "record sync",
];

/** Options that are announced but not made yet, as written. */
export const PLANNED_OPTIONS: readonly string[] = ["--lock"];

/** Sources that are announced but cannot be imported yet. */
export const PLANNED_SOURCES: readonly string[] = ["polecat"];
