import type { ContentProblemCode } from "@thaw/contracts/content-problem";

/** For each code: what is wrong, and what to do. Names in braces stand for the problem's params. */
export const problemSentencesJa: Record<ContentProblemCode, readonly [cause: string, fix: string]> = {
  "source-too-large": [
    "レッスンの大きさが{kilobytes} KBあります。上限は256 KBです。",
    "2つのレッスンに分けてください。",
  ],
  "too-deep": ["引用、リスト、コンポーネントの入れ子が{most}段を超えています。", "この部分を浅くしてください。"],
  "too-many-nodes": ["レッスンの要素が{most}個を超えています。", "2つのレッスンに分けてください。"],
  "compile-timeout": [
    "コンパイルに{seconds}秒以上かかったため、中止しました。",
    "* や _、[、` が長く続くところや、深い入れ子がないか確かめてください。",
  ],
  "compile-failed": [
    "コンパイルが途中で止まりました（{detail}）。",
    "本文を別の場所に控え、短くしてからもう一度試してください。",
  ],
  "no-section": [
    "セクションが1つもありません。",
    '本文を <Section id="…" title="…"> と </Section> の間に入れてください。',
  ],

  syntax: ["MDXとして読めません：{detail}", "近くのタグ、引用符、波かっこを確かめてください。"],
  "syntax-unclosed-tag": [
    "ここで開いた <{name}> が、閉じるべきところで閉じられていません。",
    "</{name}> を書き足してください。",
  ],
  "syntax-unexpected-closing-tag": ["開いていないタグをここで閉じています。", "このタグを消すか、先に開いてください。"],
  "syntax-html-comment": ["<!-- … --> はMDXのコメントではありません。", "{/* … */} と書いてください。"],
  "syntax-expression": [
    "波かっこ { で始まる式が読めません。",
    "文字として見せるなら \\{ と書くか、`コード` に入れます。コメントは {/* … */} です。",
  ],
  "syntax-lone-angle": [
    "< で始まるタグが読めません。",
    "文字として見せるなら \\< と書くか、`コード` に入れます。リンクは [文字](https://…) と書きます。",
  ],

  "front-matter-missing": [
    "ファイルの先頭に前付けがありません。",
    "--- の行で始め、lesson、title、lead を1行ずつ書き、--- の行で閉じてください。",
  ],
  "front-matter-syntax": [
    "前付けが読めません：{detail}",
    "1行に1つ「キー: 値」と書きます。コロンや # を含む値は引用符で囲んでください。",
  ],
  "front-matter-missing-field": ["前付けに「{field}」がありません。", "「{field}: …」の行を足してください。"],
  "front-matter-field": ["「{field}」の値が合いません：{detail}", "書ける値は手引きにあります。"],
  "front-matter-unknown-field": ["前付けに「{field}」という項目はありません。", "綴りを直すか、行を消してください。"],
  "front-matter-mismatch": [
    "「{field}」は {written} ですが、ここは {expected} です。",
    "{expected} と書くか、目的のレッスンを開いてください。",
  ],

  "esm-not-allowed": [
    "import や export で始まる行はコードとみなされます。レッスンではコードを実行しません。",
    "行を消してください。文章なら、別の語で始めてください。",
  ],
  "expression-not-allowed": [
    "{…} は式です。レッスンでは式を評価しません。",
    "値をそのまま書いてください。波かっこを見せるなら \\{ … \\} と書くか、`コード` に入れます。",
  ],
  "html-not-allowed": [
    "<{name}> はHTMLです。レッスンでは使えません。",
    "Markdownか、用意されたコンポーネントで書いてください。",
  ],
  "spread-not-allowed": [
    "<{component}> に展開 {...…} があります。式は評価されません。",
    "属性を1つずつ書いてください。",
  ],
  "attribute-expression": [
    "<{component}> の {attribute} に式が書かれています。",
    '文字は {attribute}="…" と引用符に入れます。波かっこに書けるのは数、true、false だけです。',
  ],

  "unknown-component": ["<{component}> というコンポーネントはありません。", "使えるものは手引きにあります。"],
  "unknown-attribute": ["<{component}> に「{attribute}」という属性はありません。", "綴りを直すか、消してください。"],
  "missing-attribute": ["<{component}> に「{attribute}」がありません。", "{attribute}=… を書き足してください。"],
  "attribute-value": ["<{component}> の {attribute} は、{expected}でなければなりません。", "値を直してください。"],
  "duplicate-attribute": ["<{component}> に「{attribute}」が2つあります。", "どちらかを消してください。"],
  "component-not-allowed-here": [
    "<{component}> は {parent} のすぐ内側には置けません。",
    "場所を移してください。置ける場所は手引きにあります。",
  ],
  "content-not-allowed-here": [
    "<{component}> にはコンポーネントだけを入れます。その外に文章があります。",
    "<Prompt> など、その文章が属するコンポーネントに入れてください。",
  ],
  "missing-child": ["<{component}> に {child} がありません。", "中に書き足してください。"],
  "duplicate-child": ["<{component}> に {child} が2つ以上あります。", "1つだけ残してください。"],
  "duplicate-id": ["id「{id}」は、このレッスンですでに使われています。", "別の名前にしてください。"],
  "item-outside-section": ["<{component}> がセクションの外にあります。", "<Section> の中に移してください。"],

  "heading-level": [
    "レッスンでは見出しのレベル{level}を使いません。",
    "セクションは <Section> で書き、その中の見出しは ### か #### にします。",
  ],
  "heading-not-allowed-here": [
    "見出しは、セクションのすぐ内側にだけ置けます。",
    "場所を移すか、太字やコンポーネントの title を使ってください。",
  ],
  "url-not-allowed": [
    "アドレス「{url}」は使えません。",
    "https:、http:、mailto:、/、# で始まるものか、隣のページの名前を書いてください。",
  ],
  "image-path": [
    "「{path}」は、このコースの画像のパスではありません。",
    "images/bowl.jpg のように、コースのフォルダーにあるPNG、JPEG、WebP、AVIF、GIFを指してください。",
  ],
  "image-without-alt": ["画像に代替テキストがありません。", "[ ] の中に、何が写っているかを書いてください。"],
  "figure-source": ["<Figure> には name か src のどちらかが要ります。", "どちらか一方だけを書いてください。"],
  "unknown-figure": [
    "「{name}」という組み込みの図はありません。",
    "名前を直すか、src でコースのファイルを指してください。",
  ],
  "missing-file": ["コースに {path} というファイルがありません。", "ファイルを足すか、パスを直してください。"],
  "footnote-not-allowed-here": ["脚注は誰にでも見えるため、問いの中では使えません。", "問いの文の中で述べてください。"],
  "footnote-unused": [
    "脚注「{name}」はどこからも参照されていません。",
    "[^{name}] と書いて参照するか、消してください。",
  ],
  "unknown-anchor": ["リンク先の #{id} が、このレッスンにありません。", "セクションか項目のidを書いてください。"],
  "unknown-code-language": [
    "「{language}」のコードは色分けされません。",
    "言語の名前を直すか、text と書いてください。",
  ],
  maths: [
    "数式が読めません：{detail}",
    "書き方を直してください。色は \\textcolor{frozen} と \\textcolor{thawed} だけです。",
  ],

  "too-few-choices": ["<{component}> の選択肢は{count}個です。2個以上が必要です。", "<Choice> を足してください。"],
  "too-many-choices": ["<{component}> の選択肢が{count}個あります。上限は{most}個です。", "減らしてください。"],
  "no-correct-choice": [
    "この <{component}> には、正解の印がありません。",
    "正しい <Choice> に correct を書いてください。",
  ],
  "several-correct-choices": [
    "<SingleChoice> の正解は1つですが、すでに「{first}」に印があります。",
    "この correct を消すか、<SeveralChoices> を使ってください。",
  ],
  "choice-without-because": [
    "選択肢「{choice}」に、なぜ正しいか、なぜ違うかの説明がありません。",
    "<Because>…</Because> を足してください。学ぶのはそこからです。",
  ],
  "credit-list": [
    "credit「{credit}」が合いません（回数：{tries}）。",
    '0から1までの、増えない並びを、回数以内で書きます。例："1 0.5 0.25"',
  ],
  "lab-goal": [
    "goal「{goal}」を読み取れません（{problem}）。",
    'サーバーが測るもの、≥、0より大きく1以下の割合の順に書きます。例：goal="accuracy>=0.9" 目標にできるのは accuracy だけです。学習のしかたは学習者の申告でしか分からないためです。',
  ],
  "lab-without-goal": [
    "{attribute} は採点のしかたの指定ですが、このラボには goal がありません。",
    'goal="accuracy>=0.9" のように目標を加えるか、{attribute} を消してください。',
  ],
  "unknown-lab": ["「{name}」というラボはこのサイトにありません。", "あるラボの id を書いてください。"],
  "number-when": ["「{when}」は数ではありません。", "when={7} のように書いてください。"],
  "when-is-right": [
    "「{when}」は正解になるため、この説明は表示されません。",
    "値を変えるか、文章を <Right> に移してください。",
  ],
  "when-duplicate": ["「{when}」への説明がすでにあります。", "どちらかを消してください。"],
  "when-not-allowed": [
    "<{component}> では when を使えません。",
    "選択肢の <Because> に書くか、when を消してください。",
  ],
  "tolerance-wide": [
    "{answer} に対する許容誤差 {tolerance} では、0も正解になります。",
    "意図したものでなければ、小さくしてください。",
  ],
  "accept-empty": ["accept に正解がありません。", '正解を並べてください。例：accept="in_features | fc.in_features"'],
  "binding-name": ["「{binding}」はPythonの名前として使えません。", "文字で始め、英数字と _ だけで書いてください。"],
  "expects-syntax": [
    "「{detail}」は1つの呼び出しではありません。",
    'expects="torch.nn.Linear(512, 7)" のように書いてください。',
  ],
  "expects-callee": [
    "「{detail}」は、コードの問いで使えるクラスではありません。",
    "torch.nn.Linear のように、完全なパスで書いてください。",
  ],
  "expects-arguments": [
    "引数「{detail}」が、足りない、存在しない、重複している、または定数ではありません。",
    "各引数を1回ずつ、数、文字列、True、False、None で書いてください。",
  ],

  "terminal-code": [
    "<Terminal> は最初のコードを1つ持ちます。ここには{count}個あります。",
    "バッククォート3つで囲んだ ```python のコードを、1つだけ入れてください。",
  ],
  "terminal-code-language": [
    "<Terminal> のコードはPythonですが、ここには「{language}」とあります。",
    "コードを ```python で始めてください。",
  ],
  "terminal-code-too-long": ["この <Terminal> のコードは{length}字あります。{most}字までです。", "短くしてください。"],
  "unknown-files": [
    "コース「{name}」のファイルはありません。",
    "写真のあるコースの名前にするか、files を消してください。",
  ],
  "read-only-lines": [
    "readOnly の「{lines}」が、{count}行のコードに合いません。",
    '"1-3, 8" のように、行番号や範囲を、重ならないように小さい順に書いてください。',
  ],
  "check-kind": [
    "この <Check> は、確かめることが1つに決まりません。",
    "prints だけ、expression と equals、expression と shape のどれかにしてください。tolerance は equals が数のときだけ使えます。",
  ],
  "check-expression": [
    "「{detail}」は、1つのPythonの式ではありません。",
    "fc.out_features のような式を書いてください。",
  ],
  "check-shape": [
    "「{detail}」は形ではありません。",
    'shape="7, 512" のように大きさを並べてください。引用符の中が空ならスカラーです。',
  ],
  "unknown-terminal": [
    'このレッスンに <Terminal id="{terminal}"> はありません。',
    "このレッスンのターミナルのidにしてください。",
  ],

  "languages-lesson": [
    "{locale} の本文と {other} の本文で、レッスンが違います（{detail}）。",
    "「lesson」を同じにしてください。",
  ],
  "languages-sections": [
    "{locale} と {other} でセクションが違います：{detail}",
    "同じidのセクションを、同じ順に並べてください。",
  ],
  "languages-items": [
    "項目「{item}」が {other} にあり、{locale} にありません。",
    "足すか、{other} から消してください。正解はどの言語でも1つです。",
  ],
  "languages-order": ["「{item}」から先で、項目の順が {locale} と {other} で違います。", "同じ順に並べてください。"],
  "languages-kind": ["「{item}」の種類が {locale} と {other} で違います。", "同じコンポーネントを使ってください。"],
  "languages-choices": [
    "「{item}」の選択肢が {locale} と {other} で違います：{detail}",
    "同じidの選択肢にしてください。順は違ってもかまいません。",
  ],
  "languages-grading": [
    "「{item}」の採点が {locale} と {other} で違います：{detail}",
    "言語で成績が変わらないよう、同じにしてください。",
  ],
  "languages-labs": ["{locale} と {other} でラボが違います：{detail}", "同じラボにしてください。"],
  "languages-terminals": [
    "{locale} と {other} でターミナルが違います：{detail}",
    "同じターミナルにしてください。コードはコメントと文字列だけ、チェックは文章だけ違ってもかまいません。",
  ],
};
