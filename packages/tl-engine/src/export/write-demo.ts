import { EngineError } from "../errors.ts";
import { BATCH_COUNT } from "../networks/state-shapes.ts";
import { bytesOf, type TensorToWrite, writeSafetensors } from "../safetensors/write-safetensors.ts";
import { base64Of } from "./base64.ts";
import { type Classifier, classifierTensors, headLayers, headShapeOf } from "./classifier.ts";
import { DEMO_ENGINE } from "./demo-engine.ts";
import { DEMO_SCRIPT, DEMO_STYLE } from "./demo-page.ts";
import { demoWords } from "./demo-words.ts";
import { isDemoBearable } from "./estimate-bytes.ts";
import { exactHalves } from "./half-bits.ts";
import { exportNotice } from "./notice.ts";

/** Hashes of the page's own script and style, which its policy names: nothing else runs. A test computes them anew. */
export const SCRIPT_SHA256 = "mhg2yUgyeDn6xTITeKhY/DD72SpAsgPxLOHwo/KVF7I=";
export const STYLE_SHA256 = "1eNP4Khyq1+WFdno3X7kWzR2B1vowxj2QmPFG7QHkSk=";

/** Its weights are binary16's own. */
const SHIPPED = "mobilenet-v3-small";

export const DEMO_CODE = `\n${DEMO_ENGINE}${DEMO_SCRIPT}`;

/**
 * A page that classifies photos, whole in one file: nothing is fetched and no photo leaves it. Weights lie in it in
 * base64, those that binary16 holds exactly (all of the shipped backbone's) as that, so that no prediction changes.
 * Photos are decoded by the browser's canvas, where the lab has decoders of its own: probabilities may differ in the third digit.
 * @returns UTF-8.
 * @throws EngineError `invalid-input` where the page would be too large to be opened.
 */
export function writeDemo(classifier: Classifier): Uint8Array<ArrayBuffer> {
  const { classes, backbone, network, locale, head } = classifier;
  if (!isDemoBearable(network, headShapeOf(head), backbone.id === SHIPPED)) {
    throw new EngineError("invalid-input", `a page with ${network.title} in it is too large to open`);
  }
  const words = demoWords[locale];
  const tensors = classifierTensors(classifier)
    .filter(({ name }) => !name.endsWith(`.${BATCH_COUNT}`))
    .map(asSmall);
  const model = {
    classes,
    words,
    mean: backbone.mean,
    standardDeviation: backbone.standardDeviation,
    resize: backbone.resizeSize,
    interpolation: backbone.interpolation,
    epsilon: network.normEpsilon,
    stages: network.stages,
    layers: headLayers(classifier).map(({ name }) => name),
  };
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${SCRIPT_SHA256}'`,
    `style-src 'sha256-${STYLE_SHA256}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return new TextEncoder().encode(`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(words.title(classifier.title))}</title>
<style>${DEMO_STYLE}</style>
</head>
<body>
<main>
<h1>${escapeHtml(words.title(classifier.title))}</h1>
<p class="dim">${escapeHtml(words.lead)}</p>
<div id="drop">
<label for="file">${escapeHtml(words.choose)}</label>
<input id="file" type="file" accept="image/*">
</div>
<p id="status" role="status"></p>
<canvas id="photo" role="img" aria-label="${escapeHtml(words.photo)}" hidden></canvas>
<ol id="classes" aria-label="${escapeHtml(words.classes)}"></ol>
<noscript><p>${escapeHtml(words.noScript)}</p></noscript>
</main>
<footer class="dim">
<p>${escapeHtml(words.decoding)}</p>
<details><summary>${escapeHtml(words.licences)}</summary><pre>${escapeHtml(exportNotice(classifier))}</pre></details>
</footer>
<script type="application/json" id="model">${escapeJson(JSON.stringify(model))}</script>
<script type="text/plain" id="weights">${base64Of(writeSafetensors(tensors))}</script>
<script>${DEMO_CODE}</script>
</body>
</html>
`);
}

function asSmall(tensor: TensorToWrite): TensorToWrite {
  // A copy is aligned, whatever the tensor's place.
  const halves = exactHalves(new Float32Array(new Uint8Array(tensor.bytes).buffer));
  return halves ? { ...tensor, dtype: "F16", bytes: bytesOf(halves) } : tensor;
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);

/** No text in a script element's data may end the element, or begin another. */
const escapeJson = (json: string): string => json.replaceAll("<", "\\u003c");
