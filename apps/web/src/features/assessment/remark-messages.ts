import type { GradingRemark, GradingRemarkCode } from "@thaw/contracts/grading-remark";
import type { Locale } from "@thaw/contracts/ids";

type ParamsOf<Code extends GradingRemarkCode> = Extract<GradingRemark, { code: Code }>["params"];
type Sentences = { [Code in GradingRemarkCode]: Record<Locale, (params: ParamsOf<Code>) => string> };

/**
 * What the grader noticed, said kindly and exactly. Each sentence names what stands in the answer and what to look at,
 * and none says the right answer. Text between backquotes is code.
 */
export const remarkMessages: Sentences = {
  "response-kind": {
    ja: () => "この問いの形式と違う答えが届きました。ページを読み込み直してください。回数は減っていません。",
    en: () => "The answer is of another kind than this question takes. Reload the page; no try was used.",
  },
  "full-width": {
    ja: () => "全角の数字や記号は半角として読みました。Pythonや数値の入力では半角を使います。",
    en: () => "Full-width digits and signs were read as half-width ones. Python itself takes half-width only.",
  },
  "choice-unknown": {
    ja: () => "選んだ選択肢が、いまの問いにありません。ページを読み込み直してください。回数は減っていません。",
    en: () => "The choice is not part of this question any more. Reload the page; no try was used.",
  },
  "choice-none": {
    ja: () => "何も選ばれていません。1つ以上選んでください。回数は減っていません。",
    en: () => "Nothing is chosen. Choose at least one; no try was used.",
  },
  "number-unreadable": {
    ja: ({ written }) =>
      `\`${written}\` を1つの数として読めませんでした。数字だけで書いてください。回数は減っていません。`,
    en: ({ written }) => `\`${written}\` could not be read as one number. Write digits only; no try was used.`,
  },
  "number-with-unit": {
    ja: ({ written }) =>
      `\`${written}\` には数のほかの文字があります。単位などは書かず、数だけを入れてください。回数は減っていません。`,
    en: ({ written }) => `\`${written}\` has more than a number in it. Leave out the unit; no try was used.`,
  },
  "number-decimal-comma": {
    ja: ({ written }) =>
      `\`${written}\` のコンマは、桁の区切りか小数点か分かりません。小数点にはピリオドを使ってください。回数は減っていません。`,
    en: ({ written }) =>
      `The comma in \`${written}\` could mean two things. Write decimals with a point; no try was used.`,
  },
  "number-too-large": {
    ja: ({ written }) => `\`${written}\` は大きすぎて扱えません。指数を確かめてください。回数は減っていません。`,
    en: ({ written }) => `\`${written}\` is too large to handle. Check the exponent; no try was used.`,
  },

  "code-too-long": {
    ja: ({ most }) => `コードが長すぎます（${most}文字まで）。答えに要る行だけを残してください。回数は減っていません。`,
    en: ({ most }) => `The code is too long (at most ${most} characters). Keep the lines that matter; no try was used.`,
  },
  "code-too-deep": {
    ja: () => "式の入れ子が深すぎて読めません。もっと簡単に書けます。回数は減っていません。",
    en: () => "The expression is nested too deeply to read. It can be written more simply; no try was used.",
  },
  "code-empty": {
    ja: ({ binding }) => `\`${binding}\` に入れる式がありません。層をつくる式を書いてください。回数は減っていません。`,
    en: ({ binding }) =>
      `There is no expression for \`${binding}\` yet. Write the one that creates the layer; no try was used.`,
  },
  "code-syntax": {
    ja: ({ line, column, near }) =>
      `${line}行目の${column}文字目${near === "" ? "" : `、\`${near}\` のあたり`}で、Pythonとして読めなくなりました。かっこ、コンマ、引用符を確かめてください。回数は減っていません。`,
    en: ({ line, column, near }) =>
      `Python cannot read on from line ${line}, column ${column}${near === "" ? "" : `, near \`${near}\``}. Check brackets, commas and quotes; no try was used.`,
  },
  "code-positional-after-keyword": {
    ja: ({ line, column }) =>
      `${line}行目の${column}文字目：名前つきの引数のあとに、名前のない引数は書けません。順を入れかえるか、名前をつけてください。回数は減っていません。`,
    en: ({ line, column }) =>
      `Line ${line}, column ${column}: an argument without a name cannot follow one with a name. Swap them or name both; no try was used.`,
  },
  "code-unsupported": {
    ja: ({ written }) =>
      `\`${written}\` は、この採点では読めない書き方です。層をつくる式をそのまま書いてください。回数は減っていません。`,
    en: ({ written }) =>
      `\`${written}\` is a form that is not read here. Write the expression that creates the layer as it is; no try was used.`,
  },
  "code-number-too-large": {
    ja: ({ written }) =>
      `\`${written}\` は大きすぎて計算しません。層の大きさになる数を書いてください。回数は減っていません。`,
    en: ({ written }) => `\`${written}\` is too large to compute. Write numbers of a layer's size; no try was used.`,
  },
  "code-call-not-allowed": {
    ja: ({ written }) =>
      `\`${written}(…)\` の呼び出しは、ここでは使えません。PyTorchの層をつくる呼び出しだけを書いてください。回数は減っていません。`,
    en: ({ written }) =>
      `\`${written}(…)\` cannot be called here. Use only the call that creates a PyTorch layer; no try was used.`,
  },

  "code-unknown-name": {
    ja: ({ written, suggestion }) =>
      `\`${written}\` という名前は、まだ定義されていません。${suggestion ? `\`${suggestion}\` のことですか。` : "数をそのまま書くか、先に値を入れてください。"}`,
    en: ({ written, suggestion }) =>
      `The name \`${written}\` is not defined. ${suggestion ? `Did you mean \`${suggestion}\`?` : "Write the number itself, or give the name a value first."}`,
  },
  "code-lookalike": {
    ja: ({ written, letter }) =>
      `\`${written}\` の「${letter}」は、英字に似た別の文字です。半角の英字で打ち直してください。`,
    en: ({ written, letter }) =>
      `The “${letter}” in \`${written}\` looks like a Latin letter but is another one. Type it anew.`,
  },
  "code-division-by-zero": {
    ja: () => "0で割る計算があります。Pythonはここでエラーになります。",
    en: () => "There is a division by zero, where Python would stop with an error.",
  },
  "code-arithmetic-type": {
    ja: ({ written }) => `\`${written}\` は数どうしの計算ではありません。層の大きさは数で計算してください。`,
    en: ({ written }) => `\`${written}\` calculates with something that is not a number. Sizes of a layer are numbers.`,
  },
  "code-other-name": {
    ja: ({ written, binding }) =>
      `\`${written}\` に入れています。名前は \`${binding}\` にしてください。大文字と小文字も区別されます。`,
    en: ({ written, binding }) =>
      `This binds \`${written}\`. The name asked for is \`${binding}\`, and capitals matter.`,
  },
  "code-not-called": {
    ja: ({ written }) =>
      `\`${written}\` はクラスや関数そのものです。層をつくるには、丸かっこと引数をつけて呼び出します。`,
    en: ({ written }) =>
      `\`${written}\` is the thing itself. To create a layer, call it with arguments in parentheses.`,
  },
  "code-not-a-layer": {
    ja: ({ written }) => `\`${written}\` は層ではありません。PyTorchの層をつくる式を書いてください。`,
    en: ({ written }) => `\`${written}\` is not a layer. Write the expression that creates one in PyTorch.`,
  },
  "code-name-case": {
    ja: ({ written }) =>
      `\`${written}\` は、大文字と小文字が違います。Pythonは区別します。クラスの名前は大文字で始まります。`,
    en: ({ written }) =>
      `\`${written}\` has other capitals than the name in PyTorch. Python minds them; classes begin with a capital.`,
  },
  "code-other-module": {
    ja: ({ written, module }) => `\`${written}\` は別の場所の名前です。学習する層のクラスは \`${module}\` にあります。`,
    en: ({ written, module }) =>
      `\`${written}\` names something elsewhere. The class of a trainable layer lives in \`${module}\`.`,
  },
  "code-other-callee": {
    ja: ({ written }) =>
      `\`${written}\` は、ここで求めている種類の層ではありません。どの入力もどの出力につながる層は何でしょう。`,
    en: ({ written }) =>
      `\`${written}\` is not the kind of layer asked for. Which layer joins every input to every output?`,
  },
  "code-star-arguments": {
    ja: () => "`*` や `**` で引数をまとめて渡すと、ここでは値を読み取れません。引数を1つずつ書いてください。",
    en: () => "Arguments passed together with `*` or `**` cannot be read here. Write each one out.",
  },
  "code-arguments-swapped": {
    ja: ({ first, second }) =>
      `2つの数が入れかわっています。先が \`${first}\`（入る数）、あとが \`${second}\`（出る数）です。`,
    en: ({ first, second }) =>
      `The two numbers are in each other's place: first \`${first}\`, what comes in, then \`${second}\`, what goes out.`,
  },
  "code-argument-missing": {
    ja: ({ name }) => `引数 \`${name}\` がありません。これがないと層をつくれません。`,
    en: ({ name }) => `The argument \`${name}\` is missing, and the layer cannot be created without it.`,
  },
  "code-too-many-arguments": {
    ja: ({ given, most }) => `引数が${given}個あります。この層が受け取るのは${most}個までです。`,
    en: ({ given, most }) => `There are ${given} arguments; this layer takes at most ${most}.`,
  },
  "code-argument-unknown": {
    ja: ({ name, suggestion }) =>
      `この層に \`${name}\` という引数はありません。${suggestion ? `\`${suggestion}\` のことですか。` : "名前を確かめてください。"}`,
    en: ({ name, suggestion }) =>
      `This layer has no argument \`${name}\`. ${suggestion ? `Did you mean \`${suggestion}\`?` : "Check its name."}`,
  },
  "code-argument-twice": {
    ja: ({ name }) => `引数 \`${name}\` を2回渡しています。1回だけにしてください。`,
    en: ({ name }) => `The argument \`${name}\` is given twice. Give it once.`,
  },
  "code-argument-type": {
    ja: ({ name, written }) =>
      `\`${name}\` の \`${written}\` は、ここで使える種類の値ではありません。引用符のない整数を書いてください。`,
    en: ({ name, written }) =>
      `\`${written}\` is not the kind of value that \`${name}\` takes. Write a whole number without quotes.`,
  },
  "code-argument-float": {
    ja: ({ name, written }) =>
      `\`${name}\` の \`${written}\` は小数（float）になります。PyTorchは整数を求めます。割り算なら \`//\` を使います。`,
    en: ({ name, written }) =>
      `\`${written}\` makes \`${name}\` a float, and PyTorch wants a whole number. For a division use \`//\`.`,
  },
  "code-argument-value": {
    ja: ({ name, written }) =>
      `\`${name}\` の \`${written}\` は、この場面の数ではありません。もう一度シナリオの数を確かめてください。`,
    en: ({ name, written }) =>
      `\`${written}\` for \`${name}\` is not the number of this scenario. Look at its numbers again.`,
  },
  "code-option-value": {
    ja: ({ name, written, usual }) =>
      `\`${name}=${written}\` にすると、求めている層とは別のものになります。書かなければ \`${usual}\` で、ここではそのままにします。`,
    en: ({ name, written, usual }) =>
      `\`${name}=${written}\` makes another layer than the one asked for. Left out, it is \`${usual}\`, which is what is wanted here.`,
  },
  "code-last-counts": {
    ja: ({ binding }) => `\`${binding}\` には何度か値が入ります。前の行の式は合っていますが、残るのは最後の値です。`,
    en: ({ binding }) =>
      `\`${binding}\` is given a value more than once. An earlier line was right, but the last one counts.`,
  },
};

/** The sentence for a remark. */
export function remarkMessage(remark: GradingRemark, locale: Locale): string {
  // The table's type ties each code to its params; a union of functions cannot be called without this.
  const say = remarkMessages[remark.code][locale] as (params: GradingRemark["params"]) => string;
  return say(remark.params);
}
