import { notFound } from "next/navigation";

/** Any other address: "nothing here", in the reader's language. */
export default function Unknown(): never {
  notFound();
}
