import type { EngineErrorCode } from "@thaw/tl-engine/errors";
import { defineMessages } from "#platform/messages.ts";

/** What computes, and why it can't. */
export const engineMessages = defineMessages({
  ja: {
    engineChip: (backend: string, reason: string) => `${backend}：${reason}`,
    engineStarting: "計算エンジンを準備中",
    computesOn: "計算に使うもの",
    computesOnAuto: "自動で選ぶ",
    reasons: {
      chosen: "指定どおり",
      "hardware-gpu": "GPUで計算",
      "no-webgpu": "WebGPUがないため",
      "no-webgl2": "WebGL 2がないため",
      "software-renderer": "GPUがなくソフトウェア描画のため",
      "half-precision-gpu": "GPUの計算精度が32ビットに足りないため",
      "gpu-slower": "GPUより速いため",
      "gpu-failed": "GPUがうまく動かないため",
      "context-lost": "GPUが途中で失われたため",
    },
    noGpuNote:
      "このブラウザーではWebGLを使えないので、CPU（WebAssembly）で計算します。結果は同じで、少し遅いだけです。",
    plainHttp:
      "このページは暗号化なしのHTTPで開かれています。ラボは動きますが、ブラウザーは共有メモリ（複数スレッドのWebAssembly）、WebGPU、カメラを使わせません。そのため各ワーカーは1スレッドで計算します。使えるようにするには、サイトの管理者がTLSを設定し、PUBLIC_URLをhttps://で始まる名前にしてください。",
    failures: {
      "image-decode":
        "読み取れない写真がありました。ページを読み込み直してください。続くなら管理者に知らせてください。",
      "image-too-large": "大きすぎる写真がありました。管理者に知らせてください。",
      "image-unsupported": "対応していない形式の写真がありました。管理者に知らせてください。",
      "image-fetch":
        "写真を取得できませんでした。接続を確かめて、もう一度学習してください。計算済みの特徴は残っています。",
      "backbone-load": "土台の重みを読み込めませんでした。接続を確かめて、もう一度試してください。",
      "backend-unavailable":
        "このブラウザーではWebGLもWebAssemblyも動きませんでした。ブラウザーを新しくするか、拡張機能による制限を外してください。",
      "invalid-input": "この設定では計算できませんでした。設定を初期値に戻して、もう一度試してください。",
      "safetensors-invalid": "重みのファイルが壊れています。ページを読み込み直してください。",
      "worker-lost":
        "計算していたワーカーが止まりました。メモリが足りないのかもしれません。ほかのタブを閉じて、もう一度試してください。",
      disposed: "計算エンジンは閉じられました。ページを読み込み直してください。",
      diverged: "学習が発散し、重みが無限大になりました。学習率を下げてください。この実験は保存されません。",
      unknown: "思いがけない理由で止まりました。ページを読み込み直してください。",
    } satisfies Record<EngineErrorCode | "diverged" | "unknown", string>,
  },
  en: {
    engineChip: (backend: string, reason: string) => `${backend}: ${reason}`,
    engineStarting: "Starting the engine",
    computesOn: "What computes",
    computesOnAuto: "Chosen by speed",
    reasons: {
      chosen: "as chosen",
      "hardware-gpu": "on the GPU",
      "no-webgpu": "no WebGPU",
      "no-webgl2": "no WebGL 2",
      "software-renderer": "software renderer",
      "half-precision-gpu": "GPU short of 32-bit precision",
      "gpu-slower": "faster than the GPU",
      "gpu-failed": "the GPU did not work",
      "context-lost": "the GPU was lost",
    },
    noGpuNote: "This browser has no WebGL to offer, so the CPU computes, by WebAssembly. Same result, a little slower.",
    plainHttp:
      "This page came over plain HTTP. The lab works, but the browser withholds shared memory (WebAssembly with several threads), WebGPU and the camera, so each worker computes on one thread. To have them, the site's operator sets up TLS and a PUBLIC_URL that starts with https://.",
    failures: {
      "image-decode": "A photo could not be read. Reload the page; if it stays so, tell the site's administrator.",
      "image-too-large": "A photo is too large. Tell the site's administrator.",
      "image-unsupported": "A photo has a format that the lab can't read. Tell the site's administrator.",
      "image-fetch": "Photos could not be fetched. Check the connection and train again.",
      "backbone-load": "The backbone's weights could not be loaded. Check the connection and try again.",
      "backend-unavailable":
        "Neither WebGL nor WebAssembly runs in this browser. Update it, or lift what an extension or a policy blocks.",
      "invalid-input": "It could not be computed with these settings. Go back to the defaults and try again.",
      "safetensors-invalid": "The file of weights is damaged. Reload the page.",
      "worker-lost": "The worker that computed has stopped; memory may have run out. Close other tabs and try again.",
      disposed: "The engine was closed. Reload the page.",
      diverged: "The run diverged: weights went to infinity. Lower the learning rate. It is not kept as an experiment.",
      unknown: "It stopped for an unexpected reason. Reload the page.",
    },
  },
});
