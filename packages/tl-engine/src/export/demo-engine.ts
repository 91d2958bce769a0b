/**
 * The demo's arithmetic, as the text that goes into the page: `thawEngine`, with no reference to anything outside itself.
 * Plain JavaScript, because a page that is one file may fetch no module; 55 to 400 million multiply-adds a photo.
 *
 *     readTensors(bytes): Map<string, Float32Array>          a safetensors file of F16 and F32
 *     prepare(rgba, width, height, model): Float32Array      [3, 224, 224], as torchvision's Resize(resize), CenterCrop(224)
 *     createForward(tensors, model): async (input) => probabilities, Float64Array [classes]
 */
export const DEMO_ENGINE = `const thawEngine = (() => {
  "use strict";
  const CROP = 224;

  function widenHalf(bits) {
    const sign = bits & 0x8000 ? -1 : 1;
    const exponent = (bits >> 10) & 31;
    const fraction = bits & 1023;
    if (exponent === 0) return sign * fraction * 2 ** -24;
    return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
  }

  function readTensors(bytes) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const start = 8 + Number(view.getBigUint64(0, true));
    const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, start)));
    const tensors = new Map();
    for (const [name, entry] of Object.entries(header)) {
      if (name === "__metadata__") continue;
      const copy = bytes.slice(start + entry.data_offsets[0], start + entry.data_offsets[1]);
      tensors.set(
        name,
        entry.dtype === "F16"
          ? Float32Array.from(new Uint16Array(copy.buffer), widenHalf)
          : new Float32Array(copy.buffer),
      );
    }
    return tensors;
  }

  // Pillow reckons in fixed point; sums in it are whole, so that a tie falls as it does there.
  const ONE = 2 ** 22;
  const toByte = (sum) => Math.min(255, Math.max(0, Math.floor(sum / ONE + 0.5)));
  const halfEven = (v) => (v % 1 === 0.5 ? 2 * Math.round(v / 2) : Math.round(v));

  // Pillow's filters; both widen as the picture shrinks.
  const FILTERS = {
    bilinear: { reach: 1, at: (x) => Math.max(0, 1 - x) },
    bicubic: {
      reach: 2,
      at: (x) => (x < 1 ? (1.5 * x - 2.5) * x * x + 1 : x < 2 ? ((5 - x) * x - 8) * x * 0.5 + 2 : 0),
    },
  };

  function weightsAlong(inSize, outSize, from, { reach, at }) {
    const scale = Math.max(inSize / outSize, 1);
    const support = reach * scale;
    return Array.from({ length: CROP }, (_, i) => {
      const centre = (from + i + 0.5) * (inSize / outSize);
      const first = Math.max(0, Math.trunc(centre - support + 0.5));
      const last = Math.min(inSize, Math.trunc(centre + support + 0.5));
      const weights = [];
      let sum = 0;
      for (let k = first; k < last; k++) {
        const weight = at(Math.abs((k - centre + 0.5) / scale));
        weights.push(weight);
        sum += weight;
      }
      return { first, weights: weights.map((weight) => Math.round((weight / sum) * ONE)) };
    });
  }

  function prepare(rgba, width, height, { mean, standardDeviation: sd, resize, interpolation }) {
    const filter = FILTERS[interpolation];
    const long = Math.trunc((resize * Math.max(width, height)) / Math.min(width, height));
    const newWidth = width <= height ? resize : long;
    const newHeight = width <= height ? long : resize;
    const across = weightsAlong(width, newWidth, halfEven((newWidth - CROP) / 2), filter);
    const down = weightsAlong(height, newHeight, halfEven((newHeight - CROP) / 2), filter);
    const firstRow = down[0].first;
    const rows = down[CROP - 1].first + down[CROP - 1].weights.length - firstRow;
    // Each pass rounds to 8 bits, as Pillow's does.
    const narrow = new Uint8ClampedArray(rows * CROP * 3);
    for (let y = 0; y < rows; y++) {
      for (let x = 0; x < CROP; x++) {
        const { first, weights } = across[x];
        let red = 0;
        let green = 0;
        let blue = 0;
        let at = ((y + firstRow) * width + first) * 4;
        for (let k = 0; k < weights.length; k++, at += 4) {
          red += rgba[at] * weights[k];
          green += rgba[at + 1] * weights[k];
          blue += rgba[at + 2] * weights[k];
        }
        const to = (y * CROP + x) * 3;
        narrow[to] = toByte(red);
        narrow[to + 1] = toByte(green);
        narrow[to + 2] = toByte(blue);
      }
    }
    const out = new Float32Array(3 * CROP * CROP);
    for (let y = 0; y < CROP; y++) {
      const { first, weights } = down[y];
      for (let x = 0; x < CROP; x++) {
        for (let c = 0; c < 3; c++) {
          let sum = 0;
          for (let k = 0; k < weights.length; k++) {
            sum += narrow[((first - firstRow + k) * CROP + x) * 3 + c] * weights[k];
          }
          out[(c * CROP + y) * CROP + x] = (toByte(sum) / 255 - mean[c]) / sd[c];
        }
      }
    }
    return out;
  }

  function activate(values, activation) {
    if (activation === "relu") for (let i = 0; i < values.length; i++) values[i] = Math.max(0, values[i]);
    if (activation === "relu6") for (let i = 0; i < values.length; i++) values[i] = Math.min(6, Math.max(0, values[i]));
    if (activation === "silu") for (let i = 0; i < values.length; i++) values[i] /= 1 + Math.exp(-values[i]);
    if (activation === "hard-swish") {
      for (let i = 0; i < values.length; i++) {
        const v = values[i];
        values[i] = (v * Math.min(6, Math.max(0, v + 3))) / 6;
      }
    }
  }

  function pointwise(x, layer, out, inputs, area) {
    const y = new Float32Array(out * area);
    for (let o = 0; o < out; o++) {
      const row = y.subarray(o * area, (o + 1) * area).fill(layer.bias[o]);
      for (let i = 0; i < inputs; i++) {
        const weight = layer.weight[o * inputs + i];
        const from = i * area;
        for (let p = 0; p < area; p++) row[p] += weight * x[from + p];
      }
    }
    return y;
  }

  function spatial(x, layer, shape, groups, stride, size) {
    const [out, perGroup, kernel] = shape;
    const pad = (kernel - 1) / 2;
    const newSize = Math.floor((size + 2 * pad - kernel) / stride) + 1;
    const area = newSize * newSize;
    const y = new Float32Array(out * area);
    for (let o = 0; o < out; o++) {
      y.fill(layer.bias[o], o * area, (o + 1) * area);
      const firstInput = Math.floor((o * groups) / out) * perGroup;
      for (let i = 0; i < perGroup; i++) {
        const plane = (firstInput + i) * size * size;
        for (let ky = 0; ky < kernel; ky++) {
          for (let kx = 0; kx < kernel; kx++) {
            const weight = layer.weight[((o * perGroup + i) * kernel + ky) * kernel + kx];
            const begin = Math.max(0, Math.ceil((pad - kx) / stride));
            const end = Math.min(newSize, Math.floor((size - 1 + pad - kx) / stride) + 1);
            for (let r = 0; r < newSize; r++) {
              const row = r * stride + ky - pad;
              if (row < 0 || row >= size) continue;
              const to = o * area + r * newSize;
              const from = plane + row * size + kx - pad;
              for (let c = begin; c < end; c++) y[to + c] += weight * x[from + c * stride];
            }
          }
        }
      }
    }
    return { y, size: newSize };
  }

  function maxPool({ x, channels, size }, { kernel, stride, padding }) {
    const newSize = Math.floor((size + 2 * padding - kernel) / stride) + 1;
    const y = new Float32Array(channels * newSize * newSize).fill(-Infinity);
    for (let at = 0; at < y.length; at++) {
      const c = Math.floor(at / (newSize * newSize));
      const top = Math.floor((at % (newSize * newSize)) / newSize) * stride - padding;
      const left = (at % newSize) * stride - padding;
      for (let row = Math.max(0, top); row < Math.min(size, top + kernel); row++) {
        for (let column = Math.max(0, left); column < Math.min(size, left + kernel); column++) {
          y[at] = Math.max(y[at], x[(c * size + row) * size + column]);
        }
      }
    }
    return { x: y, channels, size: newSize };
  }

  function createForward(tensors, { stages, layers, epsilon }) {
    const folded = new Map();
    // The norm goes into the convolution before it.
    function fold({ name, norm, shape }) {
      if (folded.has(name)) return folded.get(name);
      const weight = Float32Array.from(tensors.get(name + ".weight"));
      const [gamma, beta, mean, variance] = ["weight", "bias", "running_mean", "running_var"].map((part) =>
        tensors.get(norm + "." + part),
      );
      const bias = new Float32Array(shape[0]);
      const each = weight.length / shape[0];
      for (let o = 0; o < shape[0]; o++) {
        const scale = gamma[o] / Math.sqrt(variance[o] + epsilon);
        bias[o] = beta[o] - mean[o] * scale;
        for (let i = o * each; i < (o + 1) * each; i++) weight[i] *= scale;
      }
      folded.set(name, { weight, bias });
      return folded.get(name);
    }

    function dense(name, x) {
      const weight = tensors.get(name + ".weight");
      return Float64Array.from(tensors.get(name + ".bias"), (bias, o) => {
        let sum = bias;
        for (let i = 0; i < x.length; i++) sum += weight[o * x.length + i] * x[i];
        return sum;
      });
    }

    function means({ x, channels, size }) {
      const area = size * size;
      return Float64Array.from({ length: channels }, (_, c) => {
        let sum = 0;
        for (let p = c * area; p < (c + 1) * area; p++) sum += x[p];
        return sum / area;
      });
    }

    function run(step, at) {
      if (step.op === "residual") {
        const body = step.body.reduce((state, inner) => run(inner, state), { ...at, x: at.x });
        const beside = step.shortcut ? run(step.shortcut, at) : at;
        for (let i = 0; i < body.x.length; i++) body.x[i] += beside.x[i];
        activate(body.x, step.activation);
        return body;
      }
      if (step.op === "squeeze-excite") {
        const area = at.size * at.size;
        const hidden = dense(step.first, means(at));
        activate(hidden, step.activation);
        const gates = dense(step.second, hidden).map((v) =>
          step.gate === "sigmoid" ? 1 / (1 + Math.exp(-v)) : Math.min(6, Math.max(0, v + 3)) / 6,
        );
        const x = at.x.map((v, i) => v * gates[Math.floor(i / area)]);
        return { ...at, x };
      }
      if (step.op === "max-pool") return maxPool(at, step);
      const layer = fold(step);
      const [out, inputs, kernel] = step.shape;
      const { y, size } =
        kernel === 1 && step.stride === 1
          ? { y: pointwise(at.x, layer, out, inputs, at.size * at.size), size: at.size }
          : spatial(at.x, layer, step.shape, step.groups, step.stride, at.size);
      activate(y, step.activation);
      return { x: y, channels: out, size };
    }

    return async (input) => {
      let at = { x: input, channels: 3, size: CROP };
      for (const { steps } of stages) {
        at = steps.reduce((state, step) => run(step, state), at);
        // The page breathes between two stages.
        await new Promise((resolve) => setTimeout(resolve, 0));
      }
      const logits = layers.reduce(
        (values, name, index) => dense(name, index === 0 ? values : values.map((v) => Math.max(0, v))),
        means(at),
      );
      const largest = Math.max(...logits);
      const powers = logits.map((v) => Math.exp(v - largest));
      const sum = powers.reduce((total, v) => total + v, 0);
      return powers.map((v) => v / sum);
    };
  }

  return { readTensors, prepare, createForward };
})();
`;
