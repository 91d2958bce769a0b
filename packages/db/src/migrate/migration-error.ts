/** A reason not to migrate, said as a sentence that tells the operator what to do. */
export class MigrationError extends Error {
  override name = "MigrationError";
}
