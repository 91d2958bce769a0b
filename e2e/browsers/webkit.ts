import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, globSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { Builder, By, Capabilities, type WebDriver } from "selenium-webdriver";
import { freePort } from "../site/server-process.ts";
import { type Engine, MissingBrowser } from "./engine.ts";

const driverProgram = process.env.WEBKIT_DRIVER_PATH ?? "/usr/bin/WebKitWebDriver";
const screenProgram = "/usr/bin/xvfb-run";

/** WebKitGTK by WebDriver, on a screen that nobody sees. */
export async function openWebKit(): Promise<Engine> {
  const [binary] = globSync("/usr/lib/*/webkit2gtk-4.1/MiniBrowser");
  if (!existsSync(driverProgram) || !existsSync(screenProgram) || !binary) {
    throw new MissingBrowser("WebKit is not here. Install it (Debian: apt-get install webkit2gtk-driver xvfb).");
  }
  const port = await freePort();
  // A group of its own: the screen, the driver and the browser end together.
  const driver = spawn(screenProgram, ["-a", "-s", "-screen 0 1280x1000x24", driverProgram, `--port=${port}`], {
    stdio: "ignore",
    detached: true,
  });
  const options = { binary, args: ["--automation"] };
  let session: WebDriver;
  try {
    await untilListening(port, driver);
    const capabilities = new Capabilities({ browserName: "MiniBrowser", "webkitgtk:browserOptions": options });
    session = await new Builder().usingServer(`http://127.0.0.1:${port}`).withCapabilities(capabilities).build();
    await session.manage().setTimeouts({ script: 60_000, pageLoad: 60_000 });
    await session.manage().window().setRect({ width: 1280, height: 960, x: 0, y: 0 });
  } catch (error) {
    endGroup(driver);
    throw error;
  }
  const version = (await session.getCapabilities()).getBrowserVersion();
  const find = async (selector: string) => {
    const element = await session.findElement(By.css(selector));
    await session.executeScript("arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })", element);
    return element;
  };
  return {
    name: `WebKit (MiniBrowser ${version})`,
    open: (url) => session.get(url),
    reload: () => session.navigate().refresh(),
    click: async (selector) => (await find(selector)).click(),
    type: async (selector, text) => {
      const field = await find(selector);
      await field.clear();
      await field.sendKeys(text);
    },
    read: (expression) => session.executeScript(`return (${expression})`),
    close: async () => {
      await session.quit().catch(() => undefined);
      endGroup(driver);
    },
  };
}

async function untilListening(port: number, driver: ChildProcess): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (Date.now() < deadline) {
    if (driver.exitCode !== null) throw new Error(`WebKitWebDriver ended with code ${driver.exitCode}`);
    const answers = await fetch(`http://127.0.0.1:${port}/status`).then(
      () => true,
      () => false,
    );
    if (answers) return;
    await sleep(100);
  }
  throw new Error("WebKitWebDriver does not answer");
}

function endGroup(child: ChildProcess): void {
  try {
    if (child.pid) process.kill(-child.pid, "SIGTERM");
  } catch {
    // It has ended.
  }
}
