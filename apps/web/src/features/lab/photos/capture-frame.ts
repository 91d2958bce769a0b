/** The shorter side of a frame that is kept: twice what the backbone looks at. */
export const keptSide = 448;
/** And of one that is only predicted: what the backbone's preprocessing resizes to. */
export const seenSide = 256;

/**
 * What a video shows now as a JPEG, its shorter side at most `side` pixels.
 * @returns null before the first frame.
 */
export async function captureFrame(
  video: HTMLVideoElement,
  canvas: OffscreenCanvas,
  side: number,
): Promise<Blob | null> {
  const { videoWidth, videoHeight } = video;
  if (videoWidth === 0 || videoHeight === 0) return null;
  const scale = Math.min(1, side / Math.min(videoWidth, videoHeight));
  canvas.width = Math.round(videoWidth * scale);
  canvas.height = Math.round(videoHeight * scale);
  canvas.getContext("2d")?.drawImage(video, 0, 0, canvas.width, canvas.height);
  return canvas.convertToBlob({ type: "image/jpeg", quality: 0.9 });
}
