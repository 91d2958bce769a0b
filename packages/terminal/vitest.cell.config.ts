import { defineConfig } from "vitest/config";

// One browser at a time, for some tests are about time; those are tried again on a machine that was busy just then.
export default defineConfig({
  test: {
    include: ["test/cell/**/*.test.ts"],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 180_000,
    retry: 2,
  },
});
