import { writeSafetensors } from "../safetensors/write-safetensors.ts";
import { type Classifier, classifierMetadata, classifierTensors } from "./classifier.ts";
import { loadScript } from "./load-script.ts";
import { exportNotice } from "./notice.ts";
import { onnxScript } from "./onnx-script.ts";
import { writeDemo } from "./write-demo.ts";
import { writeOnnx } from "./write-onnx.ts";
import { writePth } from "./write-pth.ts";
import { writeZip, type ZipPart } from "./write-zip.ts";

export const EXPORT_KINDS = ["safetensors", "pytorch", "onnx", "demo"] as const;
export type ExportKind = (typeof EXPORT_KINDS)[number];

export interface ExportedFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * One download: the weights, a program that runs them, and whose work they are, together as a zip; the demo is a page that
 * says so itself. The same classifier gives the same bytes.
 * @throws EngineError `invalid-input` or `backbone-load` when weights and network do not fit.
 */
export function exportClassifier(kind: ExportKind, classifier: Classifier): ExportedFile {
  const { fileStem } = classifier;
  if (kind === "demo") return { name: `${fileStem}-demo.html`, type: "text/html", bytes: writeDemo(classifier) };
  const parts = [...weightsAndScript(kind, classifier), text("NOTICE.txt", exportNotice(classifier))];
  return { name: `${fileStem}-${kind}.zip`, type: "application/zip", bytes: writeZip(parts) };
}

function weightsAndScript(kind: Exclude<ExportKind, "demo">, classifier: Classifier): ZipPart[] {
  const { fileStem } = classifier;
  if (kind === "onnx") {
    const name = `${fileStem}.onnx`;
    return [{ name, bytes: writeOnnx(classifier) }, text("predict.py", onnxScript(classifier, name))];
  }
  const tensors = classifierTensors(classifier);
  const name = kind === "pytorch" ? `${fileStem}.pt` : `${fileStem}.safetensors`;
  const bytes = kind === "pytorch" ? writePth(tensors) : writeSafetensors(tensors, classifierMetadata(classifier));
  return [{ name, bytes }, text("load.py", loadScript(classifier, name))];
}

const text = (name: string, content: string): ZipPart => ({ name, bytes: new TextEncoder().encode(content) });
