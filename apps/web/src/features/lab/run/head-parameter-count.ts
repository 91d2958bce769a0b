/** Weights and biases of a head: linear, or with one hidden layer. */
export function headParameterCount(featureWidth: number, classCount: number, hiddenUnits: number): number {
  const layer = (from: number, to: number): number => from * to + to;
  if (hiddenUnits === 0) return layer(featureWidth, classCount);
  return layer(featureWidth, hiddenUnits) + layer(hiddenUnits, classCount);
}
