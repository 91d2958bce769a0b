import type { BackboneInfo } from "../backbone/backbone-info.ts";
import type { ActivationMaps, ActivationRequest, ClassActivation, ClassActivationRequest } from "../look/look-types.ts";
import type { Evaluation } from "../metrics/evaluate-predictions.ts";
import type { AddedBackbone } from "../networks/added-backbone.ts";
import type { ViewKinds } from "../preprocess/draw-view.ts";
import type { ThawEstimate } from "../thaw/estimate-thaw.ts";
import type { ThawedBackbone } from "../thaw/with-thawed.ts";
import type { PauseGate } from "./pause-gate.ts";

/** The pretrained backbone that ships, and the same architecture with random weights. */
export type ShippedBackboneId = "mobilenet-v3-small" | "random-twin";

/** One of those that ship, or the id of one that the client was opened with. */
export type BackboneId = ShippedBackboneId | (string & {});

export type BackendName = "webgpu" | "webgl" | "wasm";
export type BackendChoice = "auto" | BackendName;

/**
 * A picture: a Blob or File, its encoded bytes (an ArrayBuffer is transferred to the worker, so the caller's copy
 * is emptied), or a same-origin URL that the worker fetches. PNG, JPEG and WebP.
 */
export type ImageSource = Blob | ArrayBuffer | string;

/** What arithmetic runs on, and why; `reason` is a code that an interface renders. */
export interface BackendReport {
  readonly backend: BackendName;
  readonly reason: BackendReason;
  /** The GPU's name as the browser tells it, or null. */
  readonly renderer: string | null;
  /** Workers that share the pictures: one with a GPU, up to two with WASM. */
  readonly workers: number;
}

export type BackendReason =
  | "chosen" // the caller named the backend
  | "hardware-gpu" // WebGPU or WebGL on real hardware, and faster than WASM
  | "no-webgpu" // where WebGPU was asked for
  | "no-webgl2"
  | "software-renderer"
  | "half-precision-gpu" // its features miss those of float32 by 1e-4 or more, or it has no float32 to draw on
  | "gpu-slower" // than WASM, by the clock
  | "gpu-failed" // it does not start, runs out of memory, or stops
  | "context-lost";

export interface ProbeReport extends BackendReport {
  /** Median milliseconds of the forward pass a picture, in batches as they are used, decoding left out. */
  readonly msPerImage: number;
}

export interface ExtractProgress {
  readonly done: number;
  readonly total: number;
  readonly elapsedMs: number;
}

export interface LoadProgress {
  readonly done: number;
  readonly total: number;
}

export interface ImageFailure {
  /** Position in `images`. */
  readonly index: number;
  readonly code: "image-decode" | "image-too-large" | "image-unsupported" | "image-fetch";
  readonly message: string;
}

export interface ExtractRequest {
  readonly backbone: BackboneId;
  readonly images: readonly ImageSource[];
  readonly onProgress?: (progress: ExtractProgress) => void;
  /** Called while an added backbone's weights come, in bytes; not at all when they are there. */
  readonly onLoad?: (progress: LoadProgress) => void;
  readonly signal?: AbortSignal;
  /**
   * `'throw'` (the default) rejects with an ImageDecodeError at the first unreadable picture. `'collect'` leaves its
   * row zero, lists it in `failures`, and goes on.
   */
  readonly onUnreadable?: "throw" | "collect";
  /** Called with each run of pictures as it is done, in any order: what is kept then is not lost with the rest. */
  readonly onRows?: (rows: ExtractedRows) => void;
  /** Instead of the pictures themselves, views of them, changed at random: one seed a picture, in the order of `images`. */
  readonly views?: ViewRequest;
}

export interface ViewRequest extends ViewKinds {
  readonly seeds: readonly number[];
}

export interface ExtractedRows {
  /** Position of the first in `images`. */
  readonly from: number;
  /** float32 [pictures, width], the caller's; zero for an unreadable picture. */
  readonly features: Float32Array;
  readonly width: number;
}

