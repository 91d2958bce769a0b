/** Holds work up and lets it go on; shared by who pauses and what is paused. */
export class PauseGate {
  #since: number | null = null;
  #pausedMs = 0;
  readonly #listeners = new Set<(isPaused: boolean) => void>();

  get isPaused(): boolean {
    return this.#since !== null;
  }

  /** Milliseconds that it has been closed in all, the present pause too. */
  get pausedMs(): number {
    return this.#pausedMs + (this.#since === null ? 0 : performance.now() - this.#since);
  }

  /** How many wait for a change: none once what they belonged to has ended. */
  get listenerCount(): number {
    return this.#listeners.size;
  }

  pause(): void {
    if (this.#since !== null) return;
    this.#since = performance.now();
    for (const listener of [...this.#listeners]) listener(true);
  }

  resume(): void {
    if (this.#since === null) return;
    this.#pausedMs += performance.now() - this.#since;
    this.#since = null;
    for (const listener of [...this.#listeners]) listener(false);
  }

  /** @returns a function that ends the listening. */
  onChange(listener: (isPaused: boolean) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** Resolves once it is open: at once where it is. Rejects with the signal's reason. */
  opened(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.reject(signal.reason);
    if (!this.isPaused) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const end = () => {
        stop();
        signal.removeEventListener("abort", onAbort);
      };
      const stop = this.onChange((isPaused) => {
        if (isPaused) return;
        end();
        resolve();
      });
      const onAbort = () => {
        end();
        reject(signal.reason);
      };
      signal.addEventListener("abort", onAbort, { once: true });
    });
  }
}
