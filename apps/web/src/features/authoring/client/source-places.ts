/** Where a section, an item, a challenge or a lab begins in a lesson's source. */
export interface SourcePlace {
  id: string;
  /** The component's name, such as Section or NumberAnswer. */
  component: string;
  /** 1-based. */
  line: number;
}

const opening = /<([A-Z][A-Za-z]*)\b[^>]*?\sid="([a-z0-9-]+)"/g;
const anchors = /^(?!Choice$)/;

/** Ids in the order of the source, by which line and preview point at one another. Choices are no places of their own. */
export function sourcePlaces(source: string): SourcePlace[] {
  const places: SourcePlace[] = [];
  let line = 1;
  let read = 0;
  for (const match of source.matchAll(opening)) {
    const [, component = "", id = ""] = match;
    if (!anchors.test(component)) continue;
    for (; read < match.index; read += 1) if (source[read] === "\n") line += 1;
    places.push({ id, component, line });
  }
  return places;
}

/** The place that a line belongs to: the last that begins at or before it. */
export const placeOfLine = (places: readonly SourcePlace[], line: number): SourcePlace | undefined =>
  places.findLast((place) => place.line <= line);
