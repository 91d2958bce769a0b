import type { StageOutput } from "../networks/place-network.ts";
import type { ActivationMaps } from "./look-types.ts";

/** The signed values of each channel in a byte each: a quarter of the way to the page, and more than a screen can show. */
export function quantizeMaps(stage: string, output: StageOutput): Omit<ActivationMaps, "picture"> {
  const { channels, size, values } = output;
  const area = size * size;
  const maps = new Int8Array(values.length);
  const scales = new Float32Array(channels);
  const activity = new Float32Array(channels);
  for (let channel = 0; channel < channels; channel++) {
    const from = channel * area;
    let largest = 0;
    let sum = 0;
    for (let i = from; i < from + area; i++) {
      const value = values[i] as number;
      largest = Math.max(largest, Math.abs(value));
      sum += value;
    }
    const mean = sum / area;
    let squares = 0;
    for (let i = from; i < from + area; i++) {
      const value = values[i] as number;
      squares += (value - mean) ** 2;
      maps[i] = largest > 0 ? Math.round((value / largest) * 127) : 0;
    }
    scales[channel] = largest;
    activity[channel] = Math.sqrt(squares / area);
  }
  return { stage, channels, size, maps, scales, activity };
}

/** Channels by activity, the most active first; of equals the lower number. */
export function rankChannels({ activity }: Pick<ActivationMaps, "activity">): number[] {
  return Array.from(activity, (_, channel) => channel).sort(
    (a, b) => (activity[b] as number) - (activity[a] as number) || a - b,
  );
}
