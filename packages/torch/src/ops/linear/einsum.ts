import { runtimeError } from "../../storage/torch-error.ts";
import { countElements } from "../../views/strides.ts";
import type { Tensor } from "../../views/tensor.ts";
import { mul } from "../elementwise/arithmetic.ts";
import { named } from "../record.ts";
import { sum } from "../reduction/sum.ts";
import { permute } from "../views/permute.ts";
import { reshape } from "../views/reshape.ts";
import { diagonal } from "../views/slice.ts";
import { bmm } from "./bmm.ts";

/** A tensor whose axes bear labels. */
interface Labelled {
  readonly tensor: Tensor;
  readonly labels: readonly string[];
}

/**
 * `torch.einsum(equation, operands)`: sums of products by axis labels; `...` stands for leading axes, which broadcast.
 * Two operands at a time, from the left, each pair as one batched product of matrices.
 */
export function einsum(equation: string, operands: readonly Tensor[]): Tensor {
  if (operands.length === 0) throw runtimeError("einsum(): must provide at least one operand");
  const [left, right] = equation.replace(/\s+/g, "").split("->") as [string, string | undefined];
  const terms = left.split(",");
  if (terms.length !== operands.length) {
    throw runtimeError(
      terms.length > operands.length
        ? "einsum(): fewer operands were provided than specified in the equation"
        : "einsum(): more operands were provided than specified in the equation",
    );
  }
  const ellipsis = Math.max(...terms.map((term, i) => ellipsisRank(term, operands[i] as Tensor, i)));
  const labelled = terms.map((term, i) => label(term, operands[i] as Tensor, ellipsis));
  checkSizes(labelled);
  const output = right === undefined ? implicitOutput(terms, ellipsis) : expandLabels(right, ellipsis);
  checkOutput(output, labelled);
  let result = labelled[0] as Labelled;
  for (let i = 1; i < labelled.length; i++) {
    const later = new Set(labelled.slice(i + 1).flatMap(({ labels }) => labels));
    result = contract(result, labelled[i] as Labelled, (name) => output.includes(name) || later.has(name));
  }
  return finish(result, output, operands);
}

function ellipsisRank(term: string, operand: Tensor, index: number): number {
  if (!/^[a-zA-Z]*(\.\.\.)?[a-zA-Z]*$/.test(term)) {
    throw runtimeError(
      `einsum(): invalid subscript given at index ${index} in the equation string, subscripts must be in [a-zA-Z]`,
    );
  }
  const named = term.replace("...", "").length;
  const rank = operand.shape.length - named;
  if (!term.includes("...") && rank !== 0) {
    throw runtimeError(
      `einsum(): the number of subscripts in the equation (${named}) does not match the number of dimensions (${operand.shape.length}) for operand ${index} and no ellipsis was given`,
    );
  }
  if (rank < 0) {
    throw runtimeError(
      `einsum(): the number of subscripts in the equation (${named}) is more than the number of dimensions (${operand.shape.length}) for operand ${index}`,
    );
  }
  return rank;
}

/** `...` becomes labels of its own, the last axes sharing the same ones in all operands. */
function expandLabels(term: string, ellipsis: number, own = ellipsis): string[] {
  const labels: string[] = [];
  for (let i = 0; i < term.length; i++) {
    if (term[i] !== ".") {
      labels.push(term[i] as string);
      continue;
    }
    for (let axis = ellipsis - own; axis < ellipsis; axis++) labels.push(`.${axis}`);
    i += 2;
  }
  return labels;
}

/** Labels the axes; an axis pair of one label is replaced by its diagonal. */
function label(term: string, operand: Tensor, ellipsis: number): Labelled {
  let tensor = operand;
  const labels = expandLabels(term, ellipsis, operand.shape.length - term.replace("...", "").length);
  for (let i = 0; i < labels.length; i++) {
    const twin = labels.indexOf(labels[i] as string, i + 1);
    if (twin < 0) continue;
    if (tensor.shape[i] !== tensor.shape[twin]) {
      throw runtimeError(
        `einsum(): subscript ${labels[i]} is repeated for operand 0 but the sizes don't match, ${tensor.shape[twin]} != ${tensor.shape[i]}`,
      );
    }
    tensor = moveLastTo(diagonal(tensor, 0, i, twin), i);
    labels.splice(twin, 1);
    i -= 1;
  }
  return { tensor, labels };
}

/** The last axis moves to a place of its own. */
function moveLastTo(tensor: Tensor, place: number): Tensor {
  const order = tensor.shape.slice(1).map((_, axis) => axis);
  order.splice(place, 0, tensor.shape.length - 1);
  return permute(tensor, order);
}

