import { messageOf } from "../errors.ts";
import { drawMap } from "./draw-map.ts";
import type { MapAnswer, MapRequest } from "./map-types.ts";

const scope = globalThis as unknown as {
  postMessage(message: MapAnswer): void;
  onmessage: ((event: MessageEvent<MapRequest>) => void) | null;
};

scope.onmessage = ({ data }) => {
  try {
    const work = drawMap(data);
    let step = work.next();
    while (!step.done) {
      scope.postMessage({ progress: step.value });
      step = work.next();
    }
    scope.postMessage({ map: step.value });
  } catch (cause) {
    scope.postMessage({ failed: messageOf(cause) });
  }
};
