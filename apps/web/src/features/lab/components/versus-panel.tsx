import type { ExperimentBackbone, HeldOut } from "@thaw/contracts/experiment";
import type { Locale } from "@thaw/contracts/ids";
import { IntervalBar } from "@thaw/ui/interval-bar";
import { type LabMessages, labMessages } from "../messages.ts";
import { backboneName, isAdded } from "../run/backbone-name.ts";
import { formatCount, formatPercent, roundedInterval, type Score, scoreOf, wholePercent } from "../run/format.ts";

export const scoreOfHeldOut = (heldOut: HeldOut): Score =>
  scoreOf(heldOut.correct, heldOut.total, heldOut.classes.length);

/** An accuracy with its count, its interval and chance, as one sentence. */
export function scoreSentence(score: Score, locale: Locale): string {
  const [low, high] = roundedInterval(score);
  return labMessages[locale].scoreWhole(
    formatPercent(score.accuracy, locale),
    formatCount(score.correct, locale),
    formatCount(score.total, locale),
    low,
    high,
    wholePercent(score.chance),
  );
}

/** "34 of 42, 95 % interval 67 to 90". */
export function scoreDetail(score: Score, locale: Locale): string {
  const [low, high] = roundedInterval(score);
  return labMessages[locale].score(formatCount(score.correct, locale), formatCount(score.total, locale), low, high);
}

function Row({
  name,
  score,
  waiting,
  locale,
  tone,
}: {
  name: string;
  score: Score | null;
  waiting: string;
  locale: Locale;
  tone: string;
}) {
  return (
    <li className={tone}>
      <span className="who">{name}</span>
      {score ? (
        <>
          <b className="big tnum">
            {formatPercent(score.accuracy, locale)} <small>%</small>
          </b>
          <IntervalBar
            value={score.accuracy}
            low={score.low}
            high={score.high}
            chance={score.chance}
            width={420}
            height={28}
            label={scoreSentence(score, locale)}
          />
          <span className="detail tnum">{scoreDetail(score, locale)}</span>
        </>
      ) : (
        <span className="waiting">{waiting}</span>
      )}
    </li>
  );
}

interface VersusPanelProps {
  locale: Locale;
  pretrained: HeldOut | null;
  /** What `pretrained` stands on. */
  backbone: ExperimentBackbone;
  random: HeldOut | null;
  /** What to say in the place of a score that isn't there. */
  waiting: string;
}

function verdict(a: Score, b: Score, locale: Locale, t: LabMessages): string {
  const points = formatPercent(Math.abs(a.accuracy - b.accuracy), locale);
  return a.low > b.high || b.low > a.high ? t.apart(points) : t.overlapping(points);
}

/** The same head on the pretrained backbone and on random weights, on one scale: what pretraining gives. */
export function VersusPanel({ locale, pretrained, backbone, random, waiting }: VersusPanelProps) {
  const t = labMessages[locale];
  const a = pretrained && scoreOfHeldOut(pretrained);
  const b = random && scoreOfHeldOut(random);
  return (
    <section className="versus" aria-label={t.versus}>
      <h3>{t.versus}</h3>
      <ul>
        <Row
          name={isAdded(backbone) ? backboneName(backbone, locale) : t.pretrained}
          score={a}
          waiting={waiting}
          locale={locale}
          tone="warm"
        />
        <Row name={t.random} score={b} waiting={waiting} locale={locale} tone="cold" />
      </ul>
      <p className="cap">
        <span>{t.scoresAxis(wholePercent((a ?? b)?.chance ?? 0))}</span>
        {isAdded(backbone) && <span>{t.otherArchitecture}</span>}
        {a && b && <b>{verdict(a, b, locale, t)}</b>}
      </p>
    </section>
  );
}
