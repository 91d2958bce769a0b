import type { BackboneId } from "../client/lab-types.ts";
import type { EngineErrorCode } from "../errors.ts";
import type { AddedBackbone } from "../networks/added-backbone.ts";
import type { ExportedFile, ExportKind } from "./export-files.ts";

/** What a page asks for: plain values, which cross to a worker as they are. */
export interface ExportRequest {
  readonly kind: ExportKind;
  /** Absolute address of the folder of the engine's assets, ending in "/". */
  readonly assetsUrl: string;
  readonly backbone: BackboneId;
  /** What the site says of the backbone, where an operator added it. */
  readonly added?: AddedBackbone | undefined;
  /** The head was trained on these weights; others would give other predictions, and are refused. */
  readonly backboneSha256: string;
  /** A head's safetensors file. */
  readonly head: Uint8Array;
  /** In the order of the head's rows. */
  readonly classes: readonly string[];
  readonly title: string;
  readonly fileStem: string;
  readonly locale: "ja" | "en";
}

export type ExportAnswer =
  | { readonly file: ExportedFile }
  | { readonly error: { readonly code: EngineErrorCode | null; readonly message: string } };
