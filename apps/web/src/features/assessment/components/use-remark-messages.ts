"use client";
import type { GradingRemark } from "@thaw/contracts/grading-remark";
import type { Locale } from "@thaw/contracts/ids";
import { useEffect, useState } from "react";

const none: readonly GradingRemark[] = [];

/** The grader's remarks as sentences. Their table is fetched when there is something to say: most answers need none of it. */
export function useRemarkMessages(remarks: readonly GradingRemark[] = none, locale: Locale): string[] {
  const [sentences, setSentences] = useState<string[]>([]);
  useEffect(() => {
    let current = true;
    if (remarks.length === 0) setSentences([]);
    else
      void import("../remark-messages.ts").then(({ remarkMessage }) => {
        if (current) setSentences(remarks.map((remark) => remarkMessage(remark, locale)));
      });
    return () => {
      current = false;
    };
  }, [remarks, locale]);
  return sentences;
}
