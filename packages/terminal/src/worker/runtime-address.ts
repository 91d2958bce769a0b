/** An address that exists nowhere: what Pyodide asks of it, it gets from the files that the page sent. */
export const RUNTIME_ADDRESS = "https://runtime.invalid/";
