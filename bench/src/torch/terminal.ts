/** How soon the terminal answers in a browser. */
export async function measureTerminal(): Promise<void> {}
