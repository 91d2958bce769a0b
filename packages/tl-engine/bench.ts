import { createFeatureExtractor } from "./src/backend/create-feature-extractor.ts";
import { openNodeAssets } from "./src/cli/node-assets.ts";

const assets = await openNodeAssets();
const ex = createFeatureExtractor({ assets, backend: "wasm" });
const PV = 224 * 224 * 3;
for (const B of [1, 4]) {
  const x = new Float32Array(B * PV).map((_, i) => Math.sin(i));
  for (let i = 0; i < 5; i++) await ex.extract("mobilenet-v3-small", x, B);
  const c = process.cpuUsage();
  const t = performance.now();
  const n = 40;
  for (let i = 0; i < n; i++) await ex.extract("mobilenet-v3-small", x, B);
  const u = process.cpuUsage(c);
  console.log(
    "batch",
    B,
    "cpu/img",
    ((u.user + u.system) / 1000 / n / B).toFixed(2),
    "wall/img",
    ((performance.now() - t) / n / B).toFixed(2),
  );
}
