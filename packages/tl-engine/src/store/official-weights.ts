/** Weights that torchvision publishes, and how it feeds pictures to them. */
export interface OfficialWeights {
  readonly architecture: string;
  /** torchvision's name of them. */
  readonly weightsName: string;
  /** What `DEFAULT` means for this architecture. */
  readonly isDefault: boolean;
  /** Below `OFFICIAL_ADDRESS`; the digits before the ending begin the file's sha256. */
  readonly file: string;
  readonly resizeSize: number;
  readonly interpolation: "bilinear" | "bicubic";
}

export const OFFICIAL_ADDRESS = "https://download.pytorch.org/models/";

export const OFFICIAL_LICENCE = "BSD-3-Clause (torchvision); trained on ImageNet, whose terms of use are its own";

function published(
  architecture: string,
  weightsName: string,
  file: string,
  more: Partial<Pick<OfficialWeights, "isDefault" | "resizeSize" | "interpolation">> = {},
): OfficialWeights {
  return { architecture, weightsName, file, isDefault: true, resizeSize: 256, interpolation: "bilinear", ...more };
}

/** Source: torchvision.models, the weights' `url` and `transforms`. */
export const OFFICIAL_WEIGHTS: readonly OfficialWeights[] = [
  published("resnet18", "IMAGENET1K_V1", "resnet18-f37072fd.pth"),
  published("mobilenet_v2", "IMAGENET1K_V2", "mobilenet_v2-7ebf99e0.pth", { resizeSize: 232 }),
  published("mobilenet_v2", "IMAGENET1K_V1", "mobilenet_v2-b0353104.pth", { isDefault: false }),
  published("mobilenet_v3_small", "IMAGENET1K_V1", "mobilenet_v3_small-047dcff4.pth"),
  published("mobilenet_v3_large", "IMAGENET1K_V2", "mobilenet_v3_large-5c1a4163.pth", { resizeSize: 232 }),
  published("mobilenet_v3_large", "IMAGENET1K_V1", "mobilenet_v3_large-8738ca79.pth", { isDefault: false }),
  published("efficientnet_b0", "IMAGENET1K_V1", "efficientnet_b0_rwightman-7f5810bc.pth", { interpolation: "bicubic" }),
];

export const officialOf = (architecture: string): OfficialWeights[] =>
  OFFICIAL_WEIGHTS.filter((weights) => weights.architecture === architecture);

/** The digits of a sha256 that a file's name ends with: `resnet18-f37072fd.pth`; null where it ends with none. */
export const hashInName = (file: string): string | null => /-([0-9a-f]{8,64})\.\w+$/.exec(file)?.[1] ?? null;

/** `resnet18`; weights that aren't the default have their name in the id too. */
export const idOf = ({ architecture, weightsName, isDefault }: OfficialWeights): string =>
  isDefault ? architecture : `${architecture}-${weightsName.toLowerCase()}`;
