import type { Locale } from "@thaw/contracts/ids";
import { seeingMessages } from "./seeing-messages.ts";

export interface NearPhoto {
  path: string;
  url: string;
  name: string;
  /** Cosine of the two feature vectors. */
  similarity: number;
}

export interface NearRow {
  /** The backbone by whose features they are near. */
  backbone: string;
  isRandom: boolean;
  photos: readonly NearPhoto[];
}

interface NeighbourRowsProps {
  locale: Locale;
  rows: readonly NearRow[];
  /** Name of the photo's own class: a neighbour of another one is marked. */
  own: string;
  onOpen?: ((path: string) => void) | undefined;
}

/** The training photos nearest to one: by the pretrained backbone's features, and below by random ones. */
export function NeighbourRows({ locale, rows, own, onOpen }: NeighbourRowsProps) {
  const t = seeingMessages[locale];
  const figure = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return (
    <section className="near" aria-label={t.nearest}>
      <h4>{t.nearest}</h4>
      {rows.map(({ backbone, isRandom, photos }) => (
        <div key={backbone} className={isRandom ? "near-row cold" : "near-row"}>
          <h5>{t.nearIn(backbone)}</h5>
          {photos.length === 0 ? (
            <p className="help">{t.nearNone}</p>
          ) : (
            <ul>
              {photos.map(({ path, url, name, similarity }) => {
                const text = figure.format(similarity);
                const picture = <img src={url} alt="" width="64" height="64" loading="lazy" decoding="async" />;
                return (
                  <li key={path} className={name === own ? undefined : "other"}>
                    {onOpen ? (
                      <button type="button" aria-label={t.nearLabel(name, text)} onClick={() => onOpen(path)}>
                        {picture}
                      </button>
                    ) : (
                      picture
                    )}
                    <small aria-hidden={onOpen ? true : undefined}>
                      {name}
                      <br />
                      {text}
                    </small>
                  </li>
                );
              })}
            </ul>
          )}
        </div>
      ))}
      <p className="help">{t.nearHelp}</p>
    </section>
  );
}
