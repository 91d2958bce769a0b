import { existsSync } from "node:fs";
import { type Browser, chromium } from "@playwright/test";

/** WebGL drawn by the CPU: slow, but the same arithmetic as a GPU's, on any machine. */
const SOFTWARE_GL = ["--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"];
/** WebGPU by the same means. */
const SOFTWARE_GPU = ["--enable-unsafe-webgpu", "--use-webgpu-adapter=swiftshader", "--enable-features=Vulkan"];
const KNOWN_PATHS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Chromium: the one that CHROMIUM_PATH names, one on the machine, or Playwright's own. */
export function openChromium(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? KNOWN_PATHS.find(existsSync);
  return chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: ["--no-sandbox", ...SOFTWARE_GL, ...SOFTWARE_GPU],
  });
}
