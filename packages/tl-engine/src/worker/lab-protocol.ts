import type { BackboneInfo } from "../backbone/backbone-info.ts";
import type { BackendState } from "../backend/create-feature-extractor.ts";
import type {
  BackboneId,
  BackendChoice,
  EpochReport,
  EvaluateRequest,
  ImageFailure,
  ImageSource,
  Predictions,
  PredictRequest,
  ThawResult,
  TrainResult,
  ViewRequest,
} from "../client/lab-types.ts";
import type { EngineErrorCode } from "../errors.ts";
import type { TrainTask } from "../head/train-head.ts";
import type { ActivationMaps, ActivationRequest, ClassActivation, ClassActivationRequest } from "../look/look-types.ts";
import type { Evaluation } from "../metrics/evaluate-predictions.ts";
import type { AddedBackbone } from "../networks/added-backbone.ts";
import type { ThawInput } from "../thaw/run-thaw.ts";
import type { ThawStep } from "../thaw/train-thawed.ts";
import type { ThawedBackbone } from "../thaw/with-thawed.ts";

/** What the page asks of a worker: for each kind, its input, its answer, and what it reports on the way. */
export interface LabCalls {
  start: {
    input: { assetsUrl: string; backend: BackendChoice; added: readonly AddedBackbone[] };
    output: BackendState;
    progress: never;
  };
  time: { input: { backbone: BackboneId }; output: { state: BackendState; msPerImage: number }; progress: never };
  /** Progress: bytes of the weights that have come. */
  load: { input: { backbone: BackboneId }; output: BackboneInfo; progress: number };
  extract: { input: ExtractInput; output: ExtractOutput; progress: number };
  train: { input: TrainTask; output: TrainResult; progress: EpochReport };
  thaw: { input: ThawInput; output: ThawResult; progress: EpochReport | ThawStep };
  install: { input: ThawedBackbone; output: null; progress: never };
  evaluate: { input: EvaluateRequest; output: Evaluation; progress: never };
  predict: { input: PredictRequest; output: Predictions; progress: never };
  activations: { input: ActivationRequest; output: ActivationMaps; progress: never };
  attend: { input: ClassActivationRequest; output: ClassActivation; progress: never };
}
export type LabCallKind = keyof LabCalls;

export interface ExtractInput {
  readonly backbone: BackboneId;
  readonly images: readonly ImageSource[];
  /** Position of the first picture in the caller's list, for failures. */
  readonly firstIndex: number;
  readonly onUnreadable: "throw" | "collect";
  readonly views?: ViewRequest | undefined;
}

export interface ExtractOutput {
  /** float32 [images, featureWidth]; transferred. */
  readonly features: Float32Array<ArrayBuffer>;
  readonly failures: readonly ImageFailure[];
  readonly state: BackendState;
}

export type LabRequest =
  | { [K in LabCallKind]: { readonly id: number; readonly kind: K; readonly input: LabCalls[K]["input"] } }[LabCallKind]
  | ControlRequest;

/** A word to a call that is under way. */
export interface ControlRequest {
  readonly id: number;
  readonly kind: "cancel" | "pause" | "resume";
}

export type LabResponse =
  | { readonly id: number; readonly kind: "done"; readonly output: unknown }
  | { readonly id: number; readonly kind: "progress"; readonly progress: unknown }
  | { readonly id: number; readonly kind: "failed"; readonly error: ErrorMessage };

/** An error as it crosses from worker to page; null code: not one of the engine's own. */
export interface ErrorMessage {
  readonly code: EngineErrorCode | null;
  readonly isImage: boolean;
  readonly message: string;
  readonly imageIndex: number | undefined;
}
