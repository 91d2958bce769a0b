import { main } from "./lib/start.mjs";

await main("production");
