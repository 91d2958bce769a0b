"use client";
import type { Locale } from "@thaw/contracts/ids";
import { rankChannels } from "@thaw/tl-engine/look/activation-maps";
import type { ActivationMaps } from "@thaw/tl-engine/look/look-types";
import { Button } from "@thaw/ui/button";
import { memo, useEffect, useMemo, useRef, useState } from "react";
import { paintMap, paintOver } from "./heat-colours.ts";
import { seeingMessages } from "./seeing-messages.ts";
import { useHeatColours } from "./use-heat-colours.ts";

const firstShown = 12;
/** Drawn at most: more would be a wall that nobody reads, and a long task for the page. */
const shownStep = 24;

const mapOf = ({ maps, size }: ActivationMaps, channel: number): Int8Array =>
  maps.subarray(channel * size * size, (channel + 1) * size * size);

interface ChannelGridProps {
  locale: Locale;
  /** Whose channels they are. */
  name: string;
  layer: ActivationMaps;
  over: boolean;
  tone: "warm" | "cold";
}

/** A layer's channels, the most active first, and one of them large. Mounted anew for each layer. */
export const ChannelGrid = memo(function ChannelGrid({ locale, name, layer, over, tone }: ChannelGridProps) {
  const t = seeingMessages[locale];
  const ranked = useMemo(() => rankChannels(layer), [layer]);
  const [chosen, setChosen] = useState<number | null>(null);
  const [count, setCount] = useState(firstShown);
  const frame = useRef<HTMLDivElement>(null);
  const colours = useHeatColours(frame);
  const channel = chosen ?? ranked[0] ?? 0;
  const rank = ranked.indexOf(channel) + 1;
  const range = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 }).format(layer.scales[channel] ?? 0);
  const left = ranked.length - count;
  return (
    <section ref={frame} className={`channels ${tone}`} aria-label={name}>
      <h3>{name}</h3>
      <div>
        <LargeChannel
          layer={layer}
          channel={channel}
          over={over}
          colours={colours}
          label={t.enlarged(channel, layer.stage)}
        />
        <p className="cap tnum">{t.channelShown(channel, rank, range)}</p>
      </div>
      <div>
        <ul className="channel-grid">
          {ranked.slice(0, count).map((each, at) => (
            <li key={each}>
              <button
                type="button"
                aria-pressed={each === channel}
                aria-label={t.channelLabel(each, at + 1)}
                onClick={() => setChosen(each)}
              >
                <SmallChannel layer={layer} channel={each} colours={colours} />
              </button>
            </li>
          ))}
        </ul>
        {left > 0 && (
          <Button variant="quiet" onClick={() => setCount(count + shownStep)}>
            {t.more(left)}
          </Button>
        )}
      </div>
    </section>
  );
});

interface ChannelProps {
  layer: ActivationMaps;
  channel: number;
  colours: Uint32Array | null;
}

const SmallChannel = memo(function SmallChannel({ layer, channel, colours }: ChannelProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (context && colours) paintMap(context, mapOf(layer, channel), layer.size, colours);
  }, [layer, channel, colours]);
  return <canvas ref={canvas} width={layer.size} height={layer.size} />;
});

function LargeChannel({ layer, channel, over, colours, label }: ChannelProps & { over: boolean; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const side = over ? layer.picture.size : layer.size;
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context || !colours) return;
    const values = mapOf(layer, channel);
    if (over) paintOver(context, layer.picture, { values, size: layer.size, colours });
    else paintMap(context, values, layer.size, colours);
  }, [layer, channel, over, colours, side]);
  return (
    <canvas
      ref={canvas}
      className={over ? "channel-large" : "channel-large alone"}
      width={side}
      height={side}
      role="img"
      aria-label={label}
    />
  );
}
