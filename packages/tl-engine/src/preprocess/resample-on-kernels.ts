import type { ResamplePasses } from "@thaw/images/resize/resize-crop";
import type { LoadedKernels } from "@thaw/kernels/load-kernels";

/** Memory that a picture may take and keep for the next; a larger one's is given back. */
const MOST_KEPT_BYTES = 16 * 2 ** 20;
/** The kernels touch a few bytes behind a row's end. */
const SLACK_BYTES = 16;

/** Both passes of resizing in the kernels' memory, about six times as fast as in JavaScript, with the same samples. */
export function resampleOnKernels({ memory, exports }: LoadedKernels): ResamplePasses {
  let at = 0;
  let kept = 0;

  function room(bytes: number): number {
    if (bytes <= kept) return at;
    if (kept > 0) memory.release(at, kept);
    kept = 0;
    at = memory.allocate(bytes);
    kept = bytes;
    return at;
  }

  return {
    run(data, rowBytes, rows, across, firstRow, down) {
      const width = across.starts.length;
      const height = down.starts.length;
      const narrowBytes = width * 3;
      const tables = [across.starts, across.counts, across.weights, down.starts, down.counts, down.weights];
      const parts = [
        ...tables.map(({ byteLength }) => byteLength),
        rows * rowBytes + SLACK_BYTES,
        rows * narrowBytes + SLACK_BYTES,
        height * narrowBytes + SLACK_BYTES,
      ].map((bytes) => Math.ceil(bytes / 16) * 16);
      const bytes = parts.reduce((sum, part) => sum + part, 0);
      const places: number[] = [];
      let next = room(bytes);
      for (const part of parts) {
        places.push(next);
        next += part;
      }
      const [acrossStarts, acrossCounts, acrossWeights, downStarts, downCounts, downWeights, from, narrow, to] =
        places as Nine;
      for (const [i, table] of tables.entries()) memory.i32.set(table, (places[i] as number) / 4);
      memory.u8.set(data, from);
      exports.resample_rows_rgb(
        from,
        rowBytes,
        rows,
        acrossStarts,
        acrossCounts,
        acrossWeights,
        across.stride,
        width,
        narrow,
      );
      exports.resample_columns_u8(
        narrow,
        narrowBytes,
        firstRow,
        downStarts,
        downCounts,
        downWeights,
        down.stride,
        height,
        to,
      );
      const result = memory.u8.slice(to, to + height * narrowBytes);
      if (kept > MOST_KEPT_BYTES) {
        memory.release(at, kept);
        kept = 0;
      }
      return result;
    },
  };
}

type Nine = [number, number, number, number, number, number, number, number, number];
