import type { StageOutput } from "../networks/place-network.ts";
import type { ActivationMaps } from "./look-types.ts";

/** Share of a channel's places whose colour is told apart; the strongest few would else leave the rest pale. */
const TOLD_APART = 0.99;

/** The signed values of each channel in a byte each: a quarter of the way to the page, and more than a screen can show. */
export function quantizeMaps(stage: string, output: StageOutput): Omit<ActivationMaps, "picture"> {
  const { channels, size, values } = output;
  const area = size * size;
  const maps = new Int8Array(values.length);
  const scales = new Float32Array(channels);
  const activity = new Float32Array(channels);
  for (let channel = 0; channel < channels; channel++) {
    const from = channel * area;
    const map = values.subarray(from, from + area);
    const sizes = map.map(Math.abs).sort();
    const scale = sizes[Math.ceil(TOLD_APART * area) - 1] || (sizes[area - 1] as number);
    const mean = map.reduce((sum, value) => sum + value, 0) / area;
    let squares = 0;
    for (let i = from; i < from + area; i++) {
      const value = values[i] as number;
      squares += (value - mean) ** 2;
      maps[i] = scale > 0 ? Math.max(-127, Math.min(127, Math.round((value / scale) * 127))) : 0;
    }
    scales[channel] = scale;
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
