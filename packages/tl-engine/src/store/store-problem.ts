/** What the operator can put right: the message is whole sentences that say what to do. */
export class StoreProblem extends Error {
  override readonly name = "StoreProblem";
}
