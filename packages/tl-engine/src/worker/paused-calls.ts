/** Calls that were told to wait. */
export class PausedCalls {
  readonly #waiting = new Map<number, { opened: Promise<void>; open: () => void }>();

  pause(id: number): void {
    if (this.#waiting.has(id)) return;
    let open = () => {};
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    this.#waiting.set(id, { opened, open });
  }

  /** Lets a call go on; also one that is to find out that it was cancelled. */
  resume(id: number): void {
    this.#waiting.get(id)?.open();
    this.#waiting.delete(id);
  }

  /** Resolves when the call may go on; undefined where it doesn't wait. */
  whenOpen(id: number): Promise<void> | undefined {
    return this.#waiting.get(id)?.opened;
  }
}
