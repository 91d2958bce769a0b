import { defineMessages } from "#platform/messages.ts";

/** Taking a classifier away, and bringing a head in. */
export const exportMessages = defineMessages({
  ja: {
    title: "持ち帰る",
    lead: "土台とヘッドをひとつの分類器にして書き出します。どれにも、動かし方と重みのライセンスが入っています。",
    kinds: {
      pytorch: {
        name: "PyTorch",
        called: "PyTorch",
        what: (architecture: string) =>
          `torchvisionの${architecture}が読むstate_dict（.pt）と、写真を分類するload.py。`,
      },
      safetensors: {
        name: "safetensors",
        called: "safetensors",
        what: "同じ重みを.safetensorsで。解凍すれば、ここへ読み込み直すこともできます。load.py付き。",
      },
      onnx: {
        name: "ONNX",
        called: "ONNX",
        what: "平均と標準偏差による前処理まで入った1つのグラフ（opset 17）。onnxruntimeで動かすpredict.py付き。",
      },
      demo: {
        name: "デモページ",
        called: "デモページ",
        what: "HTMLファイル1つ。通信なしで、写真を落とすとその場で分類します。",
      },
    },
    size: (megabytes: string) => `約${megabytes}`,
    tooLarge: (megabytes: string) =>
      `この土台では${megabytes}を超え、開けない端末があるため作れません。ONNXかPyTorchで持ち帰ってください。`,
    save: (name: string) => `${name}を書き出す`,
    making: (name: string) => `${name}を作っています…`,
    saved: (file: string, megabytes: string) => `${file}（${megabytes}）を保存しました。`,
    failures: {
      backbone:
        "このヘッドを学習した土台の重みが、いまこのサイトにあるものと違うため、書き出せません。土台を読み込めない場合もあります。",
      head: "ヘッドのファイルが読めないため、書き出せません。",
      other: "書き出せませんでした。通信とメモリーの空きを確かめて、もう一度試してください。",
    },
    runTitle: (number: number) => `実験 ${number}`,
    importTitle: "ヘッドを読み込む",
    importLead:
      "ここで書き出したものや、PyTorchのnn.Linearを保存した.safetensorsを読み込み、この実験の取り置き写真で採点します。読み込んだヘッドは、このページを離れると消えます。",
    choose: ".safetensorsファイルを選ぶ",
    scoring: (done: number, total: number) => `採点しています：${total}枚中${done}枚`,
    starting: "計算の準備をしています…",
    imported: (name: string) => `${name}を読み込みました。上の書き出しには、いまはこのヘッドが使われます。`,
    scored: (correct: number, total: number, percent: string, low: number, high: number) =>
      `取り置き写真${total}枚のうち${correct}枚が正解：${percent}%（95%区間 ${low}〜${high}%）`,
    runScored: (correct: number, total: number) => `この実験のヘッドは${total}枚中${correct}枚でした。`,
    notScored: "この実験の写真がもうないため、採点はできません。",
    unknownBackbone:
      "このファイルには、どの土台で学習したかが書かれていません。違う土台のヘッドなら、正しく分類できません。",
    otherNames:
      "このファイルにはクラスの名前がないか、この実験と違います。行の順番はこの実験のクラスの順番とみなします。",
    back: "実験のヘッドに戻す",
    importFailures: {
      file: "このファイルにはヘッドがありません。head.weightとhead.biasを持つ.safetensorsを選んでください。",
      width: (width: number, expected: number) =>
        `このヘッドが受け取る特徴は${width}個で、この土台の${expected}個と合いません。`,
      classes: (count: number, expected: number) =>
        `このヘッドのクラスは${count}個で、この実験の${expected}個と合いません。`,
      backbone: "このヘッドは、別の重みの土台で学習したものです。",
      engine: "採点できませんでした。ヘッドは読み込めています。通信を確かめて、もう一度選んでください。",
    },
  },
  en: {
    title: "Take it away",
    lead: "Backbone and head leave as one classifier. Each download tells how to run it, and carries the weights' licence.",
    kinds: {
      pytorch: {
        name: "PyTorch",
        called: "PyTorch",
        what: (architecture: string) =>
          `A state_dict (.pt) that torchvision's ${architecture} loads, and a load.py that classifies photos.`,
      },
      safetensors: {
        name: "safetensors",
        called: "safetensors",
        what: "The same weights as .safetensors, with its load.py. Unzipped, it can come back in here.",
      },
      onnx: {
        name: "ONNX",
        called: "ONNX",
        what: "One graph, the mean and standard deviation of the input inside (opset 17). With a predict.py for onnxruntime.",
      },
      demo: {
        name: "Demo page",
        called: "demo page",
        what: "One HTML file that classifies a photo dropped on it, without any network.",
      },
    },
    size: (megabytes: string) => `about ${megabytes}`,
    tooLarge: (megabytes: string) =>
      `With this backbone it would be larger than ${megabytes}, which many devices can't open. Take ONNX or PyTorch.`,
    save: (name: string) => `Export ${name}`,
    making: (name: string) => `Making ${name}…`,
    saved: (file: string, megabytes: string) => `${file} (${megabytes}) is saved.`,
    failures: {
      backbone:
        "This head can't be exported: the weights it was trained on are not those that this site has now, or they can't be read.",
      head: "This head can't be exported: its file can't be read.",
      other: "The export failed. Check the connection and the memory that is free, and try again.",
    },
    runTitle: (number: number) => `Run ${number}`,
    importTitle: "Bring in a head",
    importLead:
      "Reads a .safetensors file that was exported here, or that holds a PyTorch nn.Linear, and scores it on this run's held-out photos. It is gone when you leave the page.",
    choose: "Choose a .safetensors file",
    scoring: (done: number, total: number) => `Scoring: ${done} of ${total} photos`,
    starting: "Getting ready to compute…",
    imported: (name: string) => `${name} is read. The exports above now have this head.`,
    scored: (correct: number, total: number, percent: string, low: number, high: number) =>
      `${correct} of ${total} held-out photos right: ${percent} % (95 % interval ${low} to ${high} %)`,
    runScored: (correct: number, total: number) => `This run's own head had ${correct} of ${total}.`,
    notScored: "It can't be scored: this run's photos are no longer here.",
    unknownBackbone:
      "The file doesn't say which backbone it was trained on. On another one than this, it can't tell classes apart.",
    otherNames:
      "The file has no names of classes, or others than this run. Its rows are taken in the order of this run's.",
    back: "Back to the run's own head",
    importFailures: {
      file: "There is no head in this file. Choose a .safetensors file with head.weight and head.bias.",
      width: (width: number, expected: number) =>
        `This head takes ${width} features, and this backbone gives ${expected}.`,
      classes: (count: number, expected: number) => `This head has ${count} classes, and this run has ${expected}.`,
      backbone: "This head was trained on a backbone with other weights.",
      engine: "Scoring failed; the head itself is read. Check the connection and choose the file again.",
    },
  },
});