export interface ExtractResult {
  /** float32 [images, width], row-major, raw pooled features in the order of `images`. */
  readonly features: Float32Array;
  /** The backbone's: 576 for the one that ships. */
  readonly width: number;
  readonly failures: readonly ImageFailure[];
  readonly backbone: BackboneInfo;
  readonly backend: BackendReport;
  readonly elapsedMs: number;
}

/** A set of cached features with their class numbers. */
export interface LabelledFeatures {
  /** float32 [n, width], raw; borrowed (copied into the worker). */
  readonly features: Float32Array;
  /** int32 [n], each in [0, classCount). */
  readonly labels: Int32Array;
}

/**
 * A softmax head over raw features: `logits = weight · features + bias`, or, with a hidden layer,
 * `weight · relu(hidden.weight · features + hidden.bias) + bias`.
 */
export interface Head {
  /** float32 [classCount, width], or [classCount, hidden.units]; row-major, as in torch.nn.Linear. */
  readonly weight: Float32Array;
  /** float32 [classCount]. */
  readonly bias: Float32Array;
  readonly classCount: number;
  /** Of the raw features. */
  readonly width: number;
  readonly hidden?: HiddenLayer;
}

export interface HiddenLayer {
  /** float32 [units, width]. */
  readonly weight: Float32Array;
  /** float32 [units]. */
  readonly bias: Float32Array;
  readonly units: number;
}

export type OptimizerName = "adam" | "adamw" | "sgd";

export interface TrainSettings {
  readonly epochs: number;
  readonly batchSize: number;
  readonly learningRate: number;
  /** `weight_decay` of the optimiser: L2 under Adam and SGD, decoupled under AdamW; 0 when left out. */
  readonly weightDecay?: number;
  /** Units of one hidden layer with ReLU; 0, the default, for a linear head. */
  readonly hiddenUnits?: number;
  /** `adam` when left out. */
  readonly optimizer?: OptimizerName;
  /** Of SGD, in [0, 1); 0 when left out. */
  readonly momentum?: number;
  /** Probability in [0, 1) with which an input of the last layer is zeroed in training; 0 when left out. */
  readonly dropout?: number;
  /** Share of the target that is spread over all classes, in [0, 1); 0 when left out. */
  readonly labelSmoothing?: number;
  /** Every class counts alike in the loss, however many pictures it has. */
  readonly balanced?: boolean;
  /** `constant` when left out; `cosine` falls from the learning rate towards 0 over the epochs. */
  readonly schedule?: "constant" | "cosine";
  /**
   * Epochs without a lower validation loss after which training ends, with the weights of the lowest; 0, the default, never.
   * Needs a validation part.
   */
  readonly patience?: number;
  /** Non-negative integer below 2^32: initial weights and the order of the pictures, as torch.manual_seed gives them. */
  readonly seed: number;
}

export interface EpochReport {
  /** 1-based. */
  readonly epoch: number;
  readonly epochs: number;
  /** Of this epoch's steps. */
  readonly learningRate: number;
  /** Mean loss (nats, with smoothing and weights) and share right over the epoch's batches, each before its own step. */
  readonly trainLoss: number;
  readonly trainAccuracy: number;
  /** Plain cross-entropy after the epoch's last step; null without a validation set. */
  readonly validationLoss: number | null;
  readonly validationAccuracy: number | null;
  readonly elapsedMs: number;
}

export interface TrainRequest extends TrainSettings, LabelledFeatures {
  readonly classCount: number;
  readonly validation?: LabelledFeatures;
  readonly onEpoch?: (report: EpochReport) => void;
  readonly signal?: AbortSignal;
  /** Holds training up between epochs. */
  readonly gate?: PauseGate;
}

