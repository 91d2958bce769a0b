"use client";
import { type RefObject, useEffect, useRef, useState } from "react";

export type CameraState = "starting" | "ready" | "insecure" | "denied" | "none" | "busy";

function stateOf(error: unknown): CameraState {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return "denied";
  return name === "NotReadableError" || name === "AbortError" ? "busy" : "none";
}

/** The camera's picture in a video element while the component is there; the camera goes off with it. */
export function useCamera(): { video: RefObject<HTMLVideoElement | null>; state: CameraState } {
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<CameraState>("starting");
  useEffect(() => {
    let left = false;
    let stream: MediaStream | null = null;
    const stop = () => {
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    (async () => {
      // Over plain HTTP there is no such object.
      const devices = navigator.mediaDevices as MediaDevices | undefined;
      if (!devices) return setState("insecure");
      try {
        stream = await devices.getUserMedia({ video: { facingMode: "environment", width: { ideal: 1280 } } });
        if (left || !video.current) return stop();
        video.current.srcObject = stream;
        await video.current.play();
        setState("ready");
      } catch (error) {
        if (!left) setState(stateOf(error));
      }
    })();
    return () => {
      left = true;
      stop();
    };
  }, []);
  return { video, state };
}
