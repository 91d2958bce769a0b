import type { Values } from "../image/linear-map.ts";

/** Which recurrence: 0 Elman with tanh, 1 Elman with ReLU, 2 LSTM, 3 GRU. */
export type Mode = 0 | 1 | 2 | 3;

/** How many gates stand side by side in a row of the weights. */
export function gatesOf(mode: Mode): number {
  return mode === 2 ? 4 : mode === 3 ? 3 : 1;
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** One step of one batch; offsets are in elements. All arrays are the engine's memory. */
interface StepArrays {
  /** Input side of the gates before, the activated gates after; [B, G·H]. */
  readonly gates: Values;
  /** Hidden side of the gates (GRU alone keeps it apart); [B, 3·H]. */
  readonly hidden: Values;
  /** [B, H] each. */
  readonly before: Values;
  readonly after: Values;
  readonly cellBefore: Values;
  readonly cellAfter: Values;
}

/** Activates the gates and makes the next state. */
export function stepForward(mode: Mode, batch: number, size: number, a: StepArrays): void {
  const { gates, hidden, before, after, cellBefore, cellAfter } = a;
  for (let b = 0; b < batch; b++) {
    for (let j = 0; j < size; j++) {
      const at = b * size + j;
      if (mode < 2) {
        const sum = gates[at] as number;
        after[at] = mode === 0 ? Math.tanh(sum) : Math.max(sum, 0);
        continue;
      }
      if (mode === 2) {
        const i = b * 4 * size + j;
        const input = logistic(gates[i] as number);
        const forget = logistic(gates[i + size] as number);
        const cell = Math.tanh(gates[i + 2 * size] as number);
        const output = logistic(gates[i + 3 * size] as number);
        const next = forget * (cellBefore[at] as number) + input * cell;
        cellAfter[at] = next;
        after[at] = output * Math.tanh(next);
        gates[i] = input;
        gates[i + size] = forget;
        gates[i + 2 * size] = cell;
        gates[i + 3 * size] = output;
        continue;
      }
      const i = b * 3 * size + j;
      const reset = logistic((gates[i] as number) + (hidden[i] as number));
      const update = logistic((gates[i + size] as number) + (hidden[i + size] as number));
      const fresh = Math.tanh((gates[i + 2 * size] as number) + reset * (hidden[i + 2 * size] as number));
      after[at] = (1 - update) * fresh + update * (before[at] as number);
      gates[i] = reset;
      gates[i + size] = update;
      gates[i + 2 * size] = fresh;
    }
  }
}

/** What flows back through one step. */
interface StepGradients {
  /** Into the state after the step; [B, H]. */
  readonly after: Values;
  /** Into the cell after the step; replaced by that before it. */
  readonly cell: Values;
  /** Out of the gates before activation, input side; [B, G·H]. */
  readonly gates: Values;
  /** The same, hidden side; differs for the GRU's last gate. */
  readonly hidden: Values;
  /** Straight into the state before the step, beside what goes through the weights; [B, H]. */
  readonly direct: Values;
}

/** The step's gradients, from its activated gates. */
export function stepBackward(mode: Mode, batch: number, size: number, a: StepArrays, g: StepGradients): void {
  for (let b = 0; b < batch; b++) {
    for (let j = 0; j < size; j++) {
      const at = b * size + j;
      const flowing = g.after[at] as number;
      if (mode < 2) {
        const y = a.after[at] as number;
        g.gates[at] = mode === 0 ? flowing * (1 - y * y) : y > 0 ? flowing : 0;
        g.direct[at] = 0;
        continue;
      }
      if (mode === 2) {
        const i = b * 4 * size + j;
        const input = a.gates[i] as number;
        const forget = a.gates[i + size] as number;
        const cell = a.gates[i + 2 * size] as number;
        const output = a.gates[i + 3 * size] as number;
        const squashed = Math.tanh(a.cellAfter[at] as number);
        const ofCell = (g.cell[at] as number) + flowing * output * (1 - squashed * squashed);
        g.gates[i] = ofCell * cell * input * (1 - input);
        g.gates[i + size] = ofCell * (a.cellBefore[at] as number) * forget * (1 - forget);
        g.gates[i + 2 * size] = ofCell * input * (1 - cell * cell);
        g.gates[i + 3 * size] = flowing * squashed * output * (1 - output);
        g.cell[at] = ofCell * forget;
        g.direct[at] = 0;
        continue;
      }
      const i = b * 3 * size + j;
      const reset = a.gates[i] as number;
      const update = a.gates[i + size] as number;
      const fresh = a.gates[i + 2 * size] as number;
      const ofFresh = flowing * (1 - update) * (1 - fresh * fresh);
      const ofUpdate = flowing * ((a.before[at] as number) - fresh) * update * (1 - update);
      const ofReset = ofFresh * (a.hidden[i + 2 * size] as number) * reset * (1 - reset);
      g.gates[i] = ofReset;
      g.gates[i + size] = ofUpdate;
      g.gates[i + 2 * size] = ofFresh;
      g.hidden[i] = ofReset;
      g.hidden[i + size] = ofUpdate;
      g.hidden[i + 2 * size] = ofFresh * reset;
      g.direct[at] = flowing * update;
    }
  }
}
