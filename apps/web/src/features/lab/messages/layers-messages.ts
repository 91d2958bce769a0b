import { defineMessages } from "#platform/messages.ts";

/** The tensors that a run trained, before and after, and snapshots of them. */
export const layersMessages = defineMessages({
  ja: {
    moment: "いつの値か",
    after: "学習後",
    before: "学習前",
    change: "変化",
    changeNote: "学習後から学習前を引いたものです。",
    noBefore: "この層の学習前の値は、この実験には残っていません。",
    which: "どの値を",
    both: "学習前と学習後",
    layers: "どの層を",
    noLayer: "層をひとつ以上選んでください。",
    momentName: (name: string, moment: "before" | "after") => `${name}（${moment === "before" ? "学習前" : "学習後"}）`,
    bothKept: "学習前と学習後のスナップショットを取りました。",
    compare: "くらべる",
    rate: "学習率",
  },
  en: {
    moment: "Values of when",
    after: "After training",
    before: "Before training",
    change: "Change",
    changeNote: "After less before.",
    noBefore: "This run kept no values of this layer from before training.",
    which: "Which values",
    both: "Before and after",
    layers: "Which layers",
    noLayer: "Choose at least one layer.",
    momentName: (name: string, moment: "before" | "after") => `${name}, ${moment} training`,
    bothKept: "Two snapshots are kept: before and after training.",
    compare: "Compare them",
    rate: "Learning rate",
  },
});
