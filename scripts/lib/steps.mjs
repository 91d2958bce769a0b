/**
 * Says what is being done, and how long it took, on one line a step.
 * @param {NodeJS.WritableStream} stream
 * @param {() => boolean} [isStopping] once true, no further step begins and nothing more is said: whoever asked
 *   for the stop ends the process.
 */
export function createSteps(stream, isStopping = () => false) {
  return {
    /**
     * @template T
     * @param {string} title
     * @param {() => Promise<T> | T} work
     * @param {(result: T) => string} [describe] a few words about the result.
     * @returns {Promise<T>}
     */
    async run(title, work, describe) {
      if (isStopping()) return NEVER;
      const start = performance.now();
      stream.write(`  ${title} ... `);
      try {
        const result = await work();
        if (isStopping()) return NEVER;
        stream.write(`${describe ? describe(result) : "done"} (${formatSeconds(performance.now() - start)})\n`);
        return result;
      } catch (error) {
        if (isStopping()) return NEVER;
        stream.write(`failed (${formatSeconds(performance.now() - start)})\n`);
        throw error;
      }
    },
    /** @param {string} text */
    say(text) {
      stream.write(`${text}\n`);
    },
  };
}

/** @type {Promise<never>} */
const NEVER = new Promise(() => undefined);

/** @typedef {ReturnType<typeof createSteps>} Steps */

/** @param {number} milliseconds */
export function formatSeconds(milliseconds) {
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
