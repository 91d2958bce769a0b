import { bytesOf } from "../safetensors/write-safetensors.ts";
import { createMessage, type MessageWriter } from "./protobuf.ts";

/** Of ONNX's format; 8 came with version 1.12, which knows operator set 17. */
const IR_VERSION = 8;
export const OPSET = 17;

/** TensorProto.DataType and AttributeProto.AttributeType. */
const FLOAT = 1;
const ATTRIBUTE = { float: 1, integer: 2, integers: 7 } as const;

export type Attribute =
  | { readonly float: number }
  | { readonly integer: number }
  | { readonly integers: readonly number[] };

export interface Node {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly output: string;
  readonly attributes?: Readonly<Record<string, Attribute>>;
}

export interface Initializer {
  readonly name: string;
  readonly shape: readonly number[];
  /** float32, row-major; borrowed. */
  readonly values: Float32Array;
}

/** A float32 input or output; a string is an axis of any extent, by name. */
export interface GraphValue {
  readonly name: string;
  readonly shape: readonly (number | string)[];
}

export interface OnnxModel {
  readonly name: string;
  readonly description: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly inputs: readonly GraphValue[];
  readonly outputs: readonly GraphValue[];
  readonly initializers: readonly Initializer[];
  readonly nodes: readonly Node[];
}

/** A model as an `.onnx` file. Source: onnx.proto3 of ONNX 1.12, ModelProto and what it holds. */
export function writeOnnxModel(model: OnnxModel): Uint8Array<ArrayBuffer> {
  const graph = createMessage();
  for (const node of model.nodes) graph.message(1, nodeMessage(node));
  graph.text(2, model.name);
  for (const initializer of model.initializers) graph.message(5, tensorMessage(initializer));
  for (const input of model.inputs) graph.message(11, valueMessage(input));
  for (const output of model.outputs) graph.message(12, valueMessage(output));
  const file = createMessage()
    .integer(1, IR_VERSION)
    .text(2, "Thaw")
    .text(6, model.description)
    .message(7, graph)
    .message(8, createMessage().text(1, "").integer(2, OPSET));
  for (const [key, value] of Object.entries(model.metadata)) {
    file.message(14, createMessage().text(1, key).text(2, value));
  }
  return file.finish();
}

function nodeMessage({ op, inputs, output, attributes = {} }: Node): MessageWriter {
  const message = createMessage();
  for (const input of inputs) message.text(1, input);
  message.text(2, output).text(3, output).text(4, op);
  for (const [name, attribute] of Object.entries(attributes)) message.message(5, attributeMessage(name, attribute));
  return message;
}

function attributeMessage(name: string, attribute: Attribute): MessageWriter {
  const message = createMessage().text(1, name);
  if ("float" in attribute) return message.float(2, attribute.float).integer(20, ATTRIBUTE.float);
  if ("integer" in attribute) return message.integer(3, attribute.integer).integer(20, ATTRIBUTE.integer);
  for (const value of attribute.integers) message.integer(8, value);
  return message.integer(20, ATTRIBUTE.integers);
}

function tensorMessage({ name, shape, values }: Initializer): MessageWriter {
  const message = createMessage();
  for (const extent of shape) message.integer(1, extent);
  return message.integer(2, FLOAT).text(8, name).bytes(9, bytesOf(values));
}

function valueMessage({ name, shape }: GraphValue): MessageWriter {
  const extents = createMessage();
  for (const extent of shape) {
    const dimension = createMessage();
    extents.message(1, typeof extent === "string" ? dimension.text(2, extent) : dimension.integer(1, extent));
  }
  const tensor = createMessage().integer(1, FLOAT).message(2, extents);
  return createMessage().text(1, name).message(2, createMessage().message(1, tensor));
}