function checkSizes(operands: readonly Labelled[]): void {
  const sizes = new Map<string, { size: number; operand: number }>();
  operands.forEach(({ tensor, labels }, operand) => {
    labels.forEach((name, axis) => {
      const size = tensor.shape[axis] as number;
      const known = sizes.get(name);
      if (known === undefined || known.size === 1) sizes.set(name, { size, operand });
      else if (size !== 1 && size !== known.size) {
        throw runtimeError(
          `einsum(): subscript ${name} has size ${size} for operand ${operand} which does not broadcast with previously seen size ${known.size}`,
        );
      }
    });
  });
}

/** Without an arrow: the ellipsis, then what occurs once, in alphabetical order. */
function implicitOutput(terms: readonly string[], ellipsis: number): string[] {
  const all = terms.join("").replaceAll(".", "");
  const once = [...new Set(all)].filter((name) => all.split(name).length === 2).sort();
  return [...expandLabels("...", ellipsis), ...once];
}

function checkOutput(output: readonly string[], operands: readonly Labelled[]): void {
  const known = new Set(operands.flatMap(({ labels }) => labels));
  output.forEach((name, index) => {
    if (!known.has(name)) {
      throw runtimeError(`einsum(): output subscript ${name} does not appear in the equation for any input operand`);
    }
    if (output.indexOf(name) !== index) {
      throw runtimeError(`einsum(): output subscript ${name} appears more than once in the output`);
    }
  });
}

/** Sums away axes that nothing later needs. */
function sumAway({ tensor, labels }: Labelled, isNeeded: (name: string) => boolean): Labelled {
  const gone = labels.map((_, axis) => axis).filter((axis) => !isNeeded(labels[axis] as string));
  if (gone.length === 0) return { tensor, labels };
  return { tensor: sum(tensor, gone, false), labels: labels.filter(isNeeded) };
}

/** One pair of operands: shared and kept labels are the batch, shared and not kept ones are summed over. */
function contract(a: Labelled, b: Labelled, isKept: (name: string) => boolean): Labelled {
  const left = sumAway(a, (name) => isKept(name) || b.labels.includes(name));
  const right = sumAway(b, (name) => isKept(name) || a.labels.includes(name));
  const shared = left.labels.filter((name) => right.labels.includes(name));
  const sizeIn = (of: Labelled, name: string) => of.tensor.shape[of.labels.indexOf(name)] as number;
  const hasBroadcast = shared.some((name) => sizeIn(left, name) !== sizeIn(right, name));
  const summed = shared.filter((name) => !isKept(name));
  if (hasBroadcast || summed.length === 0) return multiplyThenSum(left, right, isKept);
  const batch = shared.filter(isKept);
  const onlyLeft = left.labels.filter((name) => !shared.includes(name));
  const onlyRight = right.labels.filter((name) => !shared.includes(name));
  const count = (of: Labelled, names: readonly string[]) => countElements(names.map((name) => sizeIn(of, name)));
  const x = reshape(arrange(left, [...batch, ...onlyLeft, ...summed]), [
    count(left, batch),
    count(left, onlyLeft),
    count(left, summed),
  ]);
  const y = reshape(arrange(right, [...batch, ...summed, ...onlyRight]), [
    count(left, batch),
    count(left, summed),
    count(right, onlyRight),
  ]);
  const shape = [
    ...batch.map((name) => sizeIn(left, name)),
    ...onlyLeft.map((name) => sizeIn(left, name)),
    ...onlyRight.map((name) => sizeIn(right, name)),
  ];
  return { tensor: named(reshape(bmm(x, y), shape), "ViewBackward0"), labels: [...batch, ...onlyLeft, ...onlyRight] };
}

function arrange({ tensor, labels }: Labelled, order: readonly string[]): Tensor {
  const places = order.map((name) => labels.indexOf(name));
  if (places.every((place, i) => place === i)) return tensor;
  const isProduct = tensor.gradNode?.name === "ViewBackward0";
  return isProduct ? named(permute(tensor, places), "ViewBackward0") : permute(tensor, places);
}

function multiplyThenSum(a: Labelled, b: Labelled, isKept: (name: string) => boolean): Labelled {
  const labels = [...a.labels, ...b.labels.filter((name) => !a.labels.includes(name))];
  const spread = (of: Labelled) => {
    const own = labels.filter((name) => of.labels.includes(name));
    const shape = labels.map((name) => {
      const axis = of.labels.indexOf(name);
      return axis < 0 ? 1 : (of.tensor.shape[axis] as number);
    });
    return reshape(arrange(of, own), shape);
  };
  return sumAway({ tensor: mul(spread(a), spread(b)), labels }, isKept);
}

function finish(result: Labelled, output: readonly string[], operands: readonly Tensor[]): Tensor {
  const kept = sumAway(result, (name) => output.includes(name));
  if (!operands.includes(kept.tensor)) return arrange(kept, output);
  return permute(
    kept.tensor,
    output.map((name) => kept.labels.indexOf(name)),
  );
}
