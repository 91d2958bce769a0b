/** The demo's behaviour, as the text that goes into the page after the engine's. Its words come with the model. */
export const DEMO_SCRIPT = `(() => {
  "use strict";
  const $ = (id) => document.getElementById(id);
  const model = JSON.parse($("model").textContent);
  const { words, classes } = model;
  const weights = Uint8Array.from(atob($("weights").textContent.trim()), (character) => character.charCodeAt(0));
  const forward = thawEngine.createForward(thawEngine.readTensors(weights), model);
  const LONGEST = 4096;
  const percent = new Intl.NumberFormat(document.documentElement.lang, { style: "percent", maximumFractionDigits: 1 });
  let newest = 0;

  const say = (text) => {
    $("status").textContent = text;
  };

  async function pixelsOf(file) {
    const bitmap = await createImageBitmap(file);
    const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(bitmap.width * scale));
    canvas.height = Math.max(1, Math.round(bitmap.height * scale));
    const context = canvas.getContext("2d", { willReadFrequently: true });
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    return { canvas, data: context.getImageData(0, 0, canvas.width, canvas.height).data };
  }

  function show(canvas) {
    const view = $("photo");
    const scale = Math.min(1, 640 / Math.max(canvas.width, canvas.height));
    view.width = Math.max(1, Math.round(canvas.width * scale));
    view.height = Math.max(1, Math.round(canvas.height * scale));
    view.getContext("2d").drawImage(canvas, 0, 0, view.width, view.height);
    view.hidden = false;
  }

  function list(probabilities) {
    const order = classes.map((name, index) => ({ name, share: probabilities[index] })).sort((a, b) => b.share - a.share);
    $("classes").replaceChildren(
      ...order.map(({ name, share }) => {
        const item = document.createElement("li");
        const label = document.createElement("span");
        label.textContent = name;
        const value = document.createElement("span");
        value.textContent = percent.format(share);
        const bar = document.createElement("div");
        bar.className = "bar";
        const fill = document.createElement("i");
        fill.style.width = share * 100 + "%";
        bar.append(fill);
        bar.setAttribute("aria-hidden", "true");
        item.append(label, value, bar);
        return item;
      }),
    );
    return order[0];
  }

  async function classify(file) {
    const own = ++newest;
    say(words.working);
    try {
      const { canvas, data } = await pixelsOf(file);
      if (own !== newest) return;
      show(canvas);
      const begin = performance.now();
      const input = thawEngine.prepare(data, canvas.width, canvas.height, model);
      const probabilities = await forward(input);
      if (own !== newest) return;
      const best = list(probabilities);
      const took = Math.round(performance.now() - begin) + " ms";
      say(words.result.replace("{class}", best.name).replace("{share}", percent.format(best.share)).replace("{time}", took));
    } catch {
      if (own !== newest) return;
      $("photo").hidden = true;
      $("classes").replaceChildren();
      say(words.unreadable);
    }
  }

  $("file").addEventListener("change", (event) => {
    const [file] = event.target.files;
    if (file) classify(file);
  });
  const stop = (event) => event.preventDefault();
  document.addEventListener("dragover", (event) => {
    stop(event);
    $("drop").classList.add("over");
  });
  document.addEventListener("dragleave", () => $("drop").classList.remove("over"));
  document.addEventListener("drop", (event) => {
    stop(event);
    $("drop").classList.remove("over");
    const [file] = event.dataTransfer.files;
    if (file) classify(file);
  });
  document.addEventListener("paste", (event) => {
    const [file] = event.clipboardData.files;
    if (file) classify(file);
  });
  say(words.ready);
})();
`;

export const DEMO_STYLE = `
:root { color-scheme: light dark; --paper: #f7f9fa; --ink: #17242d; --dim: #4d5f6b; --line: #c3ced5; --warm: #9a5b00; }
@media (prefers-color-scheme: dark) { :root { --paper: #10181d; --ink: #e6edf1; --dim: #a3b4bf; --line: #3a4a55; --warm: #f0ac4c; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 44rem; padding: 2rem 1rem 3rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.7 system-ui, "Hiragino Sans", "Noto Sans JP", sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.3; margin: 0; }
.dim { color: var(--dim); }
#drop { margin: 1.5rem 0; padding: 1.25rem; border: 2px dashed var(--line); border-radius: 0.5rem; }
#drop.over { border-color: var(--warm); }
label { display: block; font-weight: 600; margin-bottom: 0.5rem; }
input { font: inherit; max-width: 100%; min-height: 2.75rem; color: inherit; }
input:focus-visible, summary:focus-visible { outline: 3px solid var(--warm); outline-offset: 2px; }
canvas { display: block; max-width: 100%; height: auto; border-radius: 0.5rem; }
canvas[hidden] { display: none; }
ol { list-style: none; margin: 1rem 0; padding: 0; }
li { display: grid; grid-template-columns: 1fr auto; gap: 0 1rem; padding: 0.25rem 0; font-variant-numeric: tabular-nums; }
.bar { grid-column: 1 / -1; height: 0.5rem; background: var(--line); border-radius: 0.25rem; overflow: hidden; }
.bar i { display: block; height: 100%; background: var(--warm); }
footer { margin-top: 2rem; border-top: 1px solid var(--line); padding-top: 1rem; font-size: 0.875rem; }
pre { white-space: pre-wrap; font-size: 0.8125rem; }
`;
