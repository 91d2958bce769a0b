import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    globalSetup: ["@thaw/db/embedded/vitest-global-setup"],
    include: ["src/**/*.test.{ts,tsx}", "server/**/*.test.ts"],
    testTimeout: 20_000,
    hookTimeout: 90_000,
    maxWorkers: 2,
  },
});
