import type { NextConfig } from "next";

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  // The server around Next compresses, so that a cached page is compressed once (see server/finish-response.ts).
  compress: false,
  transpilePackages: [
    "@thaw/content",
    "@thaw/contracts",
    "@thaw/core",
    "@thaw/db",
    "@thaw/images",
    "@thaw/terminal",
    "@thaw/tl-engine",
    "@thaw/ui",
  ],
  serverExternalPackages: ["@node-rs/argon2", "pg", "@prisma/client", "@prisma/adapter-pg"],
  // Lessons come from a database, so pages rendered from one must not survive on disk beside another.
  experimental: { isrFlushToDisk: false },
  turbopack: {
    resolveAlias: { "../build/polyfills/polyfill-module": "./src/platform/client/no-polyfills.ts" },
  },
  // These files' names hold a hash of what is in them.
  headers: async () => [
    {
      source: "/generated/:folder(backbones|codecs|weights)/:file",
      headers: [{ key: "Cache-Control", value: "public, max-age=31536000, immutable" }],
    },
  ],
  typescript: { ignoreBuildErrors: true },
};

export default config;
