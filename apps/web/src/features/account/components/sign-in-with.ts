/** What came of a sign-in by next-auth's own routes. */
export type SignInOutcome = "signed-in" | "mismatch" | "limited" | "unreachable";

export async function signInWith(email: string, password: string): Promise<SignInOutcome> {
  try {
    const csrf = await fetch("/api/auth/csrf", { cache: "no-store" });
    const { csrfToken } = (await csrf.json()) as { csrfToken: string };
    const response = await fetch("/api/auth/callback/credentials", {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ csrfToken, email, password, json: "true", callbackUrl: window.location.origin }),
    });
    const { url } = (await response.json()) as { url?: string };
    const error = url ? new URL(url, window.location.origin).searchParams.get("error") : null;
    if (response.ok && !error) return "signed-in";
    if (error === "rate-limited") return "limited";
    return response.status === 401 && error === "CredentialsSignin" ? "mismatch" : "unreachable";
  } catch {
    return "unreachable";
  }
}
