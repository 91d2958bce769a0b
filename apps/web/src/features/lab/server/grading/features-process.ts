import type { ChildProcess } from "node:child_process";
import { join } from "node:path";
import type { FeaturesAnswer } from "@thaw/tl-engine/server/features-process";
import type { PhotoFeaturesInput } from "@thaw/tl-engine/server/photo-features";
import { repositoryRoot } from "#platform/repository-root.ts";

/** A process costs memory: one that nobody asks is ended. */
const idleSeconds = 60;

interface FeaturesProcess {
  child: ChildProcess;
  idle?: NodeJS.Timeout;
}

const held = globalThis as { thawFeatures?: FeaturesProcess };

function openProcess(): FeaturesProcess {
  if (held.thawFeatures?.child.connected) return held.thawFeatures;
  closeFeaturesProcess();
  const file = join(/* turbopackIgnore: true */ repositoryRoot(), "packages/tl-engine/src/server/features-process.ts");
  // Asked of Node itself: a bundler that sees `fork` follows what it names.
  const child = process.getBuiltinModule("node:child_process").fork(file, [], {
    env: { NODE_ENV: "production" },
    execArgv: ["--max-old-space-size=512"],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  // Without a listener a failed start would end this process too.
  child.on("error", () => undefined);
  held.thawFeatures = { child };
  return held.thawFeatures;
}

/** Whether this process stays for an answer, or may end and take the other along. */
function stayFor({ child }: FeaturesProcess, isAsked: boolean): void {
  if (isAsked) {
    child.ref();
    child.channel?.ref();
  } else {
    child.unref();
    child.channel?.unref();
  }
}

function end(old: FeaturesProcess): void {
  // Another may have taken the place of one that died by itself: that one is somebody else's.
  if (held.thawFeatures === old) delete held.thawFeatures;
  clearTimeout(old.idle);
  old.child.kill("SIGKILL");
}

/** Ends the process; the next question starts another. */
export function closeFeaturesProcess(): void {
  if (held.thawFeatures) end(held.thawFeatures);
}

/**
 * Computes features in a process of its own, one question at a time: neither its arithmetic nor its end touches the server.
 * @throws Error when the process fails, dies, or takes longer than it may; then it is replaced.
 */
export async function computeInProcess(
  input: PhotoFeaturesInput,
  { limitSeconds }: { limitSeconds: number },
): Promise<{ features: Float32Array<ArrayBuffer>; width: number }> {
  const own = openProcess();
  clearTimeout(own.idle);
  stayFor(own, true);
  const answer = await ask(own.child, input, limitSeconds);
  if ("error" in answer) {
    end(own);
    throw new Error(answer.error);
  }
  stayFor(own, false);
  own.idle = setTimeout(() => end(own), idleSeconds * 1000);
  own.idle.unref();
  return answer;
}

function ask(child: ChildProcess, input: PhotoFeaturesInput, limitSeconds: number): Promise<FeaturesAnswer> {
  return new Promise((resolve) => {
    const settle = (answer: FeaturesAnswer) => {
      clearTimeout(late);
      child.off("message", onMessage).off("error", onError).off("exit", onExit);
      resolve(answer);
    };
    const onMessage = (message: unknown) => settle(message as FeaturesAnswer);
    const onError = (error: Error) => settle({ error: error.message });
    const onExit = (code: number | null) => settle({ error: `the process ended with ${code}` });
    const late = setTimeout(() => settle({ error: `no answer within ${limitSeconds} s` }), limitSeconds * 1000);
    child.on("message", onMessage).on("error", onError).on("exit", onExit);
    child.send(input, (error) => error && onError(error));
  });
}
