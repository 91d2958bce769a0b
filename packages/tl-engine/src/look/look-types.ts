import type { BackboneId, Head, ImageSource } from "../client/lab-types.ts";

/** A photo to look at. */
export interface LookPhoto {
  readonly image: ImageSource;
  /** Names it: its pixels are kept under it while one walks through the layers. */
  readonly key: string;
}

export interface ActivationRequest {
  readonly backbone: BackboneId;
  /** The same architecture with random weights in its place. */
  readonly twin: boolean;
  readonly photo: LookPhoto;
  /** A stage's name, as `BackboneInfo.stages` has it. */
  readonly stage: string;
}

/** What leaves one stage for one photo. Zero stays zero: a channel's map is `maps / 127 · scales`, its few strongest places at the end of it. */
export interface ActivationMaps {
  readonly stage: string;
  readonly channels: number;
  readonly size: number;
  /** int8 [channels, size, size], −127 to 127: each channel by its own scale. */
  readonly maps: Int8Array<ArrayBuffer>;
  /** float32 [channels]: the |value| that 99 in a hundred places of each do not exceed. */
  readonly scales: Float32Array<ArrayBuffer>;
  /** float32 [channels]: the standard deviation over the photo, by which the most active are told. */
  readonly activity: Float32Array<ArrayBuffer>;
  readonly picture: SeenPicture;
}

/** The photo as the network saw it: resized and cropped. */
export interface SeenPicture {
  readonly size: number;
  /** uint8 [size, size, 4], RGBA. */
  readonly rgba: Uint8ClampedArray<ArrayBuffer>;
}

export interface ClassActivationRequest {
  readonly backbone: BackboneId;
  readonly photo: LookPhoto;
  readonly head: Head;
}

/** Where the evidence for each class lies: a map's average, plus what the head adds of itself, is that class's logit. */
export interface ClassActivation {
  readonly size: number;
  readonly classCount: number;
  /** float32 [classCount, size, size]: for the class above zero, against it below. */
  readonly maps: Float32Array<ArrayBuffer>;
  /** float32 [classCount]. */
  readonly logits: Float32Array<ArrayBuffer>;
  readonly picture: SeenPicture;
}
