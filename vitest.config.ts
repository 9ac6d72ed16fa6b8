import { defineConfig, type ViteUserConfig } from "vitest/config";

/** What depends on the calendar also runs half an hour off the hour, where a local-time slip shows. */
const CALENDAR = ["src/kernel/**/*.test.ts", "src/measure/{panel,relation/relation}.test.ts"];

const config: ViteUserConfig = defineConfig({
  test: {
    isolate: false,
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: "utc",
          include: ["src/**/*.test.ts", "test/**/*.test.ts"],
          env: { TZ: "UTC" },
        },
      },
      {
        extends: true,
        test: { name: "kathmandu", include: CALENDAR, env: { TZ: "Asia/Kathmandu" } },
      },
    ],
  },
});

export default config;
