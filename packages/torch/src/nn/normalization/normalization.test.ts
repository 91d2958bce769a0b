import { checkFamily } from "../../testing/check-family.ts";

await checkFamily("normalization");
