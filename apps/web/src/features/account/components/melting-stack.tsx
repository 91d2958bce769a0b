import type { CSSProperties } from "react";

const slabs = [0, 1, 2, 3, 4, 5].map((level) => ({ lift: 312 - 78 * level, depth: (0.35 + 0.11 * level).toFixed(2) }));
const outputs = [0, 1, 2, 3, 4, 5, 6].map((index) => ({ cx: 216 + 28 * index, cy: 121.1 + 12.3 * index }));

/** The picture beside the account forms: six frozen layers, and the thawed one with seven outputs on top. */
export function MeltingStack({ label }: { label: string }) {
  return (
    <svg viewBox="50 40 500 740" role="img" aria-label={label}>
      <defs>
        <pattern id="hatch" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(28)">
          <path className="hl" d="M0 0V9" />
        </pattern>
      </defs>
      {slabs.map(({ lift, depth }) => (
        <g key={lift} transform={`translate(0 ${lift + 78})`} style={{ "--o": depth } as CSSProperties}>
          <path className="sd" d="M106 257L281 334H319L494 257v26L319 360H281L106 283Z" />
          <path className="tp" d="M106 243V257L281 334H319L494 257V243L319 166H281Z" />
          <path className="ht" d="M106 243V257L281 334H319L494 257V243L319 166H281Z" />
        </g>
      ))}
      <path
        className="warm-sd"
        d="M110 158q0 14 24 24L272 242q28 12 56 0L466 182q24-10 24-24v26q0 14-24 24L328 268q-28 12-56 0L134 208q-24-10-24-24Z"
      />
      <path className="warm" d="M272 74q28-12 56 0L466 134q48 24 0 48L328 242q-28 12-56 0L134 182q-48-24 0-48Z" />
      <path className="drip" d="M370 240v34a7 7 0 0 0 14 0v-38Z" />
      <path className="drip" d="M377 302c7 9 10 14 10 19a10 10 0 0 1-20 0c0-5 3-10 10-19Z" />
      {outputs.map(({ cx, cy }) => (
        <ellipse key={cx} className="out" cx={cx} cy={cy} rx="8" ry="3.8" />
      ))}
    </svg>
  );
}
