import { z } from "zod";
import { backboneIdSchema } from "./backbones.ts";
import { slugSchema } from "./ids.ts";
import { photoClassSchema, photoPathSchema, sha256Schema } from "./lab.ts";

/** The id of a backbone that the site has, or had: one that ships or one that an operator added. */
export type ExperimentBackbone = z.infer<typeof backboneIdSchema>;

const share = z.number().min(0).max(1);
/** Nats; null where a run that diverged gave no finite number. */
const loss = z.number().min(0).nullable();

/** Photos to train on that are made of those there are: `views` of each, changed by chance in the ways that are true. */
const augmentationSchema = z.strictObject({
  views: z.number().int().min(1).max(8),
  flip: z.boolean(),
  crop: z.boolean(),
  colour: z.boolean(),
});
export type Augmentation = z.infer<typeof augmentationSchema>;

/** How the head is trained beyond the basics; each means what PyTorch means by it. */
const trainingOptionsSchema = z.strictObject({
  hiddenUnits: z.number().int().min(0).max(64).describe("Of one hidden layer with ReLU; 0: a linear head"),
  optimizer: z.enum(["adam", "adamw", "sgd"]),
  momentum: z.number().min(0).max(0.99).describe("Of SGD; 0 with the others"),
  dropout: z.number().min(0).max(0.9).describe("Before the last layer"),
  labelSmoothing: z.number().min(0).max(0.5),
  balanced: z.boolean().describe("Every class counts alike in the loss"),
  schedule: z.enum(["constant", "cosine"]),
  patience: z.number().int().min(0).max(200).describe("Epochs without a lower validation loss that end it; 0: none"),
  augment: augmentationSchema.optional().describe("Absent: the photos alone"),
  folds: z.number().int().min(2).max(10).optional().describe("Of a cross-validation beside the run; absent: none"),
});
export type TrainingOptions = z.infer<typeof trainingOptionsSchema>;

/** Weights of thawed blocks at most: all of MobileNetV3-Small's are 914,464. */
export const mostThawedWeights = 1_000_000;

/** The last blocks of the backbone, trained with the head. */
const thawSchema = z.strictObject({
  blocks: z.number().int().min(1).max(30).describe("From the end"),
  learningRate: z.number().min(1e-7).max(10).describe("Of the thawed weights; the head has its own"),
  parameters: z.number().int().min(1).max(mostThawedWeights),
  ms: z.number().int().min(0).max(86_400_000).describe("The training took"),
  peakBytes: z
    .number()
    .int()
    .min(0)
    .max(2 ** 40)
    .describe("It held at most"),
});
export type ThawRecord = z.infer<typeof thawSchema>;

const experimentSettingsSchema = z.strictObject({
  photosPerClass: z.number().int().min(1).max(1000).describe("Of these, about a fifth of each class is for validation"),
  epochs: z.number().int().min(1).max(200),
  batchSize: z.number().int().min(1).max(1024),
  learningRate: z.number().min(1e-6).max(10),
  weightDecay: z.number().min(0).max(10),
  training: trainingOptionsSchema.optional().describe("Absent: a linear head, Adam, and none of the rest"),
  thaw: thawSchema.optional().describe("Absent: the backbone stayed frozen"),
  bestEpoch: z.number().int().min(1).max(200).optional().describe("Whose weights were kept; absent: the last one's"),
  split: z.literal("stratified").optional().describe("Validation photos drawn by the seed; absent: every fifth"),
  foldAccuracies: z.array(share).min(2).max(10).optional().describe("Of the cross-validation, a fold each"),
  pairId: z.uuid().optional().describe("Shared by a run and the same run with random weights"),
  backend: z.enum(["webgpu", "webgl", "wasm"]).describe("What computed the features"),
  extractMs: z.number().int().min(0).max(86_400_000).describe("Time for the features, milliseconds"),
  trainMs: z.number().int().min(0).max(86_400_000),
});
export type ExperimentSettings = z.infer<typeof experimentSettingsSchema>;

const curvePointSchema = z.strictObject({
  epoch: z.number().int().min(1).max(200),
  trainLoss: loss,
  trainAccuracy: share,
  validationLoss: loss,
  validationAccuracy: share.nullable(),
  learningRate: z.number().min(0).max(10).optional(),
});
export type CurvePoint = z.infer<typeof curvePointSchema>;

const maxClasses = 20;
const maxPhotos = 400;

