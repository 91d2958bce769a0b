/** A failure of the embedded database, said as a sentence that tells its reader what to do. */
export class EmbeddedPostgresError extends Error {
  override name = "EmbeddedPostgresError";
}
