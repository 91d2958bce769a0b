import { defineMessages } from "#platform/messages.ts";

/** The words of a graded lab that other pages say too. */
export const goalMessages = defineMessages({
  ja: {
    goal: (percent: string) => `目標：サーバーの写真で正解率${percent}%以上`,
    points: (n: number) => `${n}点`,
    notHandedIn: "まだ提出していません",
    reached: "目標に届きました",
    missed: "目標にはまだ届いていません",
    reachedWith: (n: string) => `目標に届きました（実験${n}）`,
    lastTime: (n: string, from: string, to: string) => `直近の提出は実験${n}：サーバーで${from}〜${to}%`,
    attempt: (n: number, from: number, to: number, own: string, goal: string) =>
      `実験${n}：サーバーで${from}〜${to}%、手元で${own}%（目標${goal}%）`,
  },
  en: {
    goal: (percent: string) => `Goal: ${percent}% or more on the server's photos`,
    points: (n: number) => `${n} ${n === 1 ? "point" : "points"}`,
    notHandedIn: "Not handed in yet",
    reached: "Goal reached",
    missed: "Goal not reached yet",
    reachedWith: (n: string) => `Goal reached, with run ${n}`,
    lastTime: (n: string, from: string, to: string) => `Last handed in: run ${n}, ${from}–${to}% on the server`,
    attempt: (n: number, from: number, to: number, own: string, goal: string) =>
      `Run ${n}: ${from}–${to}% on the server, ${own}% in the browser (goal ${goal}%)`,
  },
});
