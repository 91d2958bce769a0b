import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { contentSecurityPolicy, hashInlineScripts } from "./content-security-policy.ts";

const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

describe("hashing a page's inline scripts", () => {
  it("names each inline script once, and no script file", () => {
    const html = `<script>a()</script><script src="/x.js"></script><script async="">b()\n</script><SCRIPT>a()</SCRIPT>`;
    expect(hashInlineScripts(html)).toEqual([hash("a()"), hash("b()\n")]);
  });

  it("hashes the bytes that the browser hashes, Japanese ones too", () => {
    expect(hashInlineScripts("<script>f('転移')</script>")).toEqual([hash("f('転移')")]);
  });
});

describe("the policy", () => {
  it("allows no inline or evaluated script", () => {
    const script = contentSecurityPolicy([hash("a")])
      .split("; ")
      .find((part) => part.startsWith("script-src"));
    expect(script).toBe(`script-src 'self' 'wasm-unsafe-eval' ${hash("a")}`);
  });

  it("lets nobody frame the site, and forms go nowhere else", () => {
    const policy = contentSecurityPolicy([]);
    for (const part of ["frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'", "object-src 'none'"])
      expect(policy).toContain(part);
  });
});
