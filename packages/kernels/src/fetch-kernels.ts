import { type KernelIndex, pickKernelVariant } from "./kernel-variant.ts";

/**
 * The bytes of the build that suits this browser.
 * @param folder URL of the published files, with a slash at its end: `/generated/kernels/`.
 * @throws Error when the site does not have them.
 */
export async function fetchKernels(folder: string): Promise<ArrayBuffer> {
  const index = (await (await fetchOk(`${folder}index.json`)).json()) as KernelIndex;
  return (await fetchOk(folder + index[pickKernelVariant()])).arrayBuffer();
}

async function fetchOk(url: string): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response;
}
