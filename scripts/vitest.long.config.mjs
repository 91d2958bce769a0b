import { defineConfig } from "vitest/config";

// One after the other: each starts the product.
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ["long/**/*.test.mjs"],
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 600_000,
  },
});
