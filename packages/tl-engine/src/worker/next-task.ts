const { port1, port2 } = new MessageChannel();
const waiting: (() => void)[] = [];
port1.onmessage = () => waiting.shift()?.();

function afterMessages(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    port2.postMessage(null);
  });
}

/**
 * Lets messages come in before going on. A resolved promise alone does not: only a new task does, and a timer would wait
 * four milliseconds for it. Node takes a thousand messages of one port in one task, so that there it has to be another way.
 */
export const nextTask: () => Promise<void> =
  typeof setImmediate === "function" ? () => new Promise((resolve) => setImmediate(resolve)) : afterMessages;
