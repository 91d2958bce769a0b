import { signalChildren } from "./children.mjs";

/**
 * What must be undone when the launcher stops, last first, whether it ends by Ctrl-C, SIGTERM, a closed
 * terminal or an error.
 */
export function createShutdown() {
  /** @type {(() => Promise<void> | void)[]} */
  const undo = [];
  /** @type {Promise<void> | null} */
  let stopping = null;

  async function undoAll() {
    for (let work = undo.pop(); work; work = undo.pop()) {
      try {
        await work();
      } catch (error) {
        process.stderr.write(`  While stopping: ${/** @type {Error} */ (error).message}\n`);
      }
    }
  }

  return {
    /** @param {() => Promise<void> | void} work */
    defer(work) {
      undo.push(work);
    },
    get isStopping() {
      return stopping !== null;
    },
    /** @returns {Promise<void>} */
    stop() {
      stopping ??= undoAll();
      return stopping;
    },
    /**
     * Stops on the signals that mean "stop", once; a second Ctrl-C is part of the first.
     * @param {{ exitCode?: number, farewell?: string }} [options]
     */
    listen({ exitCode = 0, farewell = "Stopped. The data are kept." } = {}) {
      for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
        process.on(signal, async () => {
          if (stopping !== null) return;
          process.stdout.write("\nStopping ...\n");
          signalChildren("SIGTERM");
          await this.stop();
          process.stdout.write(`${farewell}\n`);
          process.exit(exitCode);
        });
      }
    },
  };
}
