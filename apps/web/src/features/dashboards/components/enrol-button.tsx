"use client";
import { Button } from "@thaw/ui/button";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ApiError, api } from "#platform/client/api.ts";
import { useLocale } from "#platform/client/locale-context.tsx";
import { homeMessages } from "../messages.ts";

export function EnrolButton({ courseSlug }: { courseSlug: string }) {
  const t = homeMessages[useLocale()];
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const enrol = async () => {
    setBusy(true);
    setTrouble(undefined);
    try {
      await api(`/api/v1/courses/${courseSlug}/enrolment`, { method: "POST" });
      router.refresh();
    } catch (error) {
      setTrouble(error instanceof ApiError ? error.problem.detail : t.problem);
      setBusy(false);
    }
  };
  return (
    <div className="enrol">
      <Button variant="warm" busy={busy} onClick={() => void enrol()}>
        {busy ? t.enrolling : t.enrol}
      </Button>
      {trouble && (
        <p className="help bad" role="alert">
          {trouble}
        </p>
      )}
    </div>
  );
}
