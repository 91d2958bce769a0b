import { z } from "zod";
import { sha256Schema } from "./lab.ts";

/** A backbone's name in records and addresses: `mobilenet-v3-small`, `resnet18`, `mobilenet_v2-imagenet1k_v1`. */
export const backboneIdSchema = z
  .string()
  .regex(/^[a-z0-9]+(?:[_-][a-z0-9]+)*$/)
  .max(80);

const layerSchema = z.object({
  name: z.string().describe("torchvision's module"),
  kind: z.enum(["convolution", "basic-block", "inverted-residual", "pool"]),
  outChannels: z.number().int(),
  outSize: z.number().int().describe("Height and width of its output"),
  parameterCount: z.number().int(),
  multiplyAccumulates: z.number().int(),
});

const weightsFileSchema = z.object({
  name: z.string().describe("As torchvision looks for it below /data/weights/: `resnet18-imagenet1k_v1.safetensors`"),
  url: z.string().describe("Same-origin address; it holds the hash, so what it names never changes"),
  bytes: z.number().int(),
  sha256: sha256Schema,
});

const backboneSchema = z.object({
  id: backboneIdSchema,
  name: z.object({ ja: z.string(), en: z.string() }),
  architecture: z.string().describe("torchvision's builder: `resnet18`"),
  weightsName: z.string().nullable().describe("What `weights=` takes in torchvision"),
  origin: z.enum(["shipped", "added"]),
  source: z.string(),
  licence: z.string(),
  weights: weightsFileSchema.nullable().describe("A safetensors state dict; null where weights are drawn from a seed"),
  inputSize: z.number().int(),
  resizeSize: z.number().int(),
  interpolation: z.enum(["bilinear", "bicubic"]),
  mean: z.tuple([z.number(), z.number(), z.number()]),
  standardDeviation: z.tuple([z.number(), z.number(), z.number()]),
  featureWidth: z.number().int(),
  parameterCount: z.number().int().describe("Of the features"),
  multiplyAccumulates: z.number().int().describe("Of the features, for one picture"),
  layers: z.array(layerSchema),
});
export type BackboneView = z.infer<typeof backboneSchema>;

export const backboneListSchema = z.object({
  backbones: z.array(backboneSchema).describe("Those that ship, then those that an operator added, by id"),
});
export type BackboneList = z.infer<typeof backboneListSchema>;
