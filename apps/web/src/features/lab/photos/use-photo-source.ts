"use client";
import { useCallback, useEffect, useState } from "react";

export type PhotoSource = "course" | "own";
const key = "thaw.lab.photos";

/** Which photos the lab trains on, as chosen on this device. */
export function usePhotoSource(): [PhotoSource, (source: PhotoSource) => void] {
  const [source, setSource] = useState<PhotoSource>("course");
  useEffect(() => {
    try {
      if (localStorage.getItem(key) === "own") setSource("own");
    } catch {
      // A browser that withholds its storage starts with the course's.
    }
  }, []);
  const choose = useCallback((next: PhotoSource) => {
    setSource(next);
    try {
      localStorage.setItem(key, next);
    } catch {
      // It then holds for this page alone.
    }
  }, []);
  return [source, choose];
}
