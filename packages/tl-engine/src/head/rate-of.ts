import type { TrainSettings } from "../client/lab-types.ts";

/** The learning rate of an epoch, 1-based. @param base the first epoch's. */
export function rateOf({ schedule, epochs }: Pick<TrainSettings, "schedule" | "epochs">, epoch: number, base: number) {
  return schedule === "cosine" ? (base * (1 + Math.cos((Math.PI * (epoch - 1)) / epochs))) / 2 : base;
}
