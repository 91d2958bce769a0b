import { randomInt } from "node:crypto";

/** Letters and digits that nobody takes for one another when reading them out. */
const letters = "abcdefghjkmnpqrstuvwxyz23456789";
const group = (): string => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join("");

/** Four groups of five, about 98 bits: beyond guessing, and easy to copy by hand. */
export const generatePassword = (): string => Array.from({ length: 4 }, group).join("-");
