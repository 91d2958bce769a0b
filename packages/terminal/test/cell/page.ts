import { createTerminal } from "../../src/client/create-terminal.ts";
import type { Terminal, TerminalEvent, TerminalOptions } from "../../src/client/terminal-types.ts";

/** What the tests find on the page. */
export interface Exposed {
  open(options?: Partial<TerminalOptions>): Terminal;
  terminal: Terminal;
  events: { readonly at: number; readonly event: TerminalEvent }[];
}

const exposed: Exposed = {
  events: [],
  open(options = {}) {
    exposed.events = [];
    exposed.terminal = createTerminal({
      mount: document.body,
      onEvent: (event) => exposed.events.push({ at: performance.now(), event }),
      ...options,
    });
    Object.assign(globalThis, exposed);
    return exposed.terminal;
  },
  terminal: null as unknown as Terminal,
};
Object.assign(globalThis, exposed);
