/** What a backbone is, for display and for the record of an experiment. Written at build, served as JSON. */
export interface BackboneInfo {
  /** `mobilenet-v3-small`, `random-twin`, or an added one's. */
  readonly id: string;
  readonly name: { readonly ja: string; readonly en: string };
  /** One honest sentence on where the weights come from. */
  readonly description: { readonly ja: string; readonly en: string };
  readonly pretrained: boolean;
  readonly architecture: string;
  readonly source: string;
  readonly licence: string;
  /** sha256 of the file that the weights came from; null for weights drawn from a seed. */
  readonly sourceSha256: string | null;
  /** sha256 over the float32 tensors that the forward pass uses (little-endian, in the order of `stages`). */
  readonly weightsSha256: string;
  /** Bytes to download; 0 for weights drawn in place. */
  readonly downloadBytes: number;
  readonly inputSize: number;
  /** The shorter side before the crop, and how it is resized. */
  readonly resizeSize: number;
  readonly interpolation: "bilinear" | "bicubic";
  readonly mean: readonly [number, number, number];
  readonly standardDeviation: readonly [number, number, number];
  readonly featureWidth: number;
  /** Parameters of the feature extractor as PyTorch counts them. */
  readonly parameterCount: number;
  /** Multiply-accumulates of one forward pass. */
  readonly multiplyAccumulates: number;
  /** The backbone's stages, first to last, for a drawing of it. */
  readonly stages: readonly BackboneStage[];
}

export interface BackboneStage {
  /** torchvision's module name, e.g. `features.4`. */
  readonly name: string;
  readonly kind: "conv" | "inverted-residual" | "basic-block" | "pool";
  readonly outChannels: number;
  /** Height and width of the stage's output for a 224 × 224 picture. */
  readonly outSize: number;
  readonly kernel: number;
  readonly stride: number;
  readonly squeezeExcite: boolean;
  readonly skip: boolean;
  /** null for a stage without one. */
  readonly activation: "relu" | "relu6" | "hard-swish" | "silu" | null;
  readonly parameterCount: number;
}
