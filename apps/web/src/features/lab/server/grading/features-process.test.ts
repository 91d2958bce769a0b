import type { ChildProcess, fork } from "node:child_process";
import { EventEmitter } from "node:events";
import type { PhotoFeaturesInput } from "@thaw/tl-engine/server/photo-features";
import { afterEach, expect, test, vi } from "vitest";
import { closeFeaturesProcess, computeInProcess } from "./features-process.ts";

const answer = { features: new Float32Array(1), width: 1 };

function fakeChild(answersAfterMs: number) {
  const events = new EventEmitter();
  return Object.assign(events, {
    connected: true,
    kill: vi.fn(() => events.emit("exit", null)),
    ref: () => undefined,
    unref: () => undefined,
    send: () => void setTimeout(() => events.emit("message", answer), answersAfterMs),
  });
}

afterEach(() => {
  closeFeaturesProcess();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test("the timer of a process that died by itself does not end the next one in mid-answer", async () => {
  vi.useFakeTimers();
  const [first, second] = [fakeChild(1), fakeChild(90_000)];
  const children = [first, second];
  const forked = (() => children.shift() as unknown as ChildProcess) as typeof fork;
  vi.spyOn(process.getBuiltinModule("node:child_process"), "fork").mockImplementation(forked);
  const ask = () => computeInProcess({} as PhotoFeaturesInput, { limitSeconds: 180 });
  const one = ask();
  await vi.advanceTimersByTimeAsync(1);
  await one;
  first.connected = false;
  const two = ask();
  await vi.advanceTimersByTimeAsync(90_000);
  await expect(two).resolves.toEqual(answer);
  expect(second.kill).not.toHaveBeenCalled();
  // Nobody asks it any more: its own timer ends it.
  await vi.advanceTimersByTimeAsync(60_000);
  expect(second.kill).toHaveBeenCalledOnce();
});
