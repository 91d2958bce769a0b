import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { Bars } from "./bars.tsx";
import { Button } from "./button.tsx";
import { ConfusionMatrix } from "./confusion-matrix.tsx";
import { Input } from "./field.tsx";
import { Icon } from "./icon.tsx";
import { IntervalBar } from "./interval-bar.tsx";
import { LineChart } from "./line-chart.tsx";
import { Melt } from "./melt.tsx";
import { Segmented } from "./segmented.tsx";
import { Sparkline } from "./sparkline.tsx";

describe("Icon", () => {
  test("is hidden beside a word and named when it stands alone", () => {
    expect(renderToStaticMarkup(<Icon name="snow" />)).toContain('aria-hidden="true"');
    const named = renderToStaticMarkup(<Icon name="snow" label="凍結" />);
    expect(named).toContain('role="img" aria-label="凍結"');
    expect(named).not.toContain("aria-hidden");
  });
});

describe("Button", () => {
  test("never submits a form by accident", () => {
    expect(renderToStaticMarkup(<Button>Run</Button>)).toContain('type="button"');
    expect(renderToStaticMarkup(<Button type="submit">Send</Button>)).toContain('type="submit"');
  });
  test("is a link when it leads somewhere", () => {
    const link = renderToStaticMarkup(<Button href="/next">Next</Button>);
    expect(link).toMatch(/^<a href="\/next"/);
    expect(link).not.toContain("type=");
  });
  test("lets a router draw the link, with the router's own props", () => {
    const RouterLink = (props: {
      href: string | URL;
      prefetch?: boolean;
      className?: string;
      children?: ReactNode;
    }) => (
      <a href={`/ja${props.href}`} className={props.className} data-prefetch={props.prefetch}>
        {props.children}
      </a>
    );
    const html = renderToStaticMarkup(
      <Button as={RouterLink} href="/lab" prefetch={false} variant="warm">
        Lab
      </Button>,
    );
    expect(html).toBe('<a href="/ja/lab" class="btn warm" data-prefetch="false">Lab</a>');
  });
  test("keeps its name when only the icon shows, and says when it is busy", () => {
    expect(renderToStaticMarkup(<Button icon="x" iconOnly children="閉じる" />)).toContain(
      '<span class="sr">閉じる</span>',
    );
    const busy = renderToStaticMarkup(<Button busy>Send</Button>);
    expect(busy).toContain('aria-busy="true"');
    expect(busy).toContain('aria-disabled="true"');
    expect(busy).not.toContain(" disabled");
  });
});

describe("Input", () => {
  test("ties label, help and error to the control", () => {
    const html = renderToStaticMarkup(<Input id="mail" label="Email" help="School address" error="No @ in it" />);
    expect(html).toContain('for="mail"');
    expect(html).toContain('aria-describedby="mail-help mail-error"');
    expect(html).toContain('aria-invalid="true"');
    expect(html).toMatch(/id="mail-error"[^>]*role="alert"/);
  });
  test("does not point at texts that are not there", () => {
    const html = renderToStaticMarkup(<Input label="Email" />);
    expect(html).not.toContain("aria-describedby");
    expect(html).not.toContain("aria-invalid");
  });
});

describe("Segmented", () => {
  const options = [
    { value: "ja", label: "日本語", lang: "ja" },
    { value: "en", label: "English", lang: "en" },
  ] as const;
  test("has one tab stop, the chosen one", () => {
    const html = renderToStaticMarkup(<Segmented label="Language" value="en" options={options} onChange={() => {}} />);
    expect(html).toContain('role="radiogroup"');
    expect(html.match(/tabindex="0"/g)).toHaveLength(1);
    expect(html).toMatch(/data-value="en" aria-checked="true" tabindex="0"/);
  });
});

describe("Melt", () => {
  test("clamps what it is told and leaves out the value while the end is unknown", () => {
    expect(renderToStaticMarkup(<Melt value={1.4} label="Training" />)).toContain('aria-valuenow="100"');
    expect(renderToStaticMarkup(<Melt value={0.467} label="Training" />)).toContain("width:46.7%");
    expect(renderToStaticMarkup(<Melt label="Loading" />)).not.toContain("aria-valuenow");
  });
});

describe("ConfusionMatrix", () => {
  const props = {
    classes: ["salad", "pizza"],
    counts: [
      [4, 2],
      [0, 6],
    ],
    label: "Rows are the truth",
    cellLabel: (truth: string, said: string, count: number) => `${truth}, taken for ${said}: ${count}`,
  };
  test("opens cells that hold pictures, and no others", () => {
    const html = renderToStaticMarkup(
      <ConfusionMatrix {...props} onSelect={() => {}} selected={{ truth: 0, predicted: 1 }} />,
    );
    expect(html.match(/<button/g)).toHaveLength(3);
    expect(html).toMatch(/class="e2" aria-label="salad, taken for pizza: 2" aria-pressed="true"/);
    expect(html).toContain("pizza, taken for salad: 0");
  });
  test("is a plain table without a handler", () => {
    expect(renderToStaticMarkup(<ConfusionMatrix {...props} />)).not.toContain("<button");
  });
});

describe("charts", () => {
  const series = [
    {
      label: "validation",
      tone: "thawed" as const,
      points: [
        { x: 0, y: 2 },
        { x: 1, y: 1 },
      ],
    },
    { label: "training", dashed: true, points: [{ x: 0, y: 1.8 }] },
  ];
  test("a line chart says every value in its table, and leaves a gap where a line has none", () => {
    const html = renderToStaticMarkup(<LineChart title="Loss" xLabel="epoch" locale="en" series={series} />);
    expect(html).toContain('<th scope="row">1</th><td>1</td><td></td>');
    expect(html).toContain('aria-valuetext="epoch 1: validation 1"');
  });
  test("a line chart stands before its first point", () => {
    const html = renderToStaticMarkup(<LineChart title="Loss" xLabel="epoch" locale="ja" series={[]} />);
    expect(html).not.toMatch(/NaN|Infinity/);
  });
  test("an interval that leaves 0 to 1 is drawn to the edge", () => {
    const html = renderToStaticMarkup(<IntervalBar value={0.98} low={0.9} high={1.03} chance={0.14} label="98 %" />);
    expect(html).toContain("H135");
  });
  test("a flat or empty sparkline holds no broken number", () => {
    expect(renderToStaticMarkup(<Sparkline values={[1, 1]} />)).not.toMatch(/NaN|Infinity/);
    expect(renderToStaticMarkup(<Sparkline values={[]} />)).not.toMatch(/NaN|Infinity/);
  });
  test("bars say the figure and the word for its kind", () => {
    const html = renderToStaticMarkup(
      <Bars locale="en" bars={[{ label: "pizza", value: 0.58, kind: "predicted", note: "said" }]} />,
    );
    expect(html).toContain("58");
    expect(html).toContain("<small> said</small>");
  });
});