export interface TrainResult {
  /** Applies to raw features: the training part's standardisation is folded in. */
  readonly head: Head;
  /** The head as it was drawn, before the first step; it applies to raw features, too. */
  readonly initial: Head;
  readonly curves: readonly EpochReport[];
  /** 1-based: the epoch whose weights these are; the last one without patience. */
  readonly bestEpoch: number;
  readonly elapsedMs: number;
}

/** A tensor of the network by torchvision's name, as training left it. */
export interface ThawedTensor {
  readonly name: string;
  readonly shape: readonly number[];
  /** float32, row-major; its batch norm is not inside. */
  readonly values: Float32Array;
}

export interface ThawResult extends TrainResult {
  /** What was thawed, in the order of the layers. `head` goes with the network that has these. */
  readonly tensors: readonly ThawedTensor[];
  /** Bytes that the training held: activations at the cut, weights with their moments, values of a go. */
  readonly peakBytes: number;
  /** What was foretold. */
  readonly estimate: ThawEstimate;
}

export interface ThawRequest extends Omit<TrainRequest, "features" | "validation"> {
  readonly backbone: BackboneId;
  /** How many of its last blocks are trained with the head. */
  readonly blocks: number;
  /** Of the thawed weights; the head has `learningRate`. Both follow the schedule. */
  readonly thawLearningRate: number;
  /** float32 [n, channels, size, size] at the cut: what `extractFeatures` gives for `cutId(backbone, blocks)`. */
  readonly features: Float32Array;
  readonly validation?: LabelledFeatures | undefined;
  /** Photos of the pass that is under way, ten times a second at most. */
  readonly onStep?: (step: { readonly done: number; readonly total: number }) => void;
}

export interface EvaluateRequest extends LabelledFeatures {
  readonly head: Head;
}

export interface PredictRequest {
  readonly head: Head;
  /** float32 [n, width], raw; borrowed. */
  readonly features: Float32Array;
}

export interface Predictions {
  /** float32 [n, classCount]; each row sums to 1. */
  readonly probabilities: Float32Array;
  /** int32 [n]: the class of the largest probability; the lower number on a tie. */
  readonly predicted: Int32Array;
}

export interface LabClientOptions {
  /** Where `generated/` of the engine's assets is served, e.g. `/generated`; same origin. */
  readonly assetsBaseUrl: string;
  readonly backend?: BackendChoice;
  /** What the site has beside those that ship. */
  readonly added?: readonly AddedBackbone[];
  /** At most this many workers with WASM; by default two where the machine has two cores or more. */
  readonly maxWorkers?: number;
}

/**
 * The lab's engine. Everything heavy runs in dedicated workers; every promise rejects with an EngineError, or with the
 * signal's reason when its signal aborts.
 */
export interface LabClient {
  /** Starts the workers, picks the backend, times one forward pass; the later calls answer from memory. */
  probe(): Promise<ProbeReport>;
  /** What a backbone is: names, source, licence, hash, size. Needs no backend. */
  describeBackbone(id: BackboneId): Promise<BackboneInfo>;
  extractFeatures(request: ExtractRequest): Promise<ExtractResult>;
  trainHead(request: TrainRequest): Promise<TrainResult>;
  /** The head and the backbone's last blocks together; batch norms stay frozen. */
  trainThawed(request: ThawRequest): Promise<ThawResult>;
  /**
   * From now on the id names a backbone wherever one is asked for; of those that were installed, the last two are known.
   * Costs nothing for an id that is known; one id always means the same weights.
   */
  installThawed(thawed: ThawedBackbone): Promise<void>;
  evaluate(request: EvaluateRequest): Promise<Evaluation>;
  predict(request: PredictRequest): Promise<Predictions>;
  /** What leaves one stage of a backbone for one photo, channel by channel. */
  activations(request: ActivationRequest, signal?: AbortSignal): Promise<ActivationMaps>;
  /** Where in a photo the evidence for each class lies. */
  attend(request: ClassActivationRequest, signal?: AbortSignal): Promise<ClassActivation>;
  /** Ends the workers and frees the GPU; pending calls reject with code `disposed`. */
  dispose(): void;
}
