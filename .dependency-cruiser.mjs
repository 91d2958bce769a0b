// Who may import whom, and nothing else:
//
//   app → features → core, content → contracts
//             ├────→ db → contracts                 server only
//             ├────→ tl-engine → tfjs, images, kernels   browser; command line and server jobs through WASM
//             ├────→ terminal → torch → kernels     browser; torch also in Node
//             └────→ ui                             no data access
//
// `platform` is what every feature stands on. Tests may reach for what they set up.

const TESTS = "\\.test\\.tsx?$|/testing/|^packages/[^/]+/test/";
const TFJS = "@tensorflow";
const DATABASE = "@prisma/|(^|/)node_modules/(pg|prisma)/";
const FRAMEWORK = "(^|/)node_modules/(next|next-auth|react|react-dom)/";

/**
 * A package of ours that may import only some others of ours.
 * @param {string} name
 * @param {string[]} allowed
 * @returns {import("dependency-cruiser").IForbiddenRuleType}
 */
function floor(name, allowed) {
  const list = [name, ...allowed].join("|");
  return {
    name: `${name}-stands-on-${allowed.length === 0 ? "nothing" : allowed.join("-and-")}`,
    severity: "error",
    comment: `packages/${name} may import ${allowed.length === 0 ? "no other package of ours" : `only ${allowed.join(" and ")}`}.`,
    from: { path: `^packages/${name}/`, pathNot: TESTS },
    to: { path: "^(packages|apps|e2e|bench|courses|scripts)/", pathNot: `^packages/(${list})/` },
  };
}

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    floor("contracts", []),
    floor("core", ["contracts"]),
    floor("content", ["contracts"]),
    floor("db", ["contracts"]),
    floor("images", []),
    floor("kernels", []),
    floor("torch", ["images", "kernels"]),
    floor("tl-engine", ["images", "kernels"]),
    floor("terminal", ["torch", "kernels", "images", "contracts"]),
    floor("ui", []),
    {
      name: "rules-are-plain",
      severity: "error",
      comment: "core and content take plain values and give plain values: no framework, no database, no tensors.",
      from: { path: "^packages/(core|content|contracts)/src/", pathNot: TESTS },
      to: { path: `${FRAMEWORK}|${DATABASE}|${TFJS}` },
    },
    {
      name: "core-does-no-input-or-output",
      severity: "error",
      comment: "core and contracts can run anywhere and be tested without a disk or a clock.",
      from: { path: "^packages/(core|contracts)/src/", pathNot: TESTS },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "ui-has-no-data",
      severity: "error",
      comment: "Design primitives show what they are given; they fetch nothing and know no session.",
      from: { path: "^packages/ui/src/" },
      to: { path: `(^|/)node_modules/next-auth/|${DATABASE}|${TFJS}` },
    },
    {
      name: "tensors-stay-in-tl-engine",
      severity: "error",
      comment: "No tf.Tensor leaves tl-engine, so nobody else may know tfjs.",
      from: { pathNot: "^packages/tl-engine/" },
      to: { path: TFJS },
    },
    {
      name: "database-driver-stays-in-db",
      severity: "error",
      comment: "No Prisma type and no SQL leaves db.",
      from: { path: "^(apps|packages)/", pathNot: "^packages/db/" },
      to: { path: DATABASE },
    },
    {
      name: "db-is-for-the-server",
      severity: "error",
      comment: "What runs in a browser asks the API. A type says nothing about data, so types may be shared.",
      from: { path: "^apps/web/src/features/[^/]+/(components|hooks|run)/", pathNot: TESTS },
      to: {
        path: "^packages/db/|^apps/web/src/features/[^/]+/server/|^apps/web/src/platform/database",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "features-do-not-know-urls",
      severity: "error",
      comment: "app holds URLs and calls features, never the other way round.",
      from: { path: "^apps/web/src/features/", pathNot: TESTS },
      to: { path: "^apps/web/src/app/" },
    },
    {
      name: "urls-hold-no-queries",
      severity: "error",
      comment:
        "A page or a route calls a use case; the use case asks the database. Readiness asks whether there is one.",
      from: { path: "^apps/web/src/app/", pathNot: `${TESTS}|/api/ready/` },
      to: { path: "^packages/db/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "packages-do-not-know-apps",
      severity: "error",
      comment: "Packages are below the app.",
      from: { path: "^packages/" },
      to: { path: "^(apps|e2e|bench|scripts)/" },
    },
    {
      name: "app-knows-no-tests",
      severity: "error",
      comment: "What ships imports no test and no test helper.",
      from: { path: "^(apps|packages)/[^/]+/(src|server)/", pathNot: TESTS },
      to: { path: "\\.test\\.tsx?$|^(e2e|bench)/" },
    },
    {
      name: "no-circles",
      severity: "error",
      comment: "Files that import each other are one file in two places.",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "everything-resolves",
      severity: "error",
      comment: "An import that leads nowhere was moved, or its dependency is not declared.",
      from: { path: "^(apps|packages|e2e|bench|scripts|courses)/" },
      to: { couldNotResolve: true, pathNot: "generated/|^virtual:" },
    },
  ],
  options: {
    // TypeScript 7 has no compiler API for tools to call.
    parser: "swc",
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "/kernels/assembly/|/generated/|/\\.next|/dist/|/coverage/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "node", "browser", "default"],
      extensions: [".ts", ".tsx", ".mts", ".mjs", ".js", ".json", ".css"],
      mainFields: ["module", "main", "types"],
    },
  },
};
