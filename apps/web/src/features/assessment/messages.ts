import { defineMessages } from "#platform/messages.ts";

const percent = (share: number) => `${Math.round(share * 100)}%`;

export const assessmentMessages = defineMessages({
  ja: {
    question: (n: number) => `問い ${n}`,
    answer: "答える",
    again: "もう一度答える",
    check: "確かめる",
    sending: "採点しています",
    right: "正解",
    wrong: "ちがいます",
    unreadable: "読み取れませんでした。回数は減っていません。",
    triesLeft: (n: number) => `あと${n}回答えられます`,
    unlimited: "何度でも答えられます",
    closed: "解答の回数を使い切りました",
    points: (n: number) => `${n}点`,
    earned: (score: number, points: number) => `${points}点中${score}点`,
    policy: (points: number, tries: number | null, credit: readonly number[]) => {
      const many = tries === null ? "何度でも" : `${tries}回まで`;
      const steps =
        credit.length > 1
          ? `、配点は1回目${percent(credit[0] ?? 1)}、以後${credit.slice(1).map(percent).join("、")}`
          : "";
      return `${points}点、${many}${steps}`;
    },
    chooseSeveral: "当てはまるものをすべて選んでください",
    tolerance: (t: number, unit: string) => `誤差は${t}${unit}まで認めます`,
    numberLabel: "数を入力",
    textLabel: "解答を入力",
    codeLabel: (binding: string) => `${binding} に代入する式`,
    codeHelp: "Ctrl+Enter（Macは⌘+Enter）で送れます",
    draft: "下書き",
    draftKept: (time: string) => `${time}の下書きです。まだ送っていません。`,
    discard: "下書きを捨てる",
    waiting: "送信待ち：つながると一度だけ送られます",
    signedOut: "サインインが切れました。解答はこの端末に残っています。",
    signInAgain: "サインインし直す",
    busy: "サーバーが混み合っています。少しあとに自動で送ります。",
    withdraw: "送信をやめる",
    signInToAnswer: "サインインして答える",
    enrol: "受講を始めて答える",
    cannotAnswer: "この講座の受講者だけが答えられます",
    loading: "読み込んでいます",
    solutionAsk: (points: number) => `解答例を見る（このステップは${points}点ではなく0点になります）`,
    solutionAskAfter: "解答例を見る",
    solutionWarning: "見ると、この先このステップでは点が付きません。見たことは記録されます。すでに得た点は残ります。",
    solutionFree: "すでに得た点は変わりません。見たことは記録されます。",
    solutionShow: "それでも見る",
    solutionCancel: "やめておく",
    solutionSeen: "解答例を見ました",
    solution: "解答例",
    steps: (done: number, all: number) => `${all}ステップ中${done}が完了`,
    stateOf: { done: "完了", now: "取り組み中", todo: "これから" },
    saved: "保存済み",
    saving: "保存しています",
    keptHere: "この端末に保存",
    stepDone: "完了",
  },
  en: {
    question: (n: number) => `Question ${n}`,
    answer: "Answer",
    again: "Try again",
    check: "Check",
    sending: "Grading",
    right: "Correct",
    wrong: "Not this",
    unreadable: "That could not be read. It cost no try.",
    triesLeft: (n: number) => `${n} ${n === 1 ? "try" : "tries"} left`,
    unlimited: "As many tries as you like",
    closed: "All tries are used",
    points: (n: number) => `${n} ${n === 1 ? "point" : "points"}`,
    earned: (score: number, points: number) => `${score} of ${points} ${points === 1 ? "point" : "points"}`,
    policy: (points: number, tries: number | null, credit: readonly number[]) => {
      const many = tries === null ? "any number of tries" : `${tries} ${tries === 1 ? "try" : "tries"}`;
      const steps =
        credit.length > 1
          ? `: ${percent(credit[0] ?? 1)} on the first, then ${credit.slice(1).map(percent).join(", ")}`
          : "";
      return `${points} ${points === 1 ? "point" : "points"}, ${many}${steps}`;
    },
    chooseSeveral: "Choose all that apply",
    tolerance: (t: number, unit: string) => `Within ${t}${unit} counts`,
    numberLabel: "Your number",
    textLabel: "Your answer",
    codeLabel: (binding: string) => `The expression for ${binding}`,
    codeHelp: "Ctrl+Enter (⌘+Enter on a Mac) sends it",
    draft: "Draft",
    draftKept: (time: string) => `Your draft of ${time}. It has not been sent.`,
    discard: "Discard the draft",
    waiting: "Waiting to be sent: it goes out once when you are connected",
    signedOut: "You are signed out. Your answer is kept on this device.",
    signInAgain: "Sign in again",
    busy: "The server is busy. It will be sent again shortly.",
    withdraw: "Don't send it",
    signInToAnswer: "Sign in to answer",
    enrol: "Enrol to answer",
    cannotAnswer: "Only this course's learners can answer",
    loading: "Loading",
    solutionAsk: (points: number) => `See the solution (this step then scores 0 instead of ${points})`,
    solutionAskAfter: "See the solution",
    solutionWarning:
      "Once you look, this step earns no more points. That you looked is recorded. What you have earned stays.",
    solutionFree: "What you have earned stays. That you looked is recorded.",
    solutionShow: "Show it",
    solutionCancel: "Not now",
    solutionSeen: "Solution seen",
    solution: "Worked solution",
    steps: (done: number, all: number) => `${done} of ${all} steps done`,
    stateOf: { done: "Done", now: "Under way", todo: "To do" },
    saved: "Saved",
    saving: "Saving",
    keptHere: "Kept on this device",
    stepDone: "Done",
  },
});
