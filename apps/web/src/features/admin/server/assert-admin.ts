import { mayAdministrate } from "@thaw/core/access/site-access";
import { DomainError } from "#platform/domain-error.ts";
import type { SessionViewer } from "#platform/session.ts";

/** @throws DomainError `forbidden`. */
export function assertAdmin(viewer: SessionViewer): void {
  const access = mayAdministrate({ viewer: { userId: viewer.id, role: viewer.role } });
  if (!access.allowed) throw new DomainError(access.code);
}
