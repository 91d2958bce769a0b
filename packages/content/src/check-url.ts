const schemes = new Set(["http:", "https:", "mailto:"]);

/**
 * Whether a link may be followed. Browsers drop tabs and line breaks inside an address and control characters
 * around it, so any of those is refused, as are addresses that borrow the page's scheme (`//host`) and backslashes,
 * which browsers read as slashes.
 */
export function isAllowedLink(url: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[\u0000-\u0020\u007f-\u00a0\u2028\u2029\\]/.test(url)) return false;
  if (url.startsWith("//")) return false;
  if (!/^[a-z][a-z0-9+.-]*:/i.test(url)) return !/^[^/?#]*:/.test(url);
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return schemes.has(protocol) && (protocol === "mailto:" || (hostname !== "" && /^https?:\/\//i.test(url)));
}

export const isExternalLink = (url: string): boolean => /^https?:/i.test(url);

/** A picture is a file of the course, named from the course's folder; pictures of other sites would tell them who reads. */
export const isCoursePath = (path: string): boolean =>
  path.length <= 200 &&
  /^[a-z0-9][\w.-]*(?:\/[a-z0-9][\w.-]*)*\.(?:png|jpe?g|webp|avif|gif)$/i.test(path) &&
  !path.includes("..");
