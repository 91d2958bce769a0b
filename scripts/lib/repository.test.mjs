import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { fromRoot } from "./paths.mjs";
import { listPackages } from "./test/runners.mjs";

const manifests = [".", ...listPackages().map(({ folder }) => folder)].map((folder) => ({
  folder,
  manifest: JSON.parse(readFileSync(fromRoot(folder, "package.json"), "utf8")),
}));

test.each(manifests)("$folder takes every version from the catalog", ({ manifest }) => {
  const all = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
  const other = Object.entries(all).filter(([, version]) => version !== "catalog:" && version !== "workspace:*");
  expect(other).toEqual([]);
});

test("the lock file and npm's settings name no host", () => {
  for (const file of ["pnpm-lock.yaml", ".npmrc"]) {
    if (existsSync(fromRoot(file))) expect(readFileSync(fromRoot(file), "utf8")).not.toMatch(/https?:\/\/|registry=/);
  }
});

test("every command of package.json leads to a file", () => {
  const { lint, ...scripts } = JSON.parse(readFileSync(fromRoot("package.json"), "utf8")).scripts;
  // The one that turbo calls, which runs the linter itself.
  expect(lint).toBe("biome check .");
  for (const script of Object.values(scripts))
    expect(existsSync(fromRoot(String(script).split(" ")[1] ?? "")), String(script)).toBe(true);
});

test("every program of package.json is one that the launcher knows", () => {
  const { scripts } = JSON.parse(readFileSync(fromRoot("package.json"), "utf8"));
  const launcher = readFileSync(fromRoot("scripts/lib/run-program.mjs"), "utf8");
  const programs = Object.values(scripts).flatMap((script) => /^node scripts\/run\.mjs (\S+)$/.exec(script)?.[1] ?? []);
  expect(programs).toContain("backbone");
  for (const name of programs) expect(launcher.includes(`"${name}"`), name).toBe(true);
});

test("the launcher's own modules import nothing that has to be installed first", () => {
  for (const file of ["start", "prepare", "install", "toolchain", "build", "children", "server"]) {
    const bare = [...readFileSync(fromRoot("scripts/lib", `${file}.mjs`), "utf8").matchAll(/from "([^".][^"]*)"/g)];
    expect(bare.map(([, name]) => name).filter((name) => !name?.startsWith("node:"))).toEqual([]);
  }
});
