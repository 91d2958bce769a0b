/**
 * Stands in for Next's polyfills of what every browser that the site supports has (see `browserslist`): `Object.hasOwn`,
 * `Array.prototype.at` and the like.
 */
export {};
