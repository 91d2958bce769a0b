import { randomUUID } from "node:crypto";
import { type Client, succeed } from "./client.ts";

const lessonPage = "/ja/courses/foodvision/transfer-learning";
const lessonState = "/api/v1/lessons/transfer-learning/state?locale=ja";
const rightChoices = { advantage: "features", "frozen-part": "extractor", "read-first": "input-width" };

/** The page, and what is the learner's own: what a browser asks for when a signed-in learner opens the lesson. */
export async function viewLesson(client: Client, cookie: string): Promise<void> {
  succeed(await client.send("GET", lessonPage, { cookie }), "The lesson page");
  succeed(await client.send("GET", lessonState, { cookie }), "The lesson's state");
}

export async function viewPageAlone(client: Client, cookie: string): Promise<void> {
  succeed(await client.send("GET", lessonPage, { cookie }), "The lesson page");
}

export async function readStateAlone(client: Client, cookie: string): Promise<void> {
  succeed(await client.send("GET", lessonState, { cookie }), "The lesson's state");
}

/** A whole quiz of three: open the lesson, answer each question, open it again with the results. */
export async function doQuiz(client: Client, cookie: string): Promise<void> {
  await viewLesson(client, cookie);
  for (const [item, choice] of Object.entries(rightChoices)) {
    const body = { response: { kind: "single-choice", choice }, locale: "ja", idempotencyKey: randomUUID() };
    const path = `/api/v1/items/transfer-learning.${item}/attempts`;
    const answer = await client.send("POST", path, { cookie, type: "application/json", body: JSON.stringify(body) });
    succeed(answer, `An answer to ${item}`);
  }
  await viewLesson(client, cookie);
}

/** Signs in as the form does. @returns the session's cookie. */
export async function signIn(client: Client, account: { email: string; password: string }): Promise<string> {
  const csrf = succeed(await client.send("GET", "/api/auth/csrf"), "The sign-in's token");
  const { csrfToken } = JSON.parse(csrf.text) as { csrfToken: string };
  const answer = await client.send("POST", "/api/auth/callback/credentials", {
    cookie: csrf.cookies.join("; "),
    type: "application/x-www-form-urlencoded",
    body: new URLSearchParams({ csrfToken, ...account, json: "true" }).toString(),
  });
  const session = succeed(answer, "The sign-in").cookies.find((cookie) =>
    cookie.startsWith("next-auth.session-token="),
  );
  if (!session) throw new Error(`No session for ${account.email}: ${answer.text.slice(0, 300)}`);
  return session;
}
