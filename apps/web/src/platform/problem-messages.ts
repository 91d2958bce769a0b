import type { Locale } from "@thaw/contracts/ids";
import type { ErrorCode } from "@thaw/contracts/problem";

interface Sentence {
  title: string;
  detail: string;
}

/** What a person reads when a request fails: what happened, then what to do. */
export const problemMessages: Record<Locale, Record<ErrorCode, Sentence>> = {
  en: {
    "invalid-request": {
      title: "Something in it isn't right",
      detail: "Check the fields named below and send it again.",
    },
    unauthenticated: { title: "Please sign in", detail: "You are signed out. Sign in again; what you wrote is kept." },
    "wrong-credentials": {
      title: "That didn't match",
      detail: "The address or the password is wrong. Check both and try again.",
    },
    "account-disabled": { title: "This account is closed", detail: "Ask the site's administrator to open it again." },
    forbidden: {
      title: "Not yours to do",
      detail: "Your account isn't allowed to do this. Ask your instructor if it should be.",
    },
    "foreign-origin": {
      title: "Sent from another site",
      detail: "This request came from another address than this site's. Open the site itself and try there.",
    },
    "not-found": { title: "Nothing here", detail: "It doesn't exist, or it isn't open to you. Check the address." },
    "method-not-allowed": { title: "Not possible here", detail: "This address doesn't take that kind of request." },
    stale: {
      title: "Somebody was faster",
      detail: "It was changed elsewhere after you opened it. Nothing of yours is lost: compare, then save again.",
    },
    "already-exists": {
      title: "There already is one",
      detail: "Something of that name exists already. Choose another.",
    },
    "email-taken": {
      title: "Address already in use",
      detail: "There is an account with this address. Sign in instead.",
    },
    "sign-up-closed": {
      title: "Sign-up is closed",
      detail: "Ask your instructor or the site's administrator for an invitation.",
    },
    "invitation-invalid": {
      title: "The invitation doesn't work",
      detail: "It was used, has expired, or its address is incomplete. Ask for a new one.",
    },
    "item-closed": { title: "No tries left", detail: "All tries for this question are used. What you earned stays." },
    "solution-not-offered": { title: "No solution to show", detail: "This question has no worked solution to reveal." },
    "hand-in-refused": {
      title: "This run can't be handed in",
      detail: "The server can't measure it on its own photos. Choose another run.",
    },
    "last-admin": { title: "The last administrator", detail: "Make somebody else an administrator first." },
    "lesson-has-problems": {
      title: "It can't be published yet",
      detail: "Mend the problems listed; your draft is kept.",
    },
    "quota-exceeded": {
      title: "Your space is full",
      detail: "Delete experiments or snapshots that you no longer need.",
    },
    "body-too-large": { title: "Too much at once", detail: "What was sent is larger than this site takes. Send less." },
    "unsupported-media-type": {
      title: "Wrong kind of content",
      detail: "This address takes another content type: JSON, or a safetensors file where tensors are kept.",
    },
    "rate-limited": {
      title: "A little slower, please",
      detail: "There were too many tries in a short time. Wait a moment and try again.",
    },
    internal: {
      title: "Our mistake",
      detail: "Something broke on the server. What you wrote is kept here; try again in a moment.",
    },
    unavailable: {
      title: "Not reachable just now",
      detail: "The server is starting or its database is away. Try again in a moment.",
    },
  },
  ja: {
    "invalid-request": { title: "入力を確かめてください", detail: "下に挙げた項目を直して、もう一度送ってください。" },
    unauthenticated: {
      title: "サインインしてください",
      detail: "サインインが切れています。もう一度サインインしてください。書いたものは残っています。",
    },
    "wrong-credentials": {
      title: "一致しませんでした",
      detail: "メールアドレスかパスワードが違います。確かめて、もう一度試してください。",
    },
    "account-disabled": { title: "このアカウントは止められています", detail: "サイトの管理者に再開を頼んでください。" },
    forbidden: {
      title: "この操作はできません",
      detail: "このアカウントには許可がありません。必要なら講師に相談してください。",
    },
    "foreign-origin": {
      title: "別のサイトからの要求です",
      detail: "このサイトを直接開いて、そこから操作してください。",
    },
    "not-found": { title: "見つかりません", detail: "存在しないか、公開されていません。アドレスを確かめてください。" },
    "method-not-allowed": { title: "ここではできません", detail: "このアドレスはその種類の要求を受け付けません。" },
    stale: {
      title: "先に変更されています",
      detail: "開いたあとで別の場所で変更されました。書いたものは失われません。違いを確かめて保存し直してください。",
    },
    "already-exists": { title: "すでにあります", detail: "同じ名前のものがあります。別の名前にしてください。" },
    "email-taken": {
      title: "使われているアドレスです",
      detail: "このアドレスのアカウントがあります。サインインしてください。",
    },
    "sign-up-closed": { title: "新規登録は閉じています", detail: "講師かサイトの管理者に招待を頼んでください。" },
    "invitation-invalid": {
      title: "招待が使えません",
      detail: "使用済みか期限切れ、またはアドレスが途中で切れています。新しい招待を頼んでください。",
    },
    "item-closed": {
      title: "解答の回数を使い切りました",
      detail: "この問いにはもう解答できません。これまでの得点は残ります。",
    },
    "solution-not-offered": {
      title: "表示できる解答例がありません",
      detail: "この問いには解答例が用意されていません。",
    },
    "hand-in-refused": {
      title: "この実験は提出できません",
      detail: "サーバーの写真では測れない実験です。ほかの実験を選んでください。",
    },
    "last-admin": { title: "最後の管理者です", detail: "先に別の人を管理者にしてください。" },
    "lesson-has-problems": {
      title: "まだ公開できません",
      detail: "挙げられた問題を直してください。下書きは残っています。",
    },
    "quota-exceeded": { title: "保存できる量を超えました", detail: "使わない実験やスナップショットを消してください。" },
    "body-too-large": {
      title: "一度に送る量が多すぎます",
      detail: "このサイトが受け取れる大きさを超えています。減らして送ってください。",
    },
    "unsupported-media-type": {
      title: "受け付けない形式です",
      detail: "JSONで、テンソルを保存するところではsafetensorsのファイルで送ってください。",
    },
    "rate-limited": {
      title: "少し待ってください",
      detail: "短い時間に何度も試されました。しばらくしてからもう一度試してください。",
    },
    internal: {
      title: "サーバーの不具合です",
      detail: "サーバーで問題が起きました。書いたものはここに残っています。少し待ってもう一度試してください。",
    },
    unavailable: {
      title: "いまは応答できません",
      detail: "サーバーが起動中か、データベースにつながりません。少し待ってもう一度試してください。",
    },
  },
};
