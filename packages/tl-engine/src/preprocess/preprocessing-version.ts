/** Counts up when the same picture would come out otherwise: what was computed from it before is then no longer taken. */
export const preprocessingVersion = 1;
