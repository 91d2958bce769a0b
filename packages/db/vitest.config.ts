import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { globalSetup: ["./src/embedded/vitest-global-setup.ts"] },
});
