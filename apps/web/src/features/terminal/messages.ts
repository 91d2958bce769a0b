import { defineMessages } from "#platform/messages.ts";

/** What stands on a lesson's page before a terminal wakes up. */
export const terminalMessages = defineMessages({
  ja: {
    code: "コード",
    ready: "準備完了",
    startHint: "クリックするとPythonを読み込みます",
    run: "Run",
    stop: "Stop",
    reset: "Reset",
    output: "出力",
    outputEmpty: "Runを押すと、ここに出力が流れます。",
    tensors: "テンソル",
    live: "Live",
    tensorsEmpty: "コードを実行すると、生きているテンソルがここに並びます。",
    loadFailed: "ターミナルを読み込めませんでした。接続を確かめて、もう一度クリックしてください。",
    checks: "確かめること",
    bench: (title: string) => `ターミナル ${title}`,
  },
  en: {
    code: "Code",
    ready: "ready when you are",
    startHint: "A click loads Python",
    run: "Run",
    stop: "Stop",
    reset: "Reset",
    output: "Output",
    outputEmpty: "Press Run, and the output streams in here.",
    tensors: "Tensors",
    live: "Live",
    tensorsEmpty: "Run the code, and its live tensors are listed here.",
    loadFailed: "The terminal could not be loaded. Check the connection and click again.",
    checks: "Look for",
    bench: (title: string) => `Terminal ${title}`,
  },
});
