import type { Locale } from "@thaw/contracts/ids";
import type { HandInView } from "@thaw/contracts/lab-hand-in";
import { IntervalBar } from "@thaw/ui/interval-bar";
import { formatPercent, roundedInterval, scoreOf, wholePercent } from "../run/format.ts";
import { explainGap } from "./explain-gap.ts";
import { gradingMessages } from "./messages.ts";

interface HandInResultProps {
  locale: Locale;
  handIn: HandInView;
  result: NonNullable<HandInView["result"]>;
  classCount: number;
}

/** The learner's figure and the server's on one scale, and why they differ. */
export function HandInResult({ locale, handIn, result, classCount }: HandInResultProps) {
  const t = gradingMessages[locale];
  const { correct, total } = handIn.own;
  const own = scoreOf(correct, total, classCount);
  const ownPercent = formatPercent(own.accuracy, locale);
  const { from, to } = result.band;
  const interval = (ends: { low: number; high: number }) => {
    const [low, high] = roundedInterval(ends);
    return t.interval(String(low), String(high));
  };
  const heading = t.handedIn(handIn.experiment, t.verdictOf[result.verdict]);
  const gap = { agree: t.gapAgree, above: t.gapAbove, below: t.gapBelow }[explainGap(handIn.own, result)];
  return (
    <section className="versus" aria-label={heading}>
      <h3>{heading}</h3>
      <ul>
        <li className="cold">
          <span className="who">{t.own}</span>
          <b className="big tnum">
            {ownPercent} <small>%</small>
          </b>
          <IntervalBar
            value={own.accuracy}
            low={own.low}
            high={own.high}
            chance={own.chance}
            width={420}
            height={28}
            label={`${t.own}: ${ownPercent}%, ${interval(own)}`}
          />
          <span className="detail tnum">{interval(own)}</span>
        </li>
        <li className="warm">
          <span className="who">{t.server}</span>
          <b className="big tnum">
            {from}–{to} <small>%</small>
          </b>
          <IntervalBar
            value={(from + to) / 200}
            low={result.low}
            high={result.high}
            chance={own.chance}
            width={420}
            height={28}
            label={`${t.server}: ${t.band(from, to)}, ${interval(result)}`}
          />
          <span className="detail tnum">{interval(result)}</span>
        </li>
      </ul>
      <p className="cap">
        <span>{t.axis(wholePercent(own.chance))}</span> <b>{gap(ownPercent, from, to)}</b>
      </p>
      <details>
        <summary>{t.gapTitle}</summary>
        <p>{t.gapWhy(result.photos)}</p>
        <p>{t.gapBand}</p>
      </details>
    </section>
  );
}
