import { FeatureCache } from "./feature-cache.ts";
import { FeatureStore } from "./feature-store.ts";

/** In memory while the page's session lasts, over leaving the lab and coming back; on the device beyond that. */
export const sessionFeatures = new FeatureCache(new FeatureStore());
