import type { ByteCursor } from "./byte-cursor.ts";
import { refuse } from "./weights-file-error.ts";

/** `module.name` as a pickle names it. It is a name: nothing is imported, nothing is called by it. */
export class PickleName {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }
}

export type PickleValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | PickleName
  | PickleValue[]
  | Map<PickleValue, PickleValue>
  | object;

/** What a reader does with the three things of a pickle that could mean anything. */
export interface PickleRules {
  /** @throws WeightsFileError for a name that isn't on its list. */
  name(path: string): PickleName;
  /** `callee(...args)`. @throws WeightsFileError for what it does not know. */
  reduce(callee: PickleName, args: readonly PickleValue[]): PickleValue;
  /** A value that is kept elsewhere in the file. */
  persistent(id: PickleValue): PickleValue;
}

const MARK = Symbol("mark");
type Slot = PickleValue | typeof MARK;

/**
 * Reads one pickle of protocol 2 to 5, as far as PyTorch writes it. It is a machine with a stack that builds plain
 * values; what Python would import and call is asked of `rules`, which know a handful of names and refuse all others.
 * @param cursor at the pickle's first byte; afterwards behind its last.
 * @throws WeightsFileError on anything else.
 * Source: CPython's Lib/pickletools.py, which describes the opcodes.
 */
export function readPickle(cursor: ByteCursor, rules: PickleRules): PickleValue {
  const stack: Slot[] = [];
  const memo = new Map<number, PickleValue>();

  const pop = (): PickleValue => {
    const value = stack.pop();
    if (value === undefined || value === MARK) refuse("its pickle takes a value that isn't there");
    return value;
  };
  const peek = (): PickleValue => {
    const value = pop();
    stack.push(value);
    return value;
  };
  const popToMark = (): PickleValue[] => {
    const at = stack.lastIndexOf(MARK);
    if (at < 0) refuse("its pickle takes values up to a mark that isn't there");
    return stack.splice(at).slice(1) as PickleValue[];
  };
  const remembered = (index: number): PickleValue => {
    const value = memo.get(index);
    if (value === undefined) refuse("its pickle recalls a value that was never kept");
    return value;
  };
  const list = (value: PickleValue): PickleValue[] =>
    Array.isArray(value) ? value : refuse("its pickle appends to no list");
  const setItems = (items: readonly PickleValue[]): void => {
    const map = peek();
    if (!(map instanceof Map) || items.length % 2 !== 0) refuse("its pickle sets entries of no dictionary");
    for (let i = 0; i < items.length; i += 2) map.set(items[i] as PickleValue, items[i + 1] as PickleValue);
  };

  for (;;) {
    const opcode = cursor.u8();
    switch (String.fromCharCode(opcode)) {
      case "\x80": {
        const protocol = cursor.u8();
        if (protocol < 2 || protocol > 5) refuse(`its pickle has protocol ${protocol}`);
        break;
      }
      case "\x95": // a frame: only a hint for reading ahead
        cursor.skip(8);
        break;
      case ".": {
        const value = pop();
        if (stack.length > 0) refuse("its pickle leaves values behind");
        return value;
      }
      case "(":
        stack.push(MARK);
        break;
      case "0":
        stack.pop();
        break;
      case "N":
        stack.push(null);
        break;
      case "\x88":
        stack.push(true);
        break;
      case "\x89":
        stack.push(false);
        break;
      case "J":
        stack.push(cursor.i32());
        break;
      case "K":
        stack.push(cursor.u8());
        break;
      case "M":
        stack.push(cursor.u16());
        break;
      case "\x8a":
        stack.push(cursor.signed(cursor.u8()));
        break;
      case "\x8b":
        stack.push(cursor.signed(cursor.u32()));
        break;
      case "G":
        stack.push(cursor.bigEndianF64());
        break;
      case "X":
        stack.push(cursor.text(cursor.u32()));
        break;
      case "\x8c":
      case "U": // Python 2's own strings, of which names of tensors are made in old files
        stack.push(cursor.text(cursor.u8()));
        break;
      case "T":
        stack.push(cursor.text(cursor.u32()));
        break;
      case "\x8d":
        stack.push(cursor.text(cursor.u64()));
        break;
      case "C":
        stack.push(cursor.bytes(cursor.u8()));
        break;
      case "B":
        stack.push(cursor.bytes(cursor.u32()));
        break;
      case ")":
      case "]":
        stack.push([]);
        break;
      case "}":
        stack.push(new Map());
        break;
      case "t":
        stack.push(popToMark());
        break;
      case "\x85":
      case "\x86":
      case "\x87": {
        const values: PickleValue[] = [];
        for (let i = 0; i < opcode - 0x84; i++) values.unshift(pop());
        stack.push(values);
        break;
      }
      case "a": {
        const value = pop();
        list(peek()).push(value);
        break;
      }
      case "e": {
        const values = popToMark();
        list(peek()).push(...values);
        break;
      }
      case "s": {
        const value = pop();
        const key = pop();
        setItems([key, value]);
        break;
      }
      case "u":
        setItems(popToMark());
        break;
      case "q":
        memo.set(cursor.u8(), peek());
        break;
      case "r":
        memo.set(cursor.u32(), peek());
        break;
      case "\x94":
        memo.set(memo.size, peek());
        break;
      case "h":
        stack.push(remembered(cursor.u8()));
        break;
      case "j":
        stack.push(remembered(cursor.u32()));
        break;
      case "c":
        stack.push(rules.name(`${cursor.line()}.${cursor.line()}`));
        break;
      case "\x93": {
        const name = pop();
        const module = pop();
        if (typeof name !== "string" || typeof module !== "string") refuse("its pickle names something by no text");
        stack.push(rules.name(`${module}.${name}`));
        break;
      }
      case "Q":
        stack.push(rules.persistent(pop()));
        break;
      case "R": {
        const args = pop();
        const callee = pop();
        if (!(callee instanceof PickleName) || !Array.isArray(args))
          refuse("its pickle calls something that has no name");
        stack.push(rules.reduce(callee, args));
        break;
      }
      case "b": {
        pop();
        // Attributes of a dictionary, such as a state dict's `_metadata`: nothing here needs them.
        if (!(peek() instanceof Map)) refuse("its pickle sets attributes of an object");
        break;
      }
      default:
        refuse(`its pickle holds the instruction 0x${opcode.toString(16)}, which a file of tensors does not need`);
    }
  }
}
