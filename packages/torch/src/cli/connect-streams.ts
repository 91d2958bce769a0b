import { readSync, writeSync } from "node:fs";
import type { PyodideAPI } from "pyodide";

/** Gives Python this process's standard streams: what is printed appears at once, `input()` reads the terminal or a pipe. */
export function connectStreams(pyodide: PyodideAPI): void {
  pyodide.setStdout({ write: (bytes) => writeAll(1, bytes), isatty: process.stdout.isTTY === true });
  pyodide.setStderr({ write: (bytes) => writeAll(2, bytes), isatty: process.stderr.isTTY === true });
  pyodide.setStdin({ read: readSome, isatty: process.stdin.isTTY === true });
  pyodide.runPython(
    "import sys\nsys.stdout.reconfigure(line_buffering=True)\nsys.stderr.reconfigure(line_buffering=True)",
  );
}

/** Writes every byte; a pipe that is full for the moment is tried again. */
function writeAll(descriptor: number, bytes: Uint8Array): number {
  let done = 0;
  while (done < bytes.length) {
    try {
      done += writeSync(descriptor, bytes, done, bytes.length - done);
    } catch (error) {
      if (codeOf(error) === "EPIPE") process.exit(141);
      if (codeOf(error) !== "EAGAIN") throw error;
      pause();
    }
  }
  return bytes.length;
}

function readSome(buffer: Uint8Array): number {
  for (;;) {
    try {
      return readSync(0, buffer);
    } catch (error) {
      if (codeOf(error) === "EOF") return 0;
      if (codeOf(error) !== "EAGAIN") throw error;
      pause();
    }
  }
}

const waiting = new Int32Array(new SharedArrayBuffer(4));

function pause(): void {
  Atomics.wait(waiting, 0, 0, 10);
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
