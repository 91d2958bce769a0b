"use client";
import type { Viewer } from "@thaw/contracts/account";
import { usePathname } from "next/navigation";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import { ApiError, api } from "#platform/client/api.ts";

type ViewerState = { status: "loading" } | { status: "known"; viewer: Viewer | null } | { status: "unreachable" };

interface ViewerContextValue {
  state: ViewerState;
  /** For a page that learns who is signed in with its own request. */
  setViewer: (viewer: Viewer | null) => void;
}

const ViewerContext = createContext<ViewerContextValue>({ state: { status: "loading" }, setViewer: () => undefined });

/** A lesson page brings the viewer with the learner's state, in one request; other pages ask here. */
const bringsItsOwnViewer = (pathname: string): boolean => /^\/(ja|en)\/courses\/[^/]+\/[^/]+$/.test(pathname);

export function ViewerProvider({ children }: { children: ReactNode }) {
  const [state, setState] = useState<ViewerState>({ status: "loading" });
  const pathname = usePathname();
  const own = bringsItsOwnViewer(pathname);
  useEffect(() => {
    if (own) return;
    const abort = new AbortController();
    api<{ viewer: Viewer | null }>("/api/v1/me", { signal: abort.signal })
      .then(({ viewer }) => setState({ status: "known", viewer }))
      .catch((error: unknown) => {
        if (abort.signal.aborted) return;
        setState(error instanceof ApiError ? { status: "known", viewer: null } : { status: "unreachable" });
      });
    return () => abort.abort();
  }, [own]);
  const setViewer = useCallback((viewer: Viewer | null) => setState({ status: "known", viewer }), []);
  const value = useMemo(() => ({ state, setViewer }), [state, setViewer]);
  return <ViewerContext value={value}>{children}</ViewerContext>;
}

export const useViewer = (): ViewerContextValue => useContext(ViewerContext);
