// Adds rows at indexed places: the gradient of an index_select.

/**
 * dst[o, index[k], :] += src[o, k, :]; dst is [outer, n, inner], src [outer, indexCount, inner], index i64.
 * Repeated indices add up in order.
 */
function scatterAdd<T>(outer: i32, n: i32, inner: i32, count: i32, dst: usize, index: usize, src: usize): void {
  const row = <usize>inner * sizeof<T>();
  for (let o = 0; o < outer; o++) {
    for (let k = 0; k < count; k++) {
      let to = dst + (<usize>o * <usize>n + <usize>load<i64>(index + ((<usize>k) << 3))) * row;
      for (const end = to + row; to < end; to += sizeof<T>()) {
        store<T>(to, <T>(load<T>(to) + load<T>(src)));
        src += sizeof<T>();
      }
    }
  }
}

export function scatter_add_f32(outer: i32, n: i32, inner: i32, count: i32, dst: usize, index: usize, src: usize): void {
  scatterAdd<f32>(outer, n, inner, count, dst, index, src);
}

export function scatter_add_f64(outer: i32, n: i32, inner: i32, count: i32, dst: usize, index: usize, src: usize): void {
  scatterAdd<f64>(outer, n, inner, count, dst, index, src);
}

export function scatter_add_i64(outer: i32, n: i32, inner: i32, count: i32, dst: usize, index: usize, src: usize): void {
  scatterAdd<i64>(outer, n, inner, count, dst, index, src);
}

export function scatter_add_i32(outer: i32, n: i32, inner: i32, count: i32, dst: usize, index: usize, src: usize): void {
  scatterAdd<i32>(outer, n, inner, count, dst, index, src);
}

export function scatter_add_i16(outer: i32, n: i32, inner: i32, count: i32, dst: usize, index: usize, src: usize): void {
  scatterAdd<i16>(outer, n, inner, count, dst, index, src);
}

export function scatter_add_i8(outer: i32, n: i32, inner: i32, count: i32, dst: usize, index: usize, src: usize): void {
  scatterAdd<i8>(outer, n, inner, count, dst, index, src);
}

export function scatter_add_u8(outer: i32, n: i32, inner: i32, count: i32, dst: usize, index: usize, src: usize): void {
  scatterAdd<u8>(outer, n, inner, count, dst, index, src);
}
