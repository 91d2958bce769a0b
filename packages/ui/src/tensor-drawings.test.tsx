import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { formatValue } from "./format-value.ts";
import { heatCells, heatLevelOf, heatLevels, nanLevel } from "./heat-cells.ts";
import { imageLayout, imagePixels, imageRange } from "./image-layout.ts";
import { SliceChooser } from "./slice-chooser.tsx";
import { TensorHeatMap } from "./tensor-heat-map.tsx";
import { TensorHistogram } from "./tensor-histogram.tsx";
import { defaultSlice, sliceTable, sliceText } from "./tensor-slice.ts";
import { TensorStatistics } from "./tensor-statistics.tsx";

describe("the heat map's cells", () => {
  it("are blue below zero and amber above, fullest at the scale", () => {
    const level = (value: number, scale = 1) => heatLevels[heatLevelOf(value, scale)];
    expect([-9, -1, 0, 0.1, 0.5, 1].map((value) => level(value))).toEqual(["n4", "n4", "z", "z", "p2", "p4"]);
    expect([level(Number.POSITIVE_INFINITY), level(Number.NEGATIVE_INFINITY), level(3, 0)]).toEqual(["p4", "n4", "z"]);
    expect(heatLevelOf(Number.NaN, 1)).toBe(nanLevel);
  });
  it("average what is too large to draw, and keep a NaN in sight", () => {
    const values = new Float32Array(200 * 1000).fill(2);
    values[0] = Number.NaN;
    const cells = heatCells(values, { rows: 200, columns: 1000 });
    expect(cells).toMatchObject({ rows: 128, columns: 640, averaged: true, scale: 6 });
    expect([cells.values[0], cells.values[5]]).toEqual([Number.NaN, 2]);
  });
  it("are the values themselves where they fit", () => {
    const { values, averaged } = heatCells([1, -2, 3, 0], { rows: 2, columns: 2 });
    expect([[...values], averaged]).toEqual([[1, -2, 3, 0], false]);
  });
});

describe("a slice", () => {
  const values = Float32Array.from({ length: 24 }, (_, at) => at);
  const shape = [2, 3, 4];
  it("is the last two axes at first", () => {
    const slice = defaultSlice(shape);
    expect(sliceText(shape, slice)).toBe("[0, :, :]");
    expect(sliceTable(values, shape, slice)).toEqual({ rows: 3, columns: 4, values: values.slice(0, 12) });
    expect(Array.from(sliceTable(values, shape, { ...slice, index: [1, 0, 0] }).values)).toEqual([...values.slice(12)]);
  });
  it("is any two axes, either way round", () => {
    const { rows, columns, values: table } = sliceTable(values, shape, { row: 2, column: 0, index: [0, 1, 0] });
    expect([rows, columns, Array.from(table)]).toEqual([4, 2, [4, 16, 5, 17, 6, 18, 7, 19]]);
  });
  it("of a vector is one row, of a scalar one cell", () => {
    expect(sliceTable([1, 2], [2], defaultSlice([2]))).toMatchObject({ rows: 1, columns: 2 });
    expect(sliceTable([7], [], defaultSlice([]))).toMatchObject({ rows: 1, columns: 1, values: Float32Array.of(7) });
  });
  it("is chosen with two lists and a slider for each other axis, and only where there is a choice", () => {
    const labels = {
      slice: "Slice",
      rows: "Down",
      columns: "Across",
      axis: (axis: number, size: number) => `axis ${axis} (${size})`,
      place: (axis: number, place: number, size: number) => `axis ${axis}: ${place} of ${size}`,
    };
    const draw = (of: readonly number[]) =>
      renderToStaticMarkup(<SliceChooser shape={of} value={defaultSlice(of)} onChange={() => {}} labels={labels} />);
    expect(draw([3, 4])).toBe("");
    const markup = draw([5, 3, 4, 6]);
    expect(markup).toContain("<code>[0, 0, :, :]</code>");
    expect(markup.match(/type="range"/g)).toHaveLength(2);
    expect(markup).toContain('aria-valuetext="axis 1: 0 of 3"');
  });
});

describe("pictures", () => {
  it.each([
    [[3, 224, 224], { count: 1, channels: 3, height: 224, width: 224, channelsFirst: true }],
    [[2, 1, 8, 9], { count: 2, channels: 1, height: 8, width: 9, channelsFirst: true }],
    [[32, 16, 3], { count: 1, channels: 3, height: 32, width: 16, channelsFirst: false }],
    [[64, 3, 7, 7], null],
    [[7, 512], null],
    [[0, 3, 32, 32], null],
  ])("%j", (shape, expected) => {
    expect(imageLayout(shape)).toEqual(expected);
  });
  it("go from black to white over what they hold", () => {
    expect(imageRange([0, 255], true)).toEqual([0, 255]);
    expect(imageRange([0.2, 0.9], false)).toEqual([0, 1]);
    expect(imageRange([-2, Number.NaN, 2], false)).toEqual([-2, 2]);
    const layout = { count: 1, channels: 3, height: 1, width: 2, channelsFirst: true } as const;
    expect([...imagePixels([0, 1, 0, 1, 0, 0.5], layout, 0, [0, 1])]).toEqual([0, 0, 0, 255, 255, 255, 128, 255]);
    expect([...imagePixels([0, 0, 0, 1, 1, 0.5], { ...layout, channelsFirst: false }, 0, [0, 1])]).toEqual([
      0, 0, 0, 255, 255, 255, 128, 255,
    ]);
  });
});

describe("what is drawn", () => {
  it("names itself, and says the cell under the arrow keys", () => {
    const markup = renderToStaticMarkup(
      <TensorHeatMap
        values={[1, 2, 3, 4]}
        rows={2}
        columns={2}
        label="w as colours"
        locale="en"
        readout={() => ""}
        rowNames={["burger", "donut"]}
      />,
    );
    expect(markup).toContain('role="img" aria-label="w as colours"');
    expect(markup).toContain('role="slider"');
    expect(markup).toContain("<li>burger</li>");
  });
  it("a histogram leaves empty bins out and marks both sides of zero", () => {
    const markup = renderToStaticMarkup(
      <TensorHistogram counts={[2, 0, 1, 4]} low={-2} high={2} label="Spread" locale="en" />,
    );
    expect([...markup.matchAll(/<rect class="(\w+)"/g)].map(([, side]) => side)).toEqual(["n3", "p3", "p3"]);
    expect(markup).toContain('aria-label="Spread"');
  });
  it("figures have their words, and NaN asks for attention", () => {
    const labels = {
      count: "Values",
      mean: "Mean",
      std: "Std",
      min: "Min",
      max: "Max",
      norm: "Norm",
      zeros: "Zeros",
      nan: "NaN",
      infinite: "Inf",
    };
    const figures = { count: 3, mean: 1, std: 0, min: 1, max: 1, norm: 1.732, zeros: 0, nan: 2, infinite: 0 };
    const markup = renderToStaticMarkup(<TensorStatistics figures={figures} labels={labels} locale="en" />);
    expect(markup).toContain('<div class="notice"><dt>NaN</dt><dd>2</dd></div>');
    expect(markup).toContain("<dt>Norm</dt><dd>1.732</dd>");
  });
  it("values with many digits get a power of ten", () => {
    expect(formatValue(116_300_000, "en")).toBe("1.163e+8");
    expect(formatValue(0, "en")).toBe("0");
    expect(formatValue(-3.81749, "en")).toBe("-3.817");
    expect(formatValue(Number.NaN, "en")).toBe("NaN");
  });
});
