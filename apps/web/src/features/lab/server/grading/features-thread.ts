import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Worker } from "node:worker_threads";
import type { FeaturesAnswer } from "@thaw/tl-engine/server/features-worker";
import type { PhotoFeaturesInput } from "@thaw/tl-engine/server/photo-features";
import { repositoryRoot } from "#platform/repository-root.ts";

/** A thread costs memory: one that nobody asks is ended. */
const idleSeconds = 60;

const held = globalThis as { thawFeatures?: { worker: Worker; idle: NodeJS.Timeout | undefined } };

function thread(): { worker: Worker; idle: NodeJS.Timeout | undefined } {
  if (held.thawFeatures) return held.thawFeatures;
  const file = join(/* turbopackIgnore: true */ repositoryRoot(), "packages/tl-engine/src/server/features-worker.ts");
  // Asked of Node itself: a bundler that sees `new Worker` follows it.
  const threads = process.getBuiltinModule("node:worker_threads");
  const worker = new threads.Worker(pathToFileURL(file), {
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 },
  });
  worker.unref();
  held.thawFeatures = { worker, idle: undefined };
  return held.thawFeatures;
}

/** Ends the thread; the next question starts another. */
export async function closeFeaturesThread(): Promise<void> {
  const old = held.thawFeatures;
  delete held.thawFeatures;
  clearTimeout(old?.idle);
  await old?.worker.terminate();
}

/**
 * Computes features away from the event loop, one question at a time.
 * @throws Error when the thread fails, dies, or takes longer than it may; then it is replaced.
 */
export async function computeInThread(
  input: PhotoFeaturesInput,
  { limitSeconds }: { limitSeconds: number },
): Promise<{ features: Float32Array<ArrayBuffer>; width: number }> {
  const own = thread();
  clearTimeout(own.idle);
  const { worker } = own;
  worker.ref();
  const answer = await ask(worker, input, limitSeconds);
  if ("error" in answer) {
    await closeFeaturesThread();
    throw new Error(answer.error);
  }
  worker.unref();
  own.idle = setTimeout(() => void closeFeaturesThread(), idleSeconds * 1000);
  own.idle.unref();
  return answer;
}

function ask(worker: Worker, input: PhotoFeaturesInput, limitSeconds: number): Promise<FeaturesAnswer> {
  return new Promise((resolve) => {
    // Its own listeners alone are taken off again: a worker has some of Node's that it lives by.
    const settle = (answer: FeaturesAnswer) => {
      clearTimeout(late);
      worker.off("message", settle).off("error", onError).off("exit", onExit);
      resolve(answer);
    };
    const onError = (error: Error) => settle({ error: error.message });
    const onExit = (code: number) => settle({ error: `the thread ended with ${code}` });
    const late = setTimeout(() => settle({ error: `no answer within ${limitSeconds} s` }), limitSeconds * 1000);
    worker.on("message", settle).on("error", onError).on("exit", onExit);
    worker.postMessage(input);
  });
}
