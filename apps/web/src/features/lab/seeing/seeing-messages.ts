import { defineMessages } from "#platform/messages.ts";

const capitalised = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** Looking into a photo, and through a backbone's layers. */
export const seeingMessages = defineMessages({
  ja: {
    evidence: "答えの根拠を重ねる",
    off: "写真",
    forSaid: (name: string) => `答え：${name}`,
    forTruth: (name: string) => `正解：${name}`,
    forBoth: (name: string) => `答えで正解：${name}`,
    evidenceLabel: (name: string, where: string) => `${name}と答える根拠の地図。いちばん強いのは${where}`,
    evidenceHelp:
      "琥珀色はその答えを支えた場所、青は打ち消した場所です。最後の層の7×7のますを引きのばしているので、輪郭は確かではありません。",
    evidenceFailed: "根拠を計算できませんでした。",
    evidenceWaiting: "根拠を計算しています",
    nearest: "特徴空間で近い学習写真",
    nearIn: (backbone: string) => `${backbone}の特徴で`,
    nearNone: "この土台の特徴は、まだ計算していません。",
    nearLabel: (name: string, similarity: string) => `${name}、類似度${similarity}`,
    nearHelp: "数はコサイン類似度です。1に近いほど、特徴の向きが同じです。",
    random: "乱数の重み",
    enlarge: "大きく見る",
    walk: "この写真で層をたどる",
    probabilities: "答えの確率",
    trainPhoto: "学習に使った写真",
    heldOutPhoto: "取り置きの写真",
    taken: (truth: string, said: string) => `${truth}を${said}と答えた写真`,
    photoOf: (name: string) => name,
    close: "閉じる",
    gone: "この写真は、もうこの端末にありません。",
    waiting: "計算しています",

    title: "凍った層が見るもの",
    lead: "写真を1枚選び、浅い層から深い層へ、チャンネルごとにたどります。学習は要りません。",
    pick: "たどる写真",
    pickPhoto: (name: string, held: boolean) => `${name}${held ? "（取り置き）" : ""}`,
    empty: "写真を選ぶと、層ごとの反応がここに現れます。右には、同じ構造で何も学んでいない乱数の重みが並びます。",
    layer: "層",
    layerOf: (at: number, of: number) => `${of}層のうち${at}層目`,
    layerText: (name: string, kind: string, channels: number, size: number) =>
      `${name}、${kind}、${channels}チャンネル、${size}×${size}`,
    shape: (channels: number, size: number) => `${channels}チャンネル　${size}×${size}`,
    earlier: "浅い層へ",
    later: "深い層へ",
    kinds: {
      conv: "畳み込み",
      "inverted-residual": "逆残差ブロック",
      "basic-block": "残差ブロック",
      pool: "プーリング",
    },
    depths: {
      edges: "輪郭と色",
      textures: "質感",
      parts: "部分",
      wholes: "料理らしさ",
    },
    lookFor: {
      edges:
        "明るさの変わり目、線の向き、色の境目を探してください。写真の形がそのまま残っています。乱数の重みでも、縁はよく残ります。",
      textures: "細かいくり返し、つや、網目に反応するチャンネルを探してください。平らなところでは反応が弱くなります。",
      parts: "黄身、めんの束、葉の重なりのような、まとまりのある部分だけが光るチャンネルを探してください。",
      wholes:
        "位置はおおまかになり、多くのチャンネルの反応は弱くなります。写真の料理にだけ強く光るものを探し、右の乱数とくらべてください。",
    },
    twinName: "乱数の双子",
    channel: (n: number) => `チャンネル${n}`,
    channelLabel: (n: number, rank: number) => `チャンネル${n}、反応の大きさ${rank}番`,
    channelShown: (n: number, rank: number, range: string) => `チャンネル${n}（${rank}番目に活発）　±${range}`,
    enlarged: (n: number, layer: string) => `${layer}のチャンネル${n}を写真に重ねた図`,
    show: "見せ方",
    over: "写真に重ねる",
    alone: "反応だけ",
    more: (n: number) => `あと${n}チャンネル`,
    key: "琥珀色は正の反応、青は負の反応。色はチャンネルごとの強さを基準にしています。反応の差が大きい順です。",
    failed: "層を計算できませんでした。",
    retry: "もう一度",
    engineStarting: "計算の準備をしています。",
    places: [
      ["左上", "上", "右上"],
      ["左", "中央", "右"],
      ["左下", "下", "右下"],
    ],
  },
  en: {
    evidence: "Lay the evidence over it",
    off: "Photo",
    forSaid: (name: string) => `Said: ${name}`,
    forTruth: (name: string) => `True: ${name}`,
    forBoth: (name: string) => `Said, true: ${name}`,
    evidenceLabel: (name: string, where: string) => `Map of the evidence for ${name}: strongest ${where}`,
    evidenceHelp:
      "Amber held that answer up, blue spoke against it. It is the last layer's 7 × 7 squares drawn out, so outlines are not to be trusted.",
    evidenceFailed: "The evidence could not be computed.",
    evidenceWaiting: "Computing the evidence",
    nearest: "Closest training photos in feature space",
    nearIn: (backbone: string) => `By ${backbone}`,
    nearNone: "This backbone's features are not computed yet.",
    nearLabel: (name: string, similarity: string) => `${name}, similarity ${similarity}`,
    nearHelp: "The figure is the cosine of the two feature vectors: the nearer to 1, the more they point one way.",
    random: "random weights",
    enlarge: "Enlarge",
    walk: "Walk through the layers with it",
    probabilities: "Probabilities",
    trainPhoto: "Trained on",
    heldOutPhoto: "Held out",
    taken: (truth: string, said: string) => `${capitalised(truth)}, taken for ${said}`,
    photoOf: (name: string) => capitalised(name),
    close: "Close",
    gone: "This photo is no longer on this device.",
    waiting: "Computing",

    title: "What the frozen layers see",
    lead: "Pick a photo and walk from early to late layers, channel by channel. No training needed.",
    pick: "Photo to walk with",
    pickPhoto: (name: string, held: boolean) => `${name}${held ? ", held out" : ""}`,
    empty:
      "Pick a photo: what each layer answers to it appears here, beside the same architecture with random weights, which has learned nothing.",
    layer: "Layer",
    layerOf: (at: number, of: number) => `Layer ${at} of ${of}`,
    layerText: (name: string, kind: string, channels: number, size: number) =>
      `${name}, ${kind}, ${channels} channels of ${size} × ${size}`,
    shape: (channels: number, size: number) => `${channels} channels of ${size} × ${size}`,
    earlier: "Earlier layer",
    later: "Later layer",
    kinds: {
      conv: "convolution",
      "inverted-residual": "inverted residual block",
      "basic-block": "residual block",
      pool: "pooling",
    },
    depths: { edges: "Edges and colours", textures: "Textures", parts: "Parts", wholes: "What makes the dish" },
    lookFor: {
      edges:
        "Look for changes of brightness, directions of lines, borders of colour. The photo's shape is still there; random weights keep edges too.",
      textures: "Look for channels that answer to fine repeats, gloss or mesh. Plain ground falls silent.",
      parts: "Look for channels that light up at one part alone: a yolk, a bundle of noodles, leaves on leaves.",
      wholes:
        "Places are coarse now, and most channels are quiet. Look for one that lights up for this dish alone, and compare the random twin.",
    },
    twinName: "Random twin",
    channel: (n: number) => `Channel ${n}`,
    channelLabel: (n: number, rank: number) => `Channel ${n}, number ${rank} by activity`,
    channelShown: (n: number, rank: number, range: string) => `Channel ${n}, number ${rank} by activity, ±${range}`,
    enlarged: (n: number, layer: string) => `Channel ${n} of ${layer}, laid over the photo`,
    show: "Show it",
    over: "Over the photo",
    alone: "Alone",
    more: (n: number) => `${n} more channels`,
    key: "Amber is above zero, blue below, each channel by its own strength. The most active come first.",
    failed: "The layer could not be computed.",
    retry: "Try again",
    engineStarting: "Getting ready to compute.",
    places: [
      ["at the top left", "at the top", "at the top right"],
      ["at the left", "in the middle", "at the right"],
      ["at the bottom left", "at the bottom", "at the bottom right"],
    ],
  },
});

export type SeeingMessages = (typeof seeingMessages)["ja"];

/** What to look for at a stage, by how much of the photo one of its places sees. */
export type Depth = keyof SeeingMessages["depths"];

/** @param outSize height of the stage's output for a picture of 224. */
export function depthOf(outSize: number): Depth {
  if (outSize >= 56) return "edges";
  if (outSize >= 28) return "textures";
  return outSize >= 14 ? "parts" : "wholes";
}
