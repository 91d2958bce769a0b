import type { ContentProblemCode } from "@thaw/contracts/content-problem";

/** For each code: what is wrong, and what to do. Names in braces stand for the problem's params. */
export const problemSentencesEn: Record<ContentProblemCode, readonly [cause: string, fix: string]> = {
  "source-too-large": ["The lesson is {kilobytes} KB long; 256 KB is the most.", "Split it into two lessons."],
  "too-deep": ["Quotes, lists or components are nested more than {most} levels deep.", "Flatten this part."],
  "too-many-nodes": ["The lesson has more than {most} parts.", "Split it into two lessons."],
  "compile-timeout": [
    "The lesson took longer than {seconds} seconds to compile, so compiling was stopped.",
    "Look for long runs of *, _, [ or ` and for very deep nesting.",
  ],
  "compile-failed": [
    "Compiling stopped before it was done ({detail}).",
    "Save your text elsewhere, shorten the lesson, and try again.",
  ],
  "no-section": ["The lesson has no section.", 'Put the text into <Section id="…" title="…"> … </Section>.'],

  syntax: ["This is not valid MDX: {detail}.", "Check tags, quotes and braces near here."],
  "syntax-unclosed-tag": ["<{name}> is opened here and not closed where it should be.", "Add </{name}>."],
  "syntax-unexpected-closing-tag": ["A tag is closed here that was not opened.", "Remove it, or open it before."],
  "syntax-html-comment": ["<!-- … --> is not a comment in MDX.", "Write {/* … */}."],
  "syntax-expression": [
    "A brace { opens an expression that cannot be read.",
    "To show a brace, write \\{ or put it into `code`. To comment, write {/* … */}.",
  ],
  "syntax-lone-angle": [
    "A < starts a tag that cannot be read.",
    "To show the character, write \\< or put it into `code`. Write links as [text](https://…).",
  ],

  "front-matter-missing": [
    "The file does not start with its front matter.",
    "Start with a line ---, then lesson, title and lead, one a line, then a line ---.",
  ],
  "front-matter-syntax": [
    "The front matter cannot be read: {detail}",
    "Write one “key: value” a line; put a value with a colon or a # into quotes.",
  ],
  "front-matter-missing-field": ["The front matter lacks “{field}”.", "Add a line “{field}: …”."],
  "front-matter-field": ["The value of “{field}” does not fit: {detail}.", "See the guide for what it takes."],
  "front-matter-unknown-field": ["The front matter knows no “{field}”.", "Correct or remove the line."],
  "front-matter-mismatch": [
    "“{field}” says {written}, but this is {expected}.",
    "Write {expected}, or open the lesson that you mean.",
  ],

  "esm-not-allowed": [
    "A line that starts with import or export is code, and a lesson runs none.",
    "Remove it. If it is a sentence, let it start with another word.",
  ],
  "expression-not-allowed": [
    "{…} is an expression, and a lesson evaluates none.",
    "Write the value itself. To show braces, write \\{ … \\} or put them into `code`.",
  ],
  "html-not-allowed": ["<{name}> is HTML, which a lesson does not take.", "Use Markdown or one of the components."],
  "spread-not-allowed": ["<{component}> has a spread {...…}, and nothing is evaluated.", "Write each attribute out."],
  "attribute-expression": [
    "{attribute} of <{component}> has an expression in braces.",
    'Text goes into quotes: {attribute}="…". Braces take a number, true or false, nothing else.',
  ],

  "unknown-component": ["There is no component <{component}>.", "See the guide for all there are."],
  "unknown-attribute": ["<{component}> knows no attribute “{attribute}”.", "Correct or remove it."],
  "missing-attribute": ["<{component}> lacks “{attribute}”.", "Add {attribute}=…."],
  "attribute-value": ["{attribute} of <{component}> must be {expected}.", "Correct the value."],
  "duplicate-attribute": ["<{component}> has “{attribute}” twice.", "Keep one of them."],
  "component-not-allowed-here": [
    "<{component}> cannot stand directly inside {parent}.",
    "Move it. The guide says what goes where.",
  ],
  "content-not-allowed-here": [
    "<{component}> holds components only, and here is text outside of them.",
    "Put the text into the component that it belongs to, such as <Prompt>.",
  ],
  "missing-child": ["<{component}> lacks {child}.", "Add it inside."],
  "duplicate-child": ["<{component}> has more than one {child}.", "Keep one of them."],
  "duplicate-id": ["The id “{id}” is taken already in this lesson.", "Choose another one."],
  "item-outside-section": ["<{component}> stands outside of every section.", "Move it into a <Section>."],

  "heading-level": [
    "A heading of level {level} does not occur in a lesson.",
    "Sections are <Section> components; inside them use ### and ####.",
  ],
  "heading-not-allowed-here": [
    "A heading can only stand directly inside a section.",
    "Move it, or use bold text or the component's title.",
  ],
  "url-not-allowed": [
    "The address “{url}” is not allowed.",
    "Links may start with https:, http:, mailto:, / or #, or name a page beside this one.",
  ],
  "image-path": [
    "“{path}” is not the path of a picture of this course.",
    "Name a PNG, JPEG, WebP, AVIF or GIF file below the course's folder, such as images/bowl.jpg.",
  ],
  "image-without-alt": ["This picture has no alternative text.", "Say between the [ ] what it shows."],
  "figure-source": ["<Figure> needs either name or src.", "Give exactly one of the two."],
  "unknown-figure": [
    "There is no built-in figure “{name}”.",
    "Correct the name, or use src with a file of the course.",
  ],
  "missing-file": ["The course has no file {path}.", "Add the file, or correct the path."],
  "footnote-not-allowed-here": [
    "A footnote cannot be used inside a question, since all readers see the notes.",
    "Say it in the text of the question.",
  ],
  "footnote-unused": ["Nothing refers to the footnote “{name}”.", "Refer to it with [^{name}], or remove it."],
  "unknown-anchor": ["The link leads to #{id}, which this lesson does not have.", "Use the id of a section or item."],
  "unknown-code-language": [
    "Code in “{language}” will be shown without colours.",
    "Correct the language's name, or write text.",
  ],
  maths: [
    "The formula cannot be read: {detail}",
    "Correct it. Two colours exist: \\textcolor{frozen} and \\textcolor{thawed}.",
  ],

  "too-few-choices": ["<{component}> has {count} choices; it needs at least two.", "Add a <Choice>."],
  "too-many-choices": ["<{component}> has {count} choices; {most} is the most.", "Remove some."],
  "no-correct-choice": ["No choice of this <{component}> is marked right.", "Add correct to the right <Choice>."],
  "several-correct-choices": [
    "A <SingleChoice> has one right choice, and “{first}” is marked already.",
    "Remove this correct, or use <SeveralChoices>.",
  ],
  "choice-without-because": [
    "The choice “{choice}” does not say why it is right or wrong.",
    "Add <Because>…</Because>: it is what one learns from.",
  ],
  "credit-list": [
    "credit “{credit}” does not fit ({tries} tries).",
    'Write shares from 0 to 1 that do not rise, at most one a try, such as "1 0.5 0.25".',
  ],
  "lab-goal": [
    "goal “{goal}” can't be read ({problem}).",
    'Write what the server measures, ≥, and a share above 0 and up to 1: goal="accuracy>=0.9". Only accuracy can be a goal: how a head was trained, the server has from the learner\'s word alone.',
  ],
  "lab-without-goal": [
    "{attribute} says how a lab is graded, and this one has no goal.",
    'Add a goal, such as goal="accuracy>=0.9", or remove {attribute}.',
  ],
  "unknown-lab": ["There is no lab “{name}” on this site.", "Use the id of a lab that there is."],
  "number-when": ["“{when}” is not a number.", "Write when={7}."],
  "when-is-right": ["“{when}” counts as right, so this is never said.", "Change it, or move the text to <Right>."],
  "when-duplicate": ["There is feedback for “{when}” already.", "Keep one of them."],
  "when-not-allowed": ["<{component}> has no when.", "Say it in the choice's <Because>, or leave when out."],
  "tolerance-wide": [
    "A tolerance of {tolerance} around {answer} accepts 0 as well.",
    "Make it smaller, unless that is meant.",
  ],
  "accept-empty": ["accept names no answer.", 'List the accepted answers: accept="in_features | fc.in_features".'],
  "binding-name": ["“{binding}” is not a name in Python.", "Use letters, digits and _, starting with a letter."],
  "expects-syntax": ["“{detail}” is not one call.", 'Write it as in expects="torch.nn.Linear(512, 7)".'],
  "expects-callee": [
    "“{detail}” is not a constructor that code answers know.",
    "Write its full path, such as torch.nn.Linear.",
  ],
  "expects-arguments": [
    "The argument “{detail}” is missing, unknown, given twice, or not a plain value.",
    "Give each argument once, as a number, a text, True, False or None.",
  ],

  "terminal-code": [
    "<Terminal> starts with one block of code, and here are {count}.",
    "Put the code into one block between three backquotes, ```python.",
  ],
  "terminal-code-language": [
    "The code of a <Terminal> is Python, and this block says “{language}”.",
    "Start the block with ```python.",
  ],
  "terminal-code-too-long": ["The code of this <Terminal> has {length} characters; {most} is the most.", "Shorten it."],
  "unknown-files": ["There are no files of a course “{name}”.", "Name a course that has photos, or leave files out."],
  "read-only-lines": [
    "readOnly “{lines}” does not fit the code, which has {count} lines.",
    'Write line numbers and ranges that rise and do not meet, such as "1-3, 8".',
  ],
  "check-kind": [
    "This <Check> does not say one thing to look for.",
    "Give either prints, or expression with equals, or expression with shape; tolerance goes with a number in equals.",
  ],
  "check-expression": ["“{detail}” is not one Python expression.", "Write an expression such as fc.out_features."],
  "check-shape": [
    "“{detail}” is not a shape.",
    'Write its sizes, such as shape="7, 512"; nothing between the quotes means a scalar.',
  ],
  "unknown-terminal": ['This lesson has no <Terminal id="{terminal}">.', "Use the id of a terminal of this lesson."],

  "languages-lesson": [
    "The {locale} text is of another lesson than the {other} text ({detail}).",
    "Give both the same “lesson”.",
  ],
  "languages-sections": [
    "The sections differ between {locale} and {other}: {detail}.",
    "Use the same section ids in the same order in both.",
  ],
  "languages-items": [
    "The item “{item}” is in {other} and not in {locale}.",
    "Add it, or remove it from {other}: both languages have one key.",
  ],
  "languages-order": [
    "The items come in another order in {locale} than in {other}, from “{item}” on.",
    "Put them into the same order.",
  ],
  "languages-kind": ["“{item}” is another kind of item in {locale} than in {other}.", "Use the same component."],
  "languages-choices": [
    "The choices of “{item}” differ between {locale} and {other}: {detail}.",
    "Use the same choice ids in both; their order may differ.",
  ],
  "languages-grading": [
    "“{item}” is graded otherwise in {locale} than in {other}: {detail}.",
    "Make it the same in both, so that the language cannot change a grade.",
  ],
  "languages-labs": ["The labs differ between {locale} and {other}: {detail}.", "Use the same labs in both."],
  "languages-terminals": [
    "The terminals differ between {locale} and {other}: {detail}.",
    "Use the same terminals in both, with the same code but for comments and texts, and the same checks.",
  ],
};
