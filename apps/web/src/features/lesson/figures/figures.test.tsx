import { readFileSync } from "node:fs";
import { type Locale, locales } from "@thaw/contracts/ids";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { measured } from "./accuracy-measured.ts";
import { figureByName } from "./figure-by-name.tsx";
import { figureNames } from "./figure-names.ts";
import { resnetLayers, splitAt } from "./resnet-layers.ts";

const lesson = (locale: Locale): string =>
  readFileSync(
    new URL(`../../../../../../courses/foodvision/lessons/transfer-learning.${locale}.mdx`, import.meta.url),
    "utf8",
  );

describe.each(locales)("figures in %s", (locale) => {
  it("are all shown by the lesson", () => {
    const used = [...lesson(locale).matchAll(/<Figure name="([^"]+)"/g)].map(([, name]) => name);
    expect(used.toSorted()).toEqual([...figureNames].toSorted());
  });

  it.each(figureNames)("%s speaks its alternative text once and keeps no caption of its own", (name) => {
    const Figure = figureByName[name];
    const markup = renderToStaticMarkup(<Figure locale={locale} alt="What it shows" />);
    expect(markup.split("What it shows")).toHaveLength(2);
    expect(markup).not.toContain("figcaption");
    expect(renderToStaticMarkup(<Figure locale={locale} caption="A caption" />)).toContain("<figcaption>A caption");
  });

  it("give every measured accuracy with its deviation as text", () => {
    const Figure = figureByName["accuracy-by-photos"];
    const text = renderToStaticMarkup(<Figure locale={locale} />).replaceAll(/<[^>]+>/g, "");
    for (const { mean, deviation } of measured) {
      for (const [index, value] of mean.entries()) {
        expect(text).toContain(`${value.toFixed(1)} ±${deviation[index]?.toFixed(1)}`);
      }
    }
  });

  it("say in the lesson's text what the chart shows", () => {
    for (const { mean } of measured) for (const value of mean) expect(lesson(locale)).toContain(`${value.toFixed(1)}%`);
  });
});

describe("the thaw line", () => {
  // torchvision 0.14.1: resnet18 with fc = Linear(512, 7), sum of numel over named_parameters().
  it("splits ResNet-18 as PyTorch counts it", () => {
    expect(splitAt(1)).toMatchObject({ trainable: 3_591, frozen: 11_176_512, trainingBytes: 43_092 });
    expect(splitAt(2)).toMatchObject({ trainable: 8_397_319, frozen: 2_782_784 });
    expect(splitAt(resnetLayers.length)).toMatchObject({ trainable: 11_180_103, frozen: 0, share: 1 });
  });

  it("can be moved by keyboard and says where it stands", () => {
    const Figure = figureByName["thaw-line"];
    const markup = renderToStaticMarkup(<Figure locale="en" />);
    expect(markup).toMatch(/<input[^>]*type="range"/);
    expect(markup).toContain('aria-valuetext="Only the head is trained: 3,591"');
  });
});