/** One held-out photo with what the head said of it. */
const photoPredictionSchema = z.strictObject({
  path: photoPathSchema,
  truth: z
    .number()
    .int()
    .min(0)
    .max(maxClasses - 1),
  predicted: z
    .number()
    .int()
    .min(0)
    .max(maxClasses - 1),
  probabilities: z.array(share).min(2).max(maxClasses).describe("By class, to four decimals"),
});
export type PhotoPrediction = z.infer<typeof photoPredictionSchema>;

/** A class of the learner's own photos: what it is called, and how many of its photos were there. The photos stay away. */
const ownClassSchema = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1)
    .max(40)
    .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u, "one line without control characters"),
  photos: z.number().int().min(2).max(2000),
});
export type OwnClassRecord = z.infer<typeof ownClassSchema>;

/** How the head did on photos that it never saw, as the learner's browser measured it. */
const heldOutSchema = z.strictObject({
  classes: z.array(photoClassSchema).min(2).max(maxClasses),
  correct: z.number().int().min(0),
  total: z.number().int().min(1).max(maxPhotos),
  loss,
  confusion: z
    .array(z.array(z.number().int().min(0)).max(maxClasses))
    .max(maxClasses)
    .describe("[truth][predicted], counts"),
  photos: z.array(photoPredictionSchema).min(1).max(maxPhotos),
  own: z
    .array(ownClassSchema)
    .min(2)
    .max(maxClasses)
    .optional()
    .describe("Of a run on the learner's own photos: its classes, in the order of `classes`"),
});
export type HeldOut = z.infer<typeof heldOutSchema>;

const evaluationSchema = z.strictObject({ heldOut: heldOutSchema });
export type ExperimentEvaluation = z.infer<typeof evaluationSchema>;

/** Bytes of what was trained at most: 64 hidden units on 1,280 features take 330 KB, before training and after, and then thawed blocks. */
const maxHeadBytes = 768 * 1024 + 4 * mostThawedWeights;
const base64Length = (bytes: number) => Math.ceil(bytes / 3) * 4;

export const createExperimentBodySchema = z.strictObject({
  labId: slugSchema,
  backbone: backboneIdSchema,
  backboneSha256: sha256Schema,
  dataSha256: sha256Schema,
  seed: z.number().int().min(0).max(2_147_483_647),
  settings: experimentSettingsSchema,
  curves: z.array(curvePointSchema).min(1).max(200),
  evaluation: evaluationSchema,
  head: z
    .base64()
    .max(base64Length(maxHeadBytes))
    .describe(
      "safetensors: head.weight float32 [classes, features], head.bias float32 [classes]; with a hidden layer hidden.weight, hidden.bias too; the same after `before.`, as it was drawn; thawed weights by torchvision's names",
    ),
  idempotencyKey: z.uuid().describe("One per run; a repeat answers with the first one's result"),
  ownerId: z.uuid().optional().describe("Whose run it was: a session of somebody else refuses it"),
});
export type CreateExperimentBody = z.infer<typeof createExperimentBodySchema>;

const timestamp = z.iso.datetime({ offset: true });

/** A row of the list: enough to compare, without photos and weights. */
const experimentSummarySchema = z.object({
  id: z.uuid(),
  labId: slugSchema,
  number: z.number().int(),
  note: z.string(),
  backbone: backboneIdSchema,
  seed: z.number().int(),
  settings: experimentSettingsSchema,
  losses: z.array(z.number().nullable()).describe("Validation loss by epoch"),
  correct: z.number().int(),
  total: z.number().int(),
  classCount: z.number().int(),
  headSha256: sha256Schema.describe("Of the file's tensors without its header: equal for equal weights"),
  ownPhotos: z.boolean().describe("Trained on the learner's own photos, not on the course's"),
  measuredBy: z.literal("browser").describe("The server did not score it"),
  createdAt: timestamp,
});
export type ExperimentSummary = z.infer<typeof experimentSummarySchema>;

export const experimentSchema = experimentSummarySchema
  .omit({ losses: true, correct: true, total: true, classCount: true, ownPhotos: true })
  .extend({
    backboneSha256: sha256Schema,
    dataSha256: sha256Schema,
    curves: z.array(curvePointSchema),
    evaluation: evaluationSchema,
    head: z.string().describe("base64 of a safetensors file"),
  });
export type ExperimentView = z.infer<typeof experimentSchema>;

export const experimentListResponseSchema = z.object({ experiments: z.array(experimentSummarySchema) });
export const createExperimentResponseSchema = z.object({ experiment: experimentSummarySchema });
export const updateExperimentBodySchema = z.strictObject({ note: z.string().trim().max(500) });
