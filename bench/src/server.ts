import { existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { type OwnCluster, startOwnCluster } from "@thaw/e2e/site/own-cluster";
import { seedSite } from "@thaw/e2e/site/seed-site";
import { type ServerProcess, serve } from "@thaw/e2e/site/server-process";
import { addLearners } from "./add-learners.ts";
import { Client } from "./client.ts";
import { cpuMilliseconds } from "./cpu-time.ts";
import { measureHash } from "./hash-cost.ts";
import { doQuiz, readStateAlone, signIn, viewLesson, viewPageAlone } from "./learners-work.ts";
import { type Figure, printTable } from "./print-table.ts";

/**
 * `npm run bench -- server [--cpu-prof FOLDER]`: what the server's work costs, in CPU time of the web process and of all of
 * PostgreSQL's, on a database of its own, over 127.0.0.1. CPU time survives a busy machine; the rates do not, and are
 * given beside it. About a minute.
 */
const { values } = parseArgs({ options: { "cpu-prof": { type: "string" } } });
const connections = 32;
const quizLearners = 100;

interface Cost {
  app: number;
  database: number;
}

async function main(): Promise<void> {
  if (!existsSync("/proc/self/stat")) {
    process.stderr.write("The server's CPU time is read from /proc, which only Linux has.\n");
    process.exitCode = 1;
    return;
  }
  const cluster = await startOwnCluster("bench");
  let server: ServerProcess | undefined;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, async () => {
      await server?.kill();
      await cluster.remove();
      process.exit(130);
    });
  }
  try {
    await seedSite({ databaseUrl: cluster.url, dataDir: cluster.dataDir });
    const folder = values["cpu-prof"];
    const nodeFlags = folder ? ["--cpu-prof", `--cpu-prof-dir=${path.resolve(folder)}`] : [];
    server = await serve({ databaseUrl: cluster.url, dataDir: cluster.dataDir, nodeFlags });
    await measure(cluster, server);
  } finally {
    await server?.stop();
    await cluster.remove();
  }
}

async function measure(cluster: OwnCluster, server: ServerProcess): Promise<void> {
  const accounts = await addLearners(cluster.url, quizLearners + 20);
  const one = new Client(server.url, 1);
  const read = (): Cost => ({ app: cpuMilliseconds(server.pid), database: cpuMilliseconds(cluster.pid) });
  const cost = async (repeats: number, work: (index: number) => Promise<unknown>): Promise<Cost> => {
    const before = read();
    for (let index = 0; index < repeats; index += 1) await work(index);
    const after = read();
    return { app: (after.app - before.app) / repeats, database: (after.database - before.database) / repeats };
  };

  for (const account of accounts.slice(quizLearners)) await signIn(one, account);
  const cookies: string[] = [];
  const signInCost = await cost(quizLearners, async (index) => {
    const account = accounts[index];
    if (account) cookies.push(await signIn(one, account));
  });
  const hash = await measureHash(40);
  const [reader = ""] = cookies;
  for (let index = 0; index < 200; index += 1) await viewLesson(one, reader);
  const view = await cost(600, () => viewLesson(one, reader));
  const page = await cost(600, () => viewPageAlone(one, reader));
  const state = await cost(600, () => readStateAlone(one, reader));
  const quiz = await cost(quizLearners, (index) => doQuiz(one, cookies[index] ?? ""));
  one.close();

  const many = new Client(server.url, connections);
  const rate = async (seconds: number, work: (index: number) => Promise<unknown>) => {
    const end = performance.now() + seconds * 1000;
    const took: number[] = [];
    let next = 0;
    const start = performance.now();
    await Promise.all(
      Array.from({ length: connections }, async () => {
        while (performance.now() < end) {
          const begun = performance.now();
          await work(next++);
          took.push(performance.now() - begun);
        }
      }),
    );
    const elapsed = (performance.now() - start) / 1000;
    took.sort((a, b) => a - b);
    return { perSecond: took.length / elapsed, p95: took[Math.floor(took.length * 0.95)] ?? 0 };
  };
  const cookieOf = (index: number) => cookies[index % cookies.length] ?? "";
  const pageRate = await rate(5, (index) => viewPageAlone(many, cookieOf(index)));
  const viewRate = await rate(6, (index) => viewLesson(many, cookieOf(index)));
  many.close();

  const figures: Figure[] = [
    { work: "lesson view: the page and the learner's own state", ...view, aim: 4.5, moodle: 45 },
    { work: "  of it the page", ...page },
    { work: "  of it the state", ...state },
    { work: "whole quiz of three: open, answer, results", ...quiz, aim: 29.1, moodle: 291 },
    { work: "sign-in", ...signInCost, moodle: 122 },
    { work: "  without the password hash", app: signInCost.app - hash, database: signInCost.database, aim: 12.2 },
  ];
  printTable(figures);
  const say = (what: string, { perSecond, p95 }: { perSecond: number; p95: number }) =>
    process.stdout.write(`${what}: ${perSecond.toFixed(0)}/s, 95 of 100 within ${p95.toFixed(0)} ms\n`);
  process.stdout.write(
    `\nAt ${connections} connections, on ${process.arch}, client and database on the same machine:\n`,
  );
  say("  lesson page", pageRate);
  say("  lesson view", viewRate);
  process.stdout.write(`One password hash: ${hash.toFixed(1)} ms of CPU.\n`);
  process.stdout.write(`${JSON.stringify({ figures, hashMilliseconds: hash, connections, pageRate, viewRate })}\n`);
}

await main();
