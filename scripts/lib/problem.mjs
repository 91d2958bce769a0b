/**
 * A failure whose message is a sentence for whoever typed the command: what is wrong and what to do.
 * Anything else that is thrown is a defect, and is shown with its stack.
 */
export class Problem extends Error {
  /** @override */
  name = "Problem";
}

/**
 * The likely cause of a failed child, read from what it printed.
 * @param {string} output
 * @returns {string | null} a sentence, or null when the output tells nothing known.
 */
export function recogniseCause(output) {
  if (/ENOSPC|No space left on device|os error 28\b|EDQUOT|Disk quota exceeded/i.test(output)) {
    return "The disk is full. Free some space (a first start needs about 3 GB) and run the command again; it goes on where it stopped.";
  }
  if (/EROFS|Read-only file system|os error 30\b/i.test(output)) {
    return "The folder is on a read-only disk. Copy Thaw to a folder that you may write to.";
  }
  if (/EACCES|EPERM|Permission denied|os error 13\b/i.test(output)) {
    return "A file may not be written (permission denied). Run the command as the user who owns this folder.";
  }
  if (
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT|ENOTCACHED|ERR_PNPM_META_FETCH_FAIL|NO_OFFLINE|dns error|error sending request|failed to fetch|network/i.test(
      output,
    )
  ) {
    return "The npm registry cannot be reached. Check the network, or your npm proxy and registry settings, and run the command again.";
  }
  if (/OUTDATED_LOCKFILE|frozen.lockfile/i.test(output)) {
    return "pnpm-lock.yaml does not match the package.json files. Run pnpm install, and commit the lock file.";
  }
  return null;
}

/**
 * @param {unknown} error
 * @returns {string} what to print on standard error.
 */
export function describeFailure(error) {
  if (error instanceof Problem) return error.message;
  const code = /** @type {NodeJS.ErrnoException} */ (error)?.code;
  const cause = code ? recogniseCause(code) : null;
  if (cause) return `${cause} (${/** @type {Error} */ (error).message})`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
