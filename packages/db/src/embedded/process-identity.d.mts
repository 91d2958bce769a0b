export type ProcessIdentity = { pid: number; startedAt: string };
export function readProcessStart(pid: number): string | null;
export function parseLinuxStat(stat: string): string | null;
export function isAlive(identity: ProcessIdentity | null | undefined): boolean;
export function identifySelf(): ProcessIdentity;
