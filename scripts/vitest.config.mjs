import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { root: import.meta.dirname, include: ["lib/**/*.test.mjs"], testTimeout: 30_000 },
});
