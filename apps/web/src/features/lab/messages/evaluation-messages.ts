import { defineMessages } from "#platform/messages.ts";

/** What a run's evaluation says beyond its accuracy. */
export const evaluationMessages = defineMessages({
  ja: {
    details: "くわしい評価",
    perClass: "クラスごと",
    perClassHelp:
      "適合率は、そう答えた写真のうち正しかった割合。再現率は、そのクラスの写真のうち当てた割合。F1は両者の調和平均です。",
    className: "クラス",
    precision: "適合率、%",
    recall: "再現率、%",
    f1: "F1、%",
    photos: "枚数",
    mean: "クラスの平均",
    of: (right: number, all: number) => `${right} / ${all}`,
    calibration: "自信は当たっているか",
    calibrationHelp:
      "答えの自信ごとに写真を分けました。点は実際の正解率、棒は95 %区間、破線は平均の自信です。破線が棒の外なら、言い過ぎか、控えめです。",
    ece: "ECE",
    eceHelp: (percent: string) => `自信と正解率の差は、平均で${percent}ポイント（ECE）。`,
    confidence: "自信、%",
    right: "正解",
    accuracy: "正解率",
    range: (low: number, high: number) => `${low}〜${high}`,
    binLabel: (accuracy: number, low: number, high: number, confidence: number) =>
      `正解率${accuracy} %、95パーセント区間は${low}から${high}パーセント、平均の自信は${confidence}パーセント`,
    mistakes: "自信のあった間違い",
    mistakesHelp: "いちばん自信をもって間違えた写真です。写真か、ラベルか、モデルか、どれが悪いのかを見てください。",
    noMistakes: "間違いはありません。",
    openAbove: "（上で開く）",
    taken: (said: string, percent: number) => `${said} ${percent} %`,
    truly: (truth: string) => `正しくは${truth}`,
  },
  en: {
    details: "Evaluation in detail",
    perClass: "Class by class",
    perClassHelp:
      "Precision: right among the photos called that. Recall: right among the photos that are that. F1: the harmonic mean of the two.",
    className: "Class",
    precision: "Precision, %",
    recall: "Recall, %",
    f1: "F1, %",
    photos: "Photos",
    mean: "Mean of classes",
    of: (right: number, all: number) => `${right} of ${all}`,
    calibration: "Is its confidence earned?",
    calibrationHelp:
      "Photos by how sure the answer was. Dot: share right. Bar: its 95 % interval. Dotted line: mean confidence; outside the bar, it claims too much or too little.",
    ece: "ECE",
    eceHelp: (percent: string) => `Confidence and accuracy are ${percent} points apart on average (ECE).`,
    confidence: "Confidence, %",
    right: "Right",
    accuracy: "Accuracy",
    range: (low: number, high: number) => `${low}–${high}`,
    binLabel: (accuracy: number, low: number, high: number, confidence: number) =>
      `Accuracy ${accuracy} %, 95 % interval ${low} to ${high} %, mean confidence ${confidence} %`,
    mistakes: "Most confident mistakes",
    mistakesHelp: "Where it was surest and wrong. Is it the photo, the label or the model?",
    noMistakes: "There are none.",
    openAbove: "(open it above)",
    taken: (said: string, percent: number) => `${said}, ${percent} %`,
    truly: (truth: string) => `truly ${truth}`,
  },
});
