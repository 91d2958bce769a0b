export interface Figure {
  work: string;
  /** CPU milliseconds of the web process. */
  app: number;
  /** CPU milliseconds of all of PostgreSQL's processes. */
  database: number;
  /** What is to be met, milliseconds: a tenth of Moodle's figure, the password hash apart. */
  aim?: number;
  /** What Moodle 4.3 costs on such a machine, milliseconds. */
  moodle?: number;
}

export function printTable(figures: readonly Figure[]): void {
  const ms = (value: number | undefined) => (value === undefined ? "" : value.toFixed(value < 100 ? 2 : 0)).padStart(9);
  const width = Math.max(...figures.map(({ work }) => work.length));
  const head = ["app", "database", "sum", "aim", "Moodle"].map((word) => word.padStart(9)).join("");
  process.stdout.write(`${"CPU of the server, ms".padEnd(width)}${head}\n`);
  for (const { work, app, database, moodle, aim } of figures) {
    const columns = [app, database, app + database, aim, moodle].map(ms).join("");
    const verdict = aim === undefined ? "" : app + database <= aim ? "  met" : "  missed";
    process.stdout.write(`${work.padEnd(width)}${columns}${verdict}\n`);
  }
}
