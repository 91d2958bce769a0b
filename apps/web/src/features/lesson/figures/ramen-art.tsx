import { faintEdges, strongEdges } from "./ramen-edges.ts";

/**
 * One bowl of ramen, drawn four times on the same 200 × 180 canvas: as edges, as textures, as parts, as a dish.
 * The shapes are shared, so that the eye can follow each of them from one stage to the next.
 */
const rim = "M12 76a88 36 0 1 0 176 0a88 36 0 1 0-176 0";
const broth = "M21 78a79 30 0 1 0 158 0a79 30 0 1 0-158 0";
const body = "M12 78C14 120 44 152 72 156H128C156 152 186 120 188 78A88 36 0 0 1 12 78Z";
const foot = "M71 155L75 168H125L129 155Z";
const nori = "M42 38L82 26L93 70L54 80Z";
const egg = "M112 86a25 15.5 0 1 0 50 0a25 15.5 0 1 0-50 0";
const yolk = "M125 86a12.5 8.5 0 1 0 25 0a12.5 8.5 0 1 0-25 0";
const naruto = "M97 59a17 10 0 1 0 34 0a17 10 0 1 0-34 0";
const narutoSwirl = "M114 59c4-1 5 4-1 4s-9-7 1-8 13 6 8 9";
const strands = [0, 1, 2, 3, 4].map((row) => `M33 ${80 + row * 4.6}c14-13 25 8 39-2s24-8 40 2`).join("");
const rings = ["56 95", "78 83", "93 94", "112 101", "98 76"]
  .map((at) => `M${at}a5 3.4 0 1 0 10 0a5 3.4 0 1 0-10 0`)
  .join("");
const waves =
  "M0 12a6 6 0 0 1 12 0M3 12a3 3 0 0 1 6 0M-6 6a6 6 0 0 1 12 0M-3 6a3 3 0 0 1 6 0M6 6a6 6 0 0 1 12 0M9 6a3 3 0 0 1 6 0";

export const RamenEdges = () => (
  <g className="fig-edge">
    <path className="fig-edge-faint" d={faintEdges} />
    <path d={strongEdges} />
  </g>
);

export const RamenTextures = () => (
  <g className="fig-texture">
    <defs>
      <pattern id="fig-t-waves" width="12" height="12" patternUnits="userSpaceOnUse">
        <path d={waves} />
      </pattern>
      <pattern id="fig-t-drops" width="9" height="7" patternUnits="userSpaceOnUse">
        <circle cx="2.5" cy="2" r="1.1" />
        <circle cx="7" cy="5.5" r="0.7" />
      </pattern>
      <pattern id="fig-t-weave" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(-16)">
        <path d="M0 1h3M2.5 3.5h2.5M4 0v2M1 2.5v2" />
      </pattern>
      <pattern id="fig-t-grain" width="5" height="5" patternUnits="userSpaceOnUse">
        <circle cx="1" cy="1" r="0.5" />
        <circle cx="3.5" cy="3.5" r="0.5" />
      </pattern>
      <pattern id="fig-t-ribs" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(30)">
        <path d="M0 2h4" />
      </pattern>
    </defs>
    <path d={body} fill="url(#fig-t-waves)" />
    <path d={foot} fill="url(#fig-t-ribs)" />
    <path d={broth} fill="url(#fig-t-drops)" />
    <path className="fig-clear" d={`${nori}${egg}${naruto}`} />
    <path className="fig-clear" d="M32 78C48 64 62 84 76 76s24-8 37 2V104C96 96 84 110 70 102S48 104 34 102Z" />
    <path className="fig-strand" d={strands} />
    <path d={nori} fill="url(#fig-t-weave)" />
    <path d={egg} fill="url(#fig-t-grain)" />
    <path className="fig-solid" d={yolk} />
    <path d={naruto} fill="url(#fig-t-grain)" />
    <path className="fig-strand" d={narutoSwirl} />
  </g>
);

const Bowl = () => (
  <>
    <path className="fig-bowl-foot" d={foot} />
    <path className="fig-bowl" d={body} />
    <path className="fig-bowl-rim" d={rim} />
    <path className="fig-bowl-hollow" d={broth} />
  </>
);
const Noodles = () => (
  <>
    <path className="fig-noodle-edge" d={strands} />
    <path className="fig-noodle" d={strands} />
  </>
);
const Nori = () => (
  <>
    <path className="fig-nori" d={nori} />
    <path className="fig-nori-sheen" d="M52 40l8 30M64 36l8 30M75 33l8 30" />
  </>
);
const Egg = () => (
  <>
    <path className="fig-egg" d={egg} />
    <path className="fig-yolk" d={yolk} />
    <path className="fig-shine" d="M130 84c1-3 5-4 8-4" />
  </>
);
const Naruto = () => (
  <>
    <path className="fig-naruto" d={naruto} />
    <path className="fig-swirl" d={narutoSwirl} />
  </>
);

export const RamenParts = () => (
  <g className="fig-food">
    <g transform="translate(18 54) scale(0.82 0.68)">
      <Bowl />
    </g>
    <g transform="translate(-26 -16) rotate(-8 68 52)">
      <Nori />
    </g>
    <g transform="translate(0 -36)">
      <Naruto />
    </g>
    <g transform="translate(24 -38) rotate(10 137 86)">
      <Egg />
    </g>
    <g transform="translate(32 -24)">
      <Noodles />
    </g>
  </g>
);

export const RamenWhole = () => (
  <g className="fig-food">
    <Bowl />
    <path className="fig-broth" d={broth} />
    <path
      className="fig-oil"
      d="M152 66a6 3 0 1 0 12 0a6 3 0 1 0-12 0M136 104a5 2.5 0 1 0 10 0a5 2.5 0 1 0-10 0M30 74a4 2 0 1 0 8 0a4 2 0 1 0-8 0"
    />
    <Noodles />
    <Nori />
    <Naruto />
    <Egg />
    <path className="fig-leek" d={rings} />
    <path className="fig-band" d="M20 101C30 120 62 138 100 138S170 120 180 101" />
    <path className="fig-steam" d="M92 20c-6-6 6-9 0-16M112 24c-6-6 6-9 0-16M132 22c-6-6 6-9 0-16" />
  </g>
);
