import { notFound } from "next/navigation";

export const dynamic = "force-static";

/** Where the proxy sends a request for what may not be known to exist. */
export default function NotHere(): never {
  notFound();
}
