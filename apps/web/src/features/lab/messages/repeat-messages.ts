import { defineMessages } from "#platform/messages.ts";

/** Doing a run again, and whether the same came of it. */
export const repeatMessages = defineMessages({
  ja: {
    again: "もう一度実行",
    againHelp: "同じ設定と種で学習し直し、同じ重みになるか確かめます。",
    preparing: (n: number) => `実験${n}と同じ設定をそろえています…`,
    running: (n: number) => `実験${n}を、同じ設定と種でもう一度実行しています。`,
    noPhotos: (n: number) => `実験${n}は自分の写真で学習したものです。この端末にその写真がないため、繰り返せません。`,
    noBackbone: (n: number, name: string) => `実験${n}の土台（${name}）が、いまこのサイトにないため、繰り返せません。`,
    blocked: (n: number) => `実験${n}の設定は、いまのラボでは使えないため、繰り返せません。`,
    identical: (again: number, first: number) =>
      `同一の重みです：実験${again}のヘッドは、実験${first}と1ビットもちがいません。`,
    different: (again: number, first: number) => `実験${again}の重みは、実験${first}とちがいます。`,
    fingerprint: (sha256: string) => `SHA-256 ${sha256}`,
    reasons: {
      data: "写真が前とちがいます。",
      backbone: "土台の重みが前とちがいます。",
      split: "検証に使う写真の選び方が、前の実験のころと変わりました。",
      backend: "特徴を計算したもの（GPUかCPUか）が前とちがい、最後の桁が変わりました。",
      settings: "設定が前とちがいます。",
      machine: "端末やブラウザーがちがうと、小数の最後の桁が変わることがあります。",
    },
    sameAs: "同一の重み",
    sameAsRuns: "同じ重みになった実験：",
    openRun: (n: number) => `実験${n}`,
    headHash: "ヘッドの重み（SHA-256）",
    dismiss: "閉じる",
  },
  en: {
    again: "Run again",
    againHelp: "Trains with the same settings and seed, and checks that the same weights come of it.",
    preparing: (n: number) => `Setting up what run ${n} was trained with…`,
    running: (n: number) => `Running run ${n} again, with the same settings and seed.`,
    noPhotos: (n: number) =>
      `Run ${n} was trained on your own photos, which are not on this device: it can't be repeated.`,
    noBackbone: (n: number, name: string) =>
      `Run ${n} stands on ${name}, which this site has not now: it can't be repeated.`,
    blocked: (n: number) => `Run ${n} has settings that the lab can't use now: it can't be repeated.`,
    identical: (again: number, first: number) =>
      `Identical weights: the head of run ${again} is that of run ${first}, to the last bit.`,
    different: (again: number, first: number) => `The weights of run ${again} are not those of run ${first}.`,
    fingerprint: (sha256: string) => `SHA-256 ${sha256}`,
    reasons: {
      data: "The photos are not the same.",
      backbone: "The backbone's weights are not the same.",
      split: "Photos for validation are chosen in another way than when that run was made.",
      backend: "Something else computed the features (a GPU, or the CPU), and last digits differ.",
      settings: "The settings are not the same.",
      machine: "On another device or browser the last digits of a number may come out differently.",
    },
    sameAs: "Identical weights",
    sameAsRuns: "The same weights came of:",
    openRun: (n: number) => `Run ${n}`,
    headHash: "The head's weights (SHA-256)",
    dismiss: "Close",
  },
});
