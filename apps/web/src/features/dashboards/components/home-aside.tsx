import type { ExperimentSummary } from "@thaw/contracts/experiment";
import type { Locale } from "@thaw/contracts/ids";
import { Sparkline } from "@thaw/ui/sparkline";
import { backboneName, isRandomTwin } from "#features/lab/run/backbone-name.ts";
import { homeMessages } from "../messages.ts";
import type { HomeCourse } from "../server/read-home.ts";
import { LocalTime } from "./local-time.tsx";
import { StateMark } from "./state-mark.tsx";

/** What was answered and what it earned, item by item. */
export function Results({ courses, locale }: { courses: readonly HomeCourse[]; locale: Locale }) {
  const t = homeMessages[locale];
  const figure = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const lessons = courses
    .flatMap(({ lessons }) => lessons)
    .filter(({ items }) => items.some(({ state }) => state !== "none"));
  return (
    <section aria-labelledby="results">
      <h2 id="results">{t.results}</h2>
      {lessons.length === 0 && <p className="blank">{t.noResults}</p>}
      {lessons.map((lesson) => (
        <table className="results" key={lesson.slug}>
          <caption>
            {t.lessonNumber(lesson.position)} {lesson.title}
          </caption>
          <tbody>
            {lesson.items.map((item) => (
              <tr key={item.id}>
                <td>
                  <StateMark state={item.state} label={t.states[item.state]} />
                </td>
                <th scope="row">
                  <a href={`${lesson.href}#${item.id.slice(item.id.indexOf(".") + 1)}`}>{item.label}</a>
                </th>
                <td className="num">
                  {item.state === "none" ? "–" : t.score(figure.format(item.score), figure.format(item.points))}
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td />
              <th scope="row">{t.total}</th>
              <td className="num">
                {t.score(
                  figure.format(lesson.standing.score),
                  figure.format(lesson.items.reduce((sum, { points }) => sum + points, 0)),
                )}
              </td>
            </tr>
          </tfoot>
        </table>
      ))}
    </section>
  );
}

export function LatestExperiments({
  experiments,
  locale,
}: {
  experiments: readonly ExperimentSummary[];
  locale: Locale;
}) {
  const t = homeMessages[locale];
  const figure = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  return (
    <section aria-labelledby="experiments">
      <h2 id="experiments">{t.experiments}</h2>
      {experiments.length === 0 && <p className="blank">{t.noExperiments}</p>}
      {experiments.length > 0 && (
        <>
          <ul className="keep">
            {experiments.map((run) => (
              <li key={run.id}>
                <a href={`/${locale}/experiments/${run.id}`}>
                  <Sparkline
                    values={run.losses.map((loss) => loss ?? Number.NaN)}
                    tone={isRandomTwin(run.backbone) ? "frozen" : "thawed"}
                    width={96}
                    height={28}
                  />
                  <span>
                    <b>
                      {run.note || t.experiment(run.number)} · {backboneName(run.backbone, locale)}
                    </b>
                    <small>
                      {t.heldOut(figure.format((100 * run.correct) / run.total), run.total)},{" "}
                      <LocalTime at={run.createdAt} />
                    </small>
                  </span>
                </a>
              </li>
            ))}
          </ul>
          <p className="more">
            <a href={`/${locale}/experiments`}>{t.allExperiments}</a>
          </p>
        </>
      )}
      <p className="more">
        <a href={`/${locale}/snapshots`}>{t.allSnapshots}</a>
      </p>
    </section>
  );
}
