/** What the journey needs of a browser, whatever drives it. */
export interface Engine {
  name: string;
  open: (url: string) => Promise<void>;
  reload: () => Promise<void>;
  /** Clicks the first element, scrolled into view. */
  click: (selector: string) => Promise<void>;
  /** Types into a field, after what is in it was taken out. */
  type: (selector: string, text: string) => Promise<void>;
  /** The value of an expression in the page. */
  read: <T>(expression: string) => Promise<T>;
  close: () => Promise<void>;
}

/** A program that is not on this machine, and the packages that bring it. */
export class MissingBrowser extends Error {
  override name = "MissingBrowser";
}

/** Waits until an expression in the page is true. */
export async function until(engine: Engine, expression: string, seconds = 30): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  let last: unknown;
  while (Date.now() < deadline) {
    try {
      last = await engine.read(`Boolean(${expression})`);
      if (last === true) return;
    } catch (error) {
      // Between two pages there is nothing to ask.
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const where = await engine.read<string>("location.href + ' ' + document.body.innerText.slice(0, 600)").catch(String);
  throw new Error(`Not within ${seconds} s: ${expression} (${String(last)})\n${where}`);
}
