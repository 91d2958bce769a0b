/** One message of Protocol Buffers, its fields in the order in which they are written. */
export interface MessageWriter {
  /** int32, int64 or an enumeration; not negative. */
  integer(field: number, value: number): MessageWriter;
  /** float, IEEE 754 binary32. */
  float(field: number, value: number): MessageWriter;
  text(field: number, value: string): MessageWriter;
  /** Borrowed until `finish`. */
  bytes(field: number, value: Uint8Array): MessageWriter;
  message(field: number, value: MessageWriter): MessageWriter;
  /** The message's parts, in order, without a copy of what was borrowed. */
  parts(): readonly Uint8Array[];
  byteLength(): number;
  finish(): Uint8Array<ArrayBuffer>;
}

const VARINT = 0;
const LENGTH_DELIMITED = 2;
const FIXED_32 = 5;

/** Source: the Protocol Buffers encoding, https://protobuf.dev/programming-guides/encoding/. */
export function createMessage(): MessageWriter {
  const parts: Uint8Array[] = [];
  let length = 0;
  const push = (part: Uint8Array) => {
    parts.push(part);
    length += part.byteLength;
  };
  const key = (field: number, type: number) => push(varint(field * 8 + type));
  const writer: MessageWriter = {
    integer(field, value) {
      key(field, VARINT);
      push(varint(value));
      return writer;
    },
    float(field, value) {
      key(field, FIXED_32);
      const bytes = new Uint8Array(4);
      new DataView(bytes.buffer).setFloat32(0, value, true);
      push(bytes);
      return writer;
    },
    text: (field, value) => writer.bytes(field, new TextEncoder().encode(value)),
    bytes(field, value) {
      key(field, LENGTH_DELIMITED);
      push(varint(value.byteLength));
      push(value);
      return writer;
    },
    message(field, value) {
      key(field, LENGTH_DELIMITED);
      push(varint(value.byteLength()));
      for (const part of value.parts()) push(part);
      return writer;
    },
    parts: () => parts,
    byteLength: () => length,
    finish() {
      const whole = new Uint8Array(length);
      let at = 0;
      for (const part of parts) {
        whole.set(part, at);
        at += part.byteLength;
      }
      return whole;
    },
  };
  return writer;
}

function varint(value: number): Uint8Array {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${value} is no natural number`);
  const bytes: number[] = [];
  let rest = value;
  // Beyond 32 bits, shifts would wrap.
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) | 0x80);
  bytes.push(rest);
  return Uint8Array.from(bytes);
}
