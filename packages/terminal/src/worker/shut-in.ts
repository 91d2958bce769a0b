/**
 * What a learner's code could use to load, start or reach something. The cell's policy refuses all of it already; without the
 * names there is nothing left to try, and no second worker can be made in which the first one's guards do not stand.
 */
const REMOVED = [
  "BroadcastChannel",
  "EventSource",
  "SharedWorker",
  "WebSocket",
  "WebSocketStream",
  "WebTransport",
  "Worker",
  "XMLHttpRequest",
  "caches",
  "close",
  "cookieStore",
  "fetch",
  "importScripts",
  "indexedDB",
  "onmessage",
  "postMessage",
];

/** Takes them off the worker's global object and off its prototypes, for good. */
export function shutIn(scope: object): void {
  for (const name of REMOVED) {
    for (let place: object | null = scope; place; place = Object.getPrototypeOf(place)) {
      if (Object.hasOwn(place, name)) Reflect.deleteProperty(place, name);
    }
  }
}
