/** Stands where a photo was that is no longer on this device. */
export const missingPhoto = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect x="4" y="4" width="56" height="56" rx="6" fill="none" stroke="#8899a6" stroke-width="2" stroke-dasharray="5 4"/></svg>',
)}`;
