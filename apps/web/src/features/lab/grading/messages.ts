import { defineMessages } from "#platform/messages.ts";

/** Words of the lab page for handing in, and for what the server found. */
export const gradingMessages = defineMessages({
  ja: {
    title: "提出する",
    lead: "サーバーだけが持つ写真で、ヘッドを測り直します。",
    band: (from: number, to: number) => `${from}〜${to}%`,
    interval: (low: string, high: string) => `95%区間 ${low}〜${high}%`,
    choose: "提出する実験",
    experiment: (n: number, percent: string, backbone: string) => `実験${n}：手元で${percent}%（${backbone}）`,
    handIn: "この実験を提出する",
    sending: "提出しています",
    measuring: "サーバーが測っています。この画面を離れても続きます。",
    left: (n: number) => `今はあと${n}個のヘッドを提出できます`,
    limits: (hour: number, day: number) =>
      `1時間に${hour}個、1日に${day}個まで。同じヘッドを出し直しても数えず、答えも変わりません。`,
    nextAt: (time: string) => `次に提出できるのは${time}です`,
    tries: (n: number) => `数えられる提出はあと${n}回です`,
    triesUsed: "提出の回数を使い切りました。得点は残ります。",
    none: "提出できる実験がまだありません。コースの写真で学習させると、ここから提出できます。",
    onlyOwn: "自分の写真で学習した実験は提出できません。サーバーの写真は料理の写真なので、クラスが合わないためです。",
    history: "これまでの提出",
    run: "実験",
    runNumber: (n: number) => `実験${n}`,
    own: "手元",
    server: "サーバー",
    verdict: "判定",
    when: "提出",
    state: { queued: "順番待ち", running: "測定中", done: "済み", failed: "測れませんでした" },
    verdicts: { reached: "届いた", missed: "届かず" },
    verdictOf: { reached: "目標に届きました。", missed: "目標にはまだ届いていません。" },
    said: (n: number, from: number, to: number) => `実験${n}は、サーバーの写真で${from}〜${to}%でした。`,
    axis: (chance: string) => `目盛りは0〜100%、点線は当てずっぽう（${chance}%）、横線は95%区間です。`,
    failed:
      "サーバーで測れませんでした。同じ実験はあと一度だけ提出し直せます（1回に数えます）。それでも測れなければ、別の実験を提出してください。",
    gapTitle: "2つの数字がちがうわけ",
    gapAgree: (own: string, from: number, to: number) =>
      `手元の${own}%とサーバーの${from}〜${to}%は、偶然の範囲で一致しています。`,
    gapAbove: (own: string, from: number, to: number) =>
      `手元の${own}%は、サーバーの${from}〜${to}%より偶然では説明しにくいほど高い値です。多くの実験から手元の数字がよいものを選ぶと、その写真に合いすぎたヘッドが残りがちです。`,
    gapBelow: (own: string, from: number, to: number) =>
      `手元の${own}%は、サーバーの${from}〜${to}%より偶然では説明しにくいほど低い値です。手元で測った写真が少ないか、むずかしかったのかもしれません。`,
    gapWhy: (photos: number) =>
      `手元の数字は、見えている写真で測ったものです。サーバーの数字は、だれも見られない別の${photos}枚で測ったものです。どちらも枚数が限られるので、同じヘッドでも数ポイントはずれます。`,
    gapBand:
      "サーバーの数字は幅でだけ示します。細かく示すと、何度も提出して写真を言い当てられるからです。GPUの丸めで順位が入れ替わりうる写真は、100枚に1枚まで正解に数えます。",
    signIn: "サインインして提出する",
    mayNot: "このコースに登録した人だけが提出できます。",
    refusals: {
      "own-photos": "自分の写真で学習した実験は提出できません。コースの写真で学習した実験を選んでください。",
      "backbone-gone": "この実験の土台は、このサイトにもうありません。今ある土台で学習し直してください。",
      "no-photos": "このコースには採点用の写真がありません。先生に知らせてください。",
      "not-graded": "このラボは採点されません。",
    },
    waiting: "つながっていません。この実験は、つながったときに一度だけ提出されます。",
    signedOut: "サインインが切れました。サインインし直すと、続きから提出されます。",
    signInAgain: "サインインし直す",
    withdraw: "提出をやめる",
    busy: "サーバーが混み合っています。少しあとに自動で送ります。",
    unreachable: "提出の記録を読み込めませんでした。",
    retry: "もう一度",
    handedIn: (n: number, verdict: string) => `実験${n}の提出：${verdict}`,
  },
  en: {
    title: "Hand in",
    lead: "The server measures your head again, on photos that only it has.",
    band: (from: number, to: number) => `${from}–${to}%`,
    interval: (low: string, high: string) => `95% interval ${low}–${high}%`,
    choose: "Run to hand in",
    experiment: (n: number, percent: string, backbone: string) => `Run ${n}: ${percent}% here (${backbone})`,
    handIn: "Hand in this run",
    sending: "Handing in",
    measuring: "The server is measuring. It goes on if you leave this page.",
    left: (n: number) => `You can hand in ${n} more ${n === 1 ? "head" : "heads"} now`,
    limits: (hour: number, day: number) =>
      `Up to ${hour} heads an hour and ${day} a day. The same head again does not count, and gets the same answer.`,
    nextAt: (time: string) => `You can hand in again at ${time}`,
    tries: (n: number) => `${n} more ${n === 1 ? "hand-in counts" : "hand-ins count"}`,
    triesUsed: "All hand-ins are used. What you earned stays.",
    none: "There is no run to hand in yet. Train on the course's photos, and hand it in here.",
    onlyOwn:
      "Runs on your own photos can't be handed in: the server's photos are of the dishes, so the classes don't match.",
    history: "Handed in so far",
    run: "Run",
    runNumber: (n: number) => `Run ${n}`,
    own: "Yours",
    server: "Server's",
    verdict: "Verdict",
    when: "Handed in",
    state: { queued: "Waiting its turn", running: "Measuring", done: "Done", failed: "Could not be measured" },
    verdicts: { reached: "Reached", missed: "Missed" },
    verdictOf: { reached: "The goal is reached.", missed: "The goal is not reached yet." },
    said: (n: number, from: number, to: number) => `Run ${n} gets ${from}–${to}% of the server's photos right.`,
    axis: (chance: string) =>
      `The scale is 0–100%, the dotted mark is guessing (${chance}%), the bars are 95% intervals.`,
    failed:
      "The server could not measure it. The same run may be handed in once more, which counts as another; if that fails too, hand in a different run.",
    gapTitle: "Why the two figures differ",
    gapAgree: (own: string, from: number, to: number) =>
      `Your ${own}% and the server's ${from}–${to}% agree within chance.`,
    gapAbove: (own: string, from: number, to: number) =>
      `Your ${own}% is higher than the server's ${from}–${to}% by more than chance easily explains. Choosing the best of many runs by your own figure tends to leave a head that fits those photos too well.`,
    gapBelow: (own: string, from: number, to: number) =>
      `Your ${own}% is lower than the server's ${from}–${to}% by more than chance easily explains. The photos you measured on may be few, or hard.`,
    gapWhy: (photos: number) =>
      `Your figure comes from photos you can see. The server's comes from ${photos} others that nobody gets to see. Both are few, so the same head differs by some points from one to the other.`,
    gapBand:
      "The server's figure is shown as a band only: finer figures would let one guess its photos by handing in many heads. A photo whose answer could flip by a GPU's rounding counts as right, up to one in a hundred.",
    signIn: "Sign in to hand in",
    mayNot: "Only those in this course can hand in.",
    refusals: {
      "own-photos": "A run on your own photos can't be handed in. Choose one that was trained on the course's photos.",
      "backbone-gone": "This site no longer has the backbone of this run. Train again on one that it has.",
      "no-photos": "This course has no photos to grade with. Tell your instructor.",
      "not-graded": "This lab isn't graded.",
    },
    waiting: "You are offline. This run is handed in once, as soon as there is a connection.",
    signedOut: "You are signed out. Sign in again, and the hand-in goes on.",
    signInAgain: "Sign in again",
    withdraw: "Don't hand in",
    busy: "The server is busy. It is sent again by itself in a moment.",
    unreachable: "What was handed in could not be loaded.",
    retry: "Try again",
    handedIn: (n: number, verdict: string) => `Run ${n} handed in: ${verdict}`,
  },
});
