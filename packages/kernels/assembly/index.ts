// Everything that the module exports.

export * from "./unary";
export * from "./binary";
export * from "./compare";
export * from "./move";
export * from "./cast";
export * from "./fill";
export {
  reduce_f32,
  reduce_f64,
  reduce_i64,
  reduce_i32,
  reduce_i16,
  reduce_i8,
  reduce_u8,
} from "./reduce";
export * from "./arg-reduce";
export * from "./cumulative";
export * from "./variance";
export * from "./scatter";
export * from "./softmax";
export {
  gemm_f32,
  gemm_f64,
  gemm_batch_f32,
  gemm_batch_f64,
  gemm_i64,
  gemm_i32,
} from "./gemm";
export { heap_start, is_relaxed } from "./workspace";
export * from "./convolution";
export {
  max_pool2d_f32,
  max_pool2d_f64,
  max_pool2d_backward_f32,
  max_pool2d_backward_f64,
} from "./pool-max";
export {
  avg_pool2d_f32,
  avg_pool2d_f64,
  avg_pool2d_backward_f32,
  avg_pool2d_backward_f64,
} from "./pool-average";
export * from "./pool-adaptive";
export * from "./norm";
export * from "./optimizer";
export * from "./summarize";
export { frozen_conv2d_f32, frozen_prepare_f32, frozen_prepared_bytes, frozen_workspace } from "./frozen-conv";
export * from "./frozen-plane";
export * from "./linear-head";
export * from "./resample";
