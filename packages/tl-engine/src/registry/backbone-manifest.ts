import { z } from "zod";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, "64 lower-case hexadecimal digits");
const bilingual = z.object({ ja: z.string().min(1), en: z.string().min(1) });
const triple = z.tuple([z.number(), z.number(), z.number()]);

const layerSchema = z.object({
  name: z.string().describe("torchvision's module: `layer2.0`, `features.4`"),
  kind: z.enum(["convolution", "basic-block", "inverted-residual", "pool"]),
  outChannels: z.int().positive(),
  outSize: z.int().positive().describe("Height and width of its output for a picture of `inputSize`"),
  parameterCount: z.int().min(0),
  multiplyAccumulates: z.int().min(0),
});

/** What a backbone is. One JSON file each, beside its weights. */
export const backboneManifestSchema = z.object({
  manifestVersion: z.literal(1),
  id: z
    .string()
    .regex(/^[a-z0-9]+(?:[_-][a-z0-9]+)*$/)
    .max(80),
  name: bilingual,
  architecture: z.string().describe("torchvision's builder: `resnet18`"),
  weightsName: z
    .string()
    .regex(/^[A-Z0-9]+(?:_[A-Z0-9]+)*$/)
    .nullable()
    .describe("What `weights=` takes in torchvision; null where the weights are drawn from a seed"),
  source: z.string().describe("Where the weights came from: an address, a package, a file's name, a seed"),
  licence: z.string(),
  sourceSha256: sha256.nullable().describe("Of the file that they came in; null for weights drawn from a seed"),
  sha256: sha256.nullable().describe("Of the safetensors file; null where there is none"),
  bytes: z.int().min(0).describe("Of the safetensors file"),
  file: z.string().nullable().describe("The safetensors file, relative to the folder that the manifest's reader knows"),
  seed: z.int().nullable(),
  inputSize: z.int().positive(),
  resizeSize: z.int().positive().describe("The shorter side before the crop"),
  interpolation: z.enum(["bilinear", "bicubic"]),
  mean: triple,
  standardDeviation: triple,
  featureWidth: z.int().positive().describe("Of the pooled features"),
  parameterCount: z.int().positive().describe("Of the features, without the classifier"),
  multiplyAccumulates: z.int().positive().describe("Of the features, for one picture"),
  layers: z.array(layerSchema).min(1),
});
export type BackboneManifest = z.infer<typeof backboneManifestSchema>;

/** torchvision looks for weights under this name: `resnet18-imagenet1k_v1.safetensors`. */
export const weightsFileName = ({ architecture, weightsName }: BackboneManifest): string | null =>
  weightsName && `${architecture}-${weightsName.toLowerCase()}.safetensors`;
