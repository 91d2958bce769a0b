import type { Classifier } from "./classifier.ts";

/** The Apache License asks that the copyright, its own address and what was changed be passed on. */
const shippedWeights = (source: string): string => `Backbone's weights: ${source}.
Copyright 2026 Tether Operations Limited (https://tether.io/). Licensed under the Apache License, Version 2.0: you may not
use them except in compliance with the License, a copy of which is at http://www.apache.org/licenses/LICENSE-2.0. They are
distributed on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
They are a fine-tune of the PyTorch / torchvision reference model MobileNetV3-Small (Howard et al., 2019,
arXiv:1905.02244), whose model and code are Copyright (c) Meta Platforms / PyTorch Contributors, BSD-3-Clause.
Changes made here: the classifier for three classes was left out and the head below put in its place; the format was
changed, and batch norms are folded into the convolutions in the ONNX file and when the demo runs.`;

const randomWeights = (source: string): string =>
  `Backbone's weights: none that anybody trained. They were drawn from a fixed seed (${source}).
The architecture is MobileNetV3-Small (Howard et al., 2019, arXiv:1905.02244).`;

/** Whose work is in the files, to lie beside them. */
export function exportNotice({ title, backbone, classes, head, thawedBlocks = 0 }: Classifier): string {
  const { id, pretrained, source, licence } = backbone;
  let weights = `Backbone's weights: ${source}. Licence: ${licence}.`;
  if (id === "mobilenet-v3-small") weights = shippedWeights(source);
  else if (!pretrained) weights = randomWeights(source);
  if (thawedBlocks > 0) {
    weights += `\nIts last ${thawedBlocks} blocks were trained further with the head, their batch norms left as they were.`;
  }
  return `${title}, exported from Thaw

${backbone.name.en}; weights' sha256 ${backbone.weightsSha256}
${weights}

Head: ${head.width} features${head.hidden ? `, ${head.hidden.units} hidden units,` : ""} to ${classes.length} classes (${classes.join(", ")}), trained by whoever exported this file;
it is theirs.
`;
}
