/**
 * Accuracy in per cent, mean and standard deviation over five splits, of a linear softmax classifier trained on
 * 10, 25 or 50 photos of each of ten Food-101 classes and tested on the photos left over. All three
 * take one input per photo: 576 pooled features of MobileNetV3-Small with its pretrained weights, the same network frozen
 * at random weights, and the square root of an 8 × 8 × 8 histogram of hue, saturation and value.
 */
export const photosPerClass = [10, 25, 50] as const;

export const chance = 10;

export const measured = [
  { series: "pretrained", mean: [47.2, 56.7, 61.3], deviation: [1.7, 0.9, 1.4] },
  { series: "colour", mean: [24.8, 27.8, 31.7], deviation: [1.4, 0.6, 0.5] },
  { series: "random", mean: [17.1, 18.7, 19.0], deviation: [1.8, 1.0, 0.5] },
] as const;
