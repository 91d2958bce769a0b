import { defineMessages } from "#platform/messages.ts";

/** What can be set beyond the basics, and what each of it is for. */
export const optionsMessages = defineMessages({
  ja: {
    moreSettings: "くわしい設定",
    moreChanged: (n: number) => `${n}件を変更`,
    hiddenLayer: "隠れ層",
    hiddenHelp: "「なし」なら線形。ありなら、曲がった境目も引けますが、写真が少ないと覚え込みやすくなります。",
    hiddenNone: "なし",
    hiddenUnits: (n: number) => `${n}ユニット`,
    optimizer: "最適化",
    optimizerHelp: "Adamは歩幅を重みごとに合わせます。AdamWは減衰を歩幅から切り離します。SGDは勾配のとおりに進みます。",
    momentum: "慣性",
    momentumHelp: "前の一歩の向きをどれだけ残すか。標準は0.9。SGDでは学習率も0.05ほどに上げます。",
    weightDecay: "重み減衰",
    weightDecayHelp: "重みを0へ引き戻す強さ。0で切。",
    dropout: "ドロップアウト",
    dropoutHelp: "最後の層に入る値を、学習中だけ、この割合で消します。0で切。",
    labelSmoothing: "ラベル平滑化",
    labelSmoothingHelp: "正解を1と言い切らず、この分をすべてのクラスに配ります。自信過剰をおさえます。0で切。",
    schedule: "学習率の予定",
    scheduleHelp: "コサインは、学習率を最後のエポックへ向けてなめらかに下げます。",
    constant: "一定",
    cosine: "コサイン",
    patience: "早期終了",
    patienceHelp: "検証の損失がこのエポック数だけ下がらなければ終え、いちばん低かったときの重みを使います。0で切。",
    balanced: "クラスの重みをそろえる",
    balancedHelp: "写真の少ないクラスも、損失の中で同じ重さにします。",
    conflicts: {
      "patience-never-ends": "エポック数より短くしてください。同じか長いと、早く終わることがありません。",
      "decay-turns-weights": "学習率×重み減衰を1より小さくしてください。1以上だと、一歩で重みがなくなります。",
      "cosine-of-one-epoch": "コサインには2エポック以上が要ります。",
    },
    learningRateTrace: "学習率",
    rateSeries: "学習率",
    stoppedEarly: (last: number, best: number) =>
      `${last}エポックで早く終えました。使うのは、検証の損失がいちばん低かったエポック${best}の重みです。`,
    keptEpoch: "使った重みのエポック",
    yes: "はい",
  },
  en: {
    moreSettings: "More settings",
    moreChanged: (n: number) => `${n} changed`,
    hiddenLayer: "Hidden layer",
    hiddenHelp:
      "None is a linear head. A hidden layer can bend its borders, and learns few photos by heart more easily.",
    hiddenNone: "None",
    hiddenUnits: (n: number) => `${n} units`,
    optimizer: "Optimiser",
    optimizerHelp:
      "Adam fits a step size to each weight. AdamW keeps decay apart from it. SGD follows the gradient as it is.",
    momentum: "Momentum",
    momentumHelp:
      "How much of the last step's direction is kept; usually 0.9. SGD wants a higher rate too, about 0.05.",
    weightDecay: "Weight decay",
    weightDecayHelp: "How hard weights are pulled back to 0. Off at 0.",
    dropout: "Dropout",
    dropoutHelp: "Share of the last layer's inputs that is blanked, in training only. Off at 0.",
    labelSmoothing: "Label smoothing",
    labelSmoothingHelp:
      "Spreads this much of the truth over all classes, so that the head is less sure of itself. Off at 0.",
    schedule: "Rate schedule",
    scheduleHelp: "Cosine lowers the learning rate smoothly towards the last epoch.",
    constant: "Constant",
    cosine: "Cosine",
    patience: "Early stopping",
    patienceHelp:
      "Ends after this many epochs without a lower validation loss, and keeps the weights of the lowest. Off at 0.",
    balanced: "Balance the classes",
    balancedHelp: "A class with few photos counts as much in the loss as one with many.",
    conflicts: {
      "patience-never-ends": "Make it shorter than the epochs: as long or longer, it can never stop a run.",
      "decay-turns-weights": "Keep learning rate × weight decay below 1: from 1 on, one step takes every weight away.",
      "cosine-of-one-epoch": "Cosine needs two epochs or more.",
    },
    learningRateTrace: "Learning rate",
    rateSeries: "learning rate",
    stoppedEarly: (last: number, best: number) =>
      `Stopped early after epoch ${last}. The weights are those of epoch ${best}, where the validation loss was lowest.`,
    keptEpoch: "Weights of epoch",
    yes: "Yes",
  },
});
