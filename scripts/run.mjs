import { runProgram } from "./lib/run-program.mjs";

const [name, ...args] = process.argv.slice(2);
await runProgram(name, args);
