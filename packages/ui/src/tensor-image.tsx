"use client";

import { useEffect, useRef } from "react";
import { type ImageLayout, imagePixels, type ValueRange } from "./image-layout.ts";

type TensorImageProps = {
  /** Of all pictures, row-major. */
  values: ArrayLike<number>;
  layout: ImageLayout;
  /** Which of the pictures, from 0. */
  which?: number;
  /** What is black and what is white; see `imageRange`. */
  range: ValueRange;
  label: string;
};

/** A tensor as the picture that it is. */
export function TensorImage({ values, layout, which = 0, range, label }: TensorImageProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width, height } = layout;
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    context?.putImageData(new ImageData(imagePixels(values, layout, which, range), width, height), 0, 0);
  }, [values, layout, which, range, width, height]);
  return (
    <canvas
      ref={canvas}
      className="tensor-image"
      width={width}
      height={height}
      role="img"
      aria-label={label}
      // Small pictures are enlarged to whole pixels' squares; large ones fit the column.
      style={{ width: `${Math.max(width, Math.min(8, Math.floor(320 / width)) * width)}px` }}
    />
  );
}
