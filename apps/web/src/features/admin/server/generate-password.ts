import { randomInt } from "node:crypto";

/** Letters and digits that nobody takes for one another when reading them out. */
const letters = "abcdefghjkmnpqrstuvwxyz23456789";

/** Four groups of four: some 79 bits, and easy to copy by hand. */
export const generatePassword = (): string =>
  Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join("")).join(
    "-",
  );
