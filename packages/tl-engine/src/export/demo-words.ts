/** What the demo says. `{class}`, `{share}` and `{time}` are filled in by the page. */
export const demoWords = {
  ja: {
    title: (run: string) => `${run}の分類器`,
    lead: "このページだけで動きます。通信はせず、写真はどこにも送られません。",
    choose: "写真を選ぶ（ここに落としても、貼り付けてもかまいません）",
    photo: "選んだ写真",
    classes: "クラスごとの確率",
    ready: "準備ができました。",
    working: "計算しています…",
    result: "{class}、{share}（{time}）",
    unreadable: "この写真は開けませんでした。JPEG、PNG、WebPなどを選んでください。",
    noScript: "分類にはJavaScriptが要ります。",
    decoding: "写真はブラウザーが復号します。ラボとは復号のしかたが違うため、確率がわずかに異なることがあります。",
    licences: "重みの出どころとライセンス（英語）",
  },
  en: {
    title: (run: string) => `Classifier of ${run}`,
    lead: "This page works by itself: it fetches nothing, and no photo leaves it.",
    choose: "Choose a photo (or drop it here, or paste it)",
    photo: "The photo that you chose",
    classes: "Probability by class",
    ready: "Ready.",
    working: "Working…",
    result: "{class}, {share} ({time})",
    unreadable: "This photo could not be opened. Choose a JPEG, PNG or WebP.",
    noScript: "Classifying needs JavaScript.",
    decoding:
      "Your browser decodes the photo, which the lab does with decoders of its own: probabilities may differ a little.",
    licences: "Where the weights come from, and their licence",
  },
} as const;
