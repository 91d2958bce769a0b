import { tensorOf } from "@thaw/torch/bridge/handles";
import { header, type SharedMemory } from "../cell/shared-memory.ts";
import type { FromWorker, Wish } from "../cell/worker-messages.ts";
import type { TensorEntry } from "../protocol/messages.ts";
import { captureTensors } from "./inspect/capture-tensors.ts";
import { describeTensor, inspectTensor, type NamedTensor } from "./inspect/inspect-tensor.ts";

/** Ten times a second at most. */
const SHORTEST_MILLISECONDS = 100;
/** A twentieth of the run at most: after each look, this many times as long passes before the next. */
const REST = 20;
export const MOST_ENTRIES = 200;

type Pending = Exclude<Wish, { type: "watch" }>;

interface WatchOptions {
  readonly send: (message: FromWorker) => void;
  readonly now: () => number;
}

/**
 * What the inspector sees. During a run the worker cannot be reached by messages: whether someone watches and what is to be
 * opened lie in shared memory, and Python lists its names when it gets a signal that asks for it.
 */
export function createWatch({ send, now }: WatchOptions) {
  let isOn = false;
  let isAsked = false;
  let pending: Pending | null = null;
  let nextAt = 0;
  let startedAt = 0;

  return {
    switch(on: boolean): void {
      isOn = on;
      nextAt = 0;
    },
    open(wish: Pending): void {
      pending = wish;
    },
    /** Whether Python should be asked now; once it was, false until it answered. */
    isDue(): boolean {
      if (isAsked || (!pending && !(isOn && now() >= nextAt))) return false;
      isAsked = true;
      return true;
    },
    isOn: () => isOn || pending !== null,
    begin(): void {
      startedAt = now();
    },
    /** @param list lines of `name TAB role TAB handle`. */
    report(list: string): void {
      const named = parseNamed(list);
      if (isOn) {
        const entries = chooseShown(named).flatMap((one): TensorEntry[] => {
          const tensor = liveTensor(one.handle);
          return tensor ? [describeTensor(one, tensor)] : [];
        });
        send({ type: "tensors", entries, truncated: named.length > MOST_ENTRIES });
      }
      if (pending) {
        const wish = pending;
        pending = null;
        send(wish.type === "inspect" ? inspection(wish, named) : capture(wish, named));
      }
      isAsked = false;
      nextAt = now() + Math.max(SHORTEST_MILLISECONDS, (now() - startedAt) * REST);
    },
  };
}

/** Of too many, those that a learner looks for: their own tensors, then what trains; a base's hundreds come last. */
function chooseShown(named: readonly NamedTensor[]): readonly NamedTensor[] {
  if (named.length <= MOST_ENTRIES) return named;
  const rank = ({ role, handle }: NamedTensor): number => {
    if (role === "parameter") return liveTensor(handle)?.requiresGrad ? 1 : 2;
    return role === "tensor" ? 0 : 3;
  };
  const ranked = named.map((one) => ({ one, rank: rank(one) })).sort((a, b) => a.rank - b.rank);
  return ranked.slice(0, MOST_ENTRIES).map(({ one }) => one);
}

export type Watch = ReturnType<typeof createWatch>;

function inspection({ id, request }: Extract<Wish, { type: "inspect" }>, named: readonly NamedTensor[]): FromWorker {
  const of = named.find(({ name }) => name === request.name);
  const tensor = of && liveTensor(of.handle);
  return { type: "inspection", id, inspection: of && tensor ? inspectTensor(of, tensor, request.slice, named) : null };
}

function capture({ id, names }: Extract<Wish, { type: "capture" }>, named: readonly NamedTensor[]): FromWorker {
  const tensors = names.flatMap((name) => {
    const of = named.find((one) => one.name === name);
    const tensor = of && liveTensor(of.handle);
    return tensor ? [{ name, tensor }] : [];
  });
  return { type: "captured", id, bytes: tensors.length === names.length ? captureTensors(tensors) : null };
}

/** A handle that Python gave up between the listing and this look is nobody's fault. */
function liveTensor(handle: number) {
  try {
    return tensorOf(handle);
  } catch {
    return null;
  }
}

function parseNamed(list: string): NamedTensor[] {
  if (list === "") return [];
  return list.split("\n").map((line) => {
    const [name = "", role = "tensor", handle = "0"] = line.split("\t");
    return { name, role: role as NamedTensor["role"], handle: Number(handle) };
  });
}

/** Reads what the frame left in shared memory while Python ran. */
export function readSharedWishes({ header: words, wish }: SharedMemory, watch: Watch): void {
  const wanted = Atomics.exchange(words, header.watch, 0);
  if (wanted !== 0) watch.switch(wanted === 1);
  const length = Atomics.exchange(words, header.wishLength, 0);
  if (length > 0) watch.open(JSON.parse(new TextDecoder().decode(wish.slice(0, length))) as Pending);
}
