const side = 160;

/**
 * A small JPEG of a picture, decoded by the browser off the main thread.
 * @throws DOMException where the picture is damaged.
 */
export async function previewPicture(blob: Blob): Promise<Blob | null> {
  const whole = await createImageBitmap(blob, { imageOrientation: "from-image" });
  try {
    const scale = side / Math.min(whole.width, whole.height);
    const width = Math.max(1, Math.round(whole.width * scale));
    const height = Math.max(1, Math.round(whole.height * scale));
    const canvas = new OffscreenCanvas(side, side);
    const context = canvas.getContext("2d");
    if (!context) return null;
    context.imageSmoothingQuality = "high";
    context.drawImage(whole, (side - width) / 2, (side - height) / 2, width, height);
    return await canvas.convertToBlob({ type: "image/jpeg", quality: 0.8 });
  } finally {
    whole.close();
  }
}
