"use client";
import type { Locale } from "@thaw/contracts/ids";
import type { LabPhoto } from "@thaw/contracts/lab";
import type { BackboneInfo } from "@thaw/tl-engine/backbone/backbone-info";
import type { ImageSource, LabClient } from "@thaw/tl-engine/client/lab-types";
import type { ActivationMaps } from "@thaw/tl-engine/look/look-types";
import { Button } from "@thaw/ui/button";
import { Note } from "@thaw/ui/note";
import { Segmented } from "@thaw/ui/segmented";
import { useState } from "react";
import { backboneName } from "../run/backbone-name.ts";
import { ChannelGrid } from "./channel-grid.tsx";
import { depthOf, seeingMessages } from "./seeing-messages.ts";
import { useAsked } from "./use-asked.ts";

interface LayerWalkProps {
  locale: Locale;
  client: () => LabClient | null;
  backbone: BackboneInfo;
  photo: LabPhoto;
  image: ImageSource;
}

interface Layers {
  own: ActivationMaps;
  twin: ActivationMaps;
  of: string;
}

/** One photo through a backbone's layers, the random twin's beside them. */
export function LayerWalk({ locale, client, backbone, photo, image }: LayerWalkProps) {
  const t = seeingMessages[locale];
  const [at, setAt] = useState(0);
  const [over, setOver] = useState<"over" | "alone">("over");
  const [round, setRound] = useState(0);
  const { stages } = backbone;
  const place = Math.min(at, stages.length - 1);
  const stage = stages[place];
  const of = `${backbone.id} ${photo.sha256} ${stage?.name}`;
  const layers = useAsked<Layers>(stage ? `${of} ${round}` : null, async (signal) => {
    const lab = client();
    if (!lab || !stage) throw new Error("nothing to look with");
    const request = { backbone: backbone.id, photo: { key: photo.sha256, image }, stage: stage.name };
    const [own, twin] = await Promise.all([
      lab.activations({ ...request, twin: false }, signal),
      lab.activations({ ...request, twin: true }, signal),
    ]);
    return { own, twin, of };
  });
  if (!stage) return null;
  const depth = depthOf(stage.outSize);
  const kind = t.kinds[stage.kind];
  return (
    <div className="walk">
      <div className="walk-steps">
        <Button icon="left" iconOnly aria-disabled={place === 0} onClick={() => setAt(Math.max(0, place - 1))}>
          {t.earlier}
        </Button>
        <input
          type="range"
          min={0}
          max={stages.length - 1}
          value={place}
          aria-label={t.layer}
          aria-valuetext={t.layerText(stage.name, kind, stage.outChannels, stage.outSize)}
          onChange={(event) => setAt(Number(event.target.value))}
        />
        <Button
          icon="right"
          iconOnly
          aria-disabled={place === stages.length - 1}
          onClick={() => setAt(Math.min(stages.length - 1, place + 1))}
        >
          {t.later}
        </Button>
        <Segmented
          className="push"
          label={t.show}
          value={over}
          onChange={setOver}
          options={[
            { value: "over", label: t.over },
            { value: "alone", label: t.alone },
          ]}
        />
      </div>
      <div className="walk-about">
        <p className="tnum">
          <b>
            <code>{stage.name}</code> {kind}
          </b>{" "}
          <span>{t.shape(stage.outChannels, stage.outSize)}</span> <span>{t.layerOf(place + 1, stages.length)}</span>
        </p>
        <p>
          <b>{t.depths[depth]}</b> {t.lookFor[depth]}
        </p>
      </div>
      {layers.status === "failed" ? (
        <Note kind="error" action={<Button onClick={() => setRound(round + 1)}>{t.retry}</Button>}>
          {t.failed}
        </Note>
      ) : (
        <div className="walk-columns" aria-busy={layers.status === "waiting"}>
          {layers.value ? (
            <>
              <ChannelGrid
                key={`own ${layers.value.of}`}
                locale={locale}
                name={backboneName(backbone.id, locale)}
                layer={layers.value.own}
                over={over === "over"}
                tone="warm"
              />
              <ChannelGrid
                key={`twin ${layers.value.of}`}
                locale={locale}
                name={t.twinName}
                layer={layers.value.twin}
                over={over === "over"}
                tone="cold"
              />
            </>
          ) : (
            <p className="help" role="status">
              {t.waiting}
            </p>
          )}
        </div>
      )}
      <p className="help">{t.key}</p>
    </div>
  );
}
