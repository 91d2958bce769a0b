import { type Engine, until } from "./engine.ts";

export interface Step {
  title: string;
  run: (engine: Engine) => Promise<void>;
}

const lesson = "/courses/foodvision/transfer-learning";
const item = (slug: string) => `[data-item="transfer-learning.${slug}"]`;
const has = (selector: string) => `document.querySelector(${JSON.stringify(selector)})`;

/** The short journey: signs in, reads, answers, trains a head, and finds all of it after a reload. */
export function shortJourney(site: string, account: { email: string; password: string }): Step[] {
  return [
    {
      title: "signs in and reads the lesson",
      run: async (engine) => {
        await engine.open(`${site}/ja/sign-in?next=${encodeURIComponent(`/ja${lesson}`)}`);
        await until(engine, `!${has("form button[type=submit]")}.disabled`);
        await engine.type("input[name=email]", account.email);
        await engine.type("input[name=password]", account.password);
        await engine.click("form button[type=submit]");
        await until(engine, `location.pathname === "/ja${lesson}"`);
        await until(engine, `${has("h1")}.textContent.includes("転移学習")`);
        await until(engine, `${has(item("advantage"))}.getAttribute("aria-busy") === "false"`);
      },
    },
    {
      title: "answers a question wrong and right, and writes code",
      run: async (engine) => {
        await engine.click(`${item("advantage")} input[value=labels]`);
        await engine.click(`${item("advantage")} .act button`);
        await until(engine, has(`${item("advantage")} .because.bad`));
        await engine.click(`${item("advantage")} .act button`);
        await until(engine, `!${has(`${item("advantage")} input[value=features]`)}.disabled`);
        await engine.click(`${item("advantage")} input[value=features]`);
        await engine.click(`${item("advantage")} .act button`);
        await until(engine, has(`${item("advantage")} .because:not(.bad)`));
        await engine.type(`${item("head-layer")} textarea`, "torch.nn.Linear(512, 7)");
        await engine.click(`${item("head-layer")} .act button`);
        await until(engine, has(`${item("head-layer")} .because:not(.bad)`));
      },
    },
    {
      title: "trains a head in the lab, and its random twin",
      run: async (engine) => {
        await engine.open(`${site}/en/labs/foodvision-head`);
        const start = ".go .btn.warm";
        await until(engine, `${has(start)} && ${has(start)}.getAttribute("aria-disabled") !== "true"`, 60);
        await engine.click("[data-value='10']");
        await engine.click(start);
        await until(engine, `document.querySelectorAll(".versus .big").length === 2`, 240);
        const scores = await engine.read<number[]>(
          `[...document.querySelectorAll(".versus .big")].map((score) => Number.parseFloat(score.textContent))`,
        );
        const [pretrained = 0, random = 0] = scores;
        if (pretrained < 60 || random > pretrained - 20) throw new Error(`Scores of ${scores}`);
        await until(engine, `document.querySelectorAll("#compare tbody tr").length === 2`);
      },
    },
    {
      title: "finds answers and runs after a reload",
      run: async (engine) => {
        await engine.reload();
        await until(engine, `document.querySelectorAll("#compare tbody tr").length === 2`);
        await engine.open(`${site}/en${lesson}`);
        await until(engine, has(`${item("advantage")} .because:not(.bad)`));
        await engine.reload();
        await until(engine, `${has(`${item("advantage")} input[value=features]`)}.checked`);
        await until(engine, `${has(`${item("head-layer")} textarea`)}.value === "torch.nn.Linear(512, 7)"`);
        await until(engine, has(`${item("head-layer")} .because:not(.bad)`));
      },
    },
  ];
}
