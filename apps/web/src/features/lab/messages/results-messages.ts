import { defineMessages } from "#platform/messages.ts";

const capitalised = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** What a run gave: scores, the confusion matrix, photos. */
export const resultsMessages = defineMessages({
  ja: {
    lookTitle: "学んだことを見る",
    lookLead: (n: string) => `取り置きの写真${n}枚。升目を選ぶと写真が開きます。`,
    lookEmpty: "学習が終わると、取り置きの写真での正解率と、どれをどれと取り違えたかがここに並びます。",
    versus: "事前学習がくれるもの",
    pretrained: "事前学習済みの土台",
    random: "乱数の土台",
    controlRunning: "同じ設定で、乱数の土台を学習しています。",
    controlSkipped: "対照の実行は取り消しました。",
    controlFailed: "対照の実行は失敗しました。",
    score: (correct: string, total: string, low: number, high: number) =>
      `${total}枚中${correct}枚、95 %区間 ${low}〜${high}`,
    scoreWhole: (accuracy: string, correct: string, total: string, low: number, high: number, chance: string) =>
      `正解率${accuracy} %、${total}枚中${correct}枚、95パーセント区間は${low}から${high}パーセント、当て推量は${chance}パーセント`,
    apart: (points: string) => `差は${points}ポイント。区間は重なっていません。`,
    overlapping: (points: string) => `差は${points}ポイント。区間が重なるので、まだ確かとは言えません。`,
    scoresAxis: (chance: string) =>
      `点は正解率、棒は95 %区間、破線は当て推量の${chance} %。取り置きの写真で、このブラウザーが測りました。`,
    otherArchitecture: "乱数の土台の構造は、いつもMobileNetV3-Smallです。",
    whichRun: "表示する実行",
    confusion: "混同行列",
    rowsColumns: "行：正しいクラス。列：モデルの答え。",
    cellLabel: (truth: string, said: string, n: number) => `正しくは${truth}、答えは${said}：${n}枚`,
    openedRight: (name: string) => `${name}を正しく当てた写真`,
    openedWrong: (truth: string, said: string) => `${truth}を${said}と答えた写真`,
    openedCount: (n: number, of: number) => `${of}枚のうち${n}枚`,
    said: "答え",
    truth: "正解",
    correctMark: "正解",
    photoNumber: (name: string, n: number) => `${name} ${n}`,
    nearest: "特徴空間で近い学習写真",
    liveDone: (sentence: string) => `学習が終わりました。${sentence}`,
    liveControl: (sentence: string) => `乱数の土台の結果。${sentence}`,
  },
  en: {
    lookTitle: "Look at what it learned",
    lookLead: (n: string) => `${n} held-out photos. Open a cell to see them.`,
    lookEmpty: "When a head is trained, its accuracy on held-out photos and what it took for what stand here.",
    versus: "What pretraining gives",
    pretrained: "Pretrained backbone",
    random: "Random weights",
    controlRunning: "Training the same head on random weights.",
    controlSkipped: "The control was skipped.",
    controlFailed: "The control failed.",
    score: (correct: string, total: string, low: number, high: number) =>
      `${correct} of ${total}, 95 % interval ${low} to ${high}`,
    scoreWhole: (accuracy: string, correct: string, total: string, low: number, high: number, chance: string) =>
      `Accuracy ${accuracy} %, ${correct} of ${total}, 95 % interval ${low} to ${high} %, chance ${chance} %`,
    apart: (points: string) => `${points} points apart, and the intervals don't touch.`,
    overlapping: (points: string) => `${points} points apart, but the intervals overlap: not certain yet.`,
    scoresAxis: (chance: string) =>
      `Dot: accuracy. Bar: its 95 % interval. Dotted line: chance, ${chance} %. On held-out photos, measured in this browser.`,
    otherArchitecture: "Random weights are always those of a MobileNetV3-Small.",
    whichRun: "Run shown",
    confusion: "Confusion matrix",
    rowsColumns: "Rows: the truth. Columns: what the model said.",
    cellLabel: (truth: string, said: string, n: number) => `${truth}, taken for ${said}: ${n}`,
    openedRight: (name: string) => `${capitalised(name)}, told right`,
    openedWrong: (truth: string, said: string) => `${capitalised(truth)}, taken for ${said}`,
    openedCount: (n: number, of: number) => `${n} of ${of}`,
    said: "said",
    truth: "true",
    correctMark: "said, true",
    photoNumber: (name: string, n: number) => `${name} ${n}`,
    nearest: "Closest training photos in feature space",
    liveDone: (sentence: string) => `Training is over. ${sentence}`,
    liveControl: (sentence: string) => `Random weights: ${sentence}`,
  },
});
