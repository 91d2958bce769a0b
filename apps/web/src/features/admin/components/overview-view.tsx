import type { Overview } from "@thaw/contracts/administration";
import type { Locale } from "@thaw/contracts/ids";
import { EmptyState } from "@thaw/ui/empty-state";
import { Melt } from "@thaw/ui/melt";
import { Tick, type TickState } from "@thaw/ui/tick";
import { adminMessages } from "../messages.ts";

/** Marks beyond this many would no longer be told apart; figures stand beside them anyway. */
const mostMarks = 120;

export function OverviewView({ overview, locale }: { overview: Overview; locale: Locale }) {
  const t = adminMessages[locale];
  const figure = new Intl.NumberFormat(locale);
  const { people } = overview;
  const stuck = new Set(overview.stuck.map(({ learnerId }) => learnerId)).size;
  return (
    <>
      <dl className="sums">
        <div>
          <dt>{t.activeWeek}</dt>
          <dd>
            {figure.format(overview.activeWithinWeek)}
            <small>{t.ofLearners(people.learner ?? 0)}</small>
          </dd>
        </div>
        <div>
          <dt>{t.attempts}</dt>
          <dd>
            {figure.format(overview.attempts)} <small>{t.experiments(overview.experiments)}</small>
          </dd>
        </div>
        <div className={stuck > 0 ? "warn" : undefined}>
          <dt>{t.stuckLearners}</dt>
          <dd>
            {figure.format(stuck)}
            <small>{t.people2}</small>
          </dd>
        </div>
        <div>
          <dt>{t.staffCount}</dt>
          <dd>
            {figure.format((people.instructor ?? 0) + (people.admin ?? 0))}{" "}
            <small>{t.staffDetail(people.instructor ?? 0, people.admin ?? 0)}</small>
          </dd>
        </div>
      </dl>
      <div className="two">
        <section aria-labelledby="progress">
          <h2 id="progress">{t.progress}</h2>
          <p>{t.progressText}</p>
          {overview.lessons.length === 0 ? (
            <EmptyState>{t.noLessons}</EmptyState>
          ) : (
            <Progress overview={overview} locale={locale} />
          )}
        </section>
        <section aria-labelledby="stuck">
          <h2 id="stuck">{t.whoStuck}</h2>
          <p>{t.whoStuckText}</p>
          {overview.stuck.length === 0 && <EmptyState>{t.nobodyStuck}</EmptyState>}
          <ul className="stuck">
            {overview.stuck.map(({ name, learnerId, courseSlug, lessonTitle, items }) => (
              <li key={`${learnerId} ${lessonTitle}`}>
                <span className="avatar" aria-hidden="true">
                  {[...name].slice(0, 2).join("")}
                </span>
                <span>
                  {name}
                  <small>
                    {lessonTitle}: {items.join(", ")}
                  </small>
                </span>
                <a className="btn" href={`/${locale}/teach/courses/${courseSlug}/learners/${learnerId}`}>
                  {t.openLearner}
                </a>
              </li>
            ))}
          </ul>
        </section>
      </div>
      <section aria-labelledby="items" className="fare">
        <h2 id="items">{t.items}</h2>
        <p>{t.itemsText}</p>
        {overview.items.length === 0 ? (
          <EmptyState>{t.noItems}</EmptyState>
        ) : (
          <Items overview={overview} locale={locale} />
        )}
      </section>
    </>
  );
}

function Progress({ overview, locale }: { overview: Overview; locale: Locale }) {
  const t = adminMessages[locale];
  const key: [TickState, string][] = [
    ["done", t.done],
    ["now", t.atWork],
    ["stuck", t.stuck],
    ["todo", t.notBegun],
  ];
  return (
    <>
      <table className="prog">
        <thead>
          <tr>
            <th scope="col">{t.lesson}</th>
            <th scope="col">{t.learnersHead}</th>
            <th scope="col" className="num">
              {t.done}
            </th>
            <th scope="col" className="num">
              {t.atWork}
            </th>
            <th scope="col" className="num">
              {t.stuck}
            </th>
          </tr>
        </thead>
        <tbody>
          {overview.lessons.map(({ slug, courseSlug, position, title, counts, stuck }) => {
            const atWork = Math.max(0, counts.underWay - stuck);
            return (
              <tr key={slug}>
                <th scope="row">
                  <a href={`/${locale}/teach/courses/${courseSlug}`}>
                    {position} {title}
                  </a>
                </th>
                <td>
                  <Marks
                    counts={[counts.done, atWork, stuck, counts.notStarted]}
                    label={t.marks(counts.done, atWork, stuck, counts.notStarted)}
                  />
                </td>
                <td className="num">{counts.done || "–"}</td>
                <td className="num">{atWork || "–"}</td>
                <td className={stuck > 0 ? "num stk" : "num"}>{stuck || "–"}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <div className="key">
        {key.map(([state, word]) => (
          <span key={state}>
            <Tick state={state} />
            {word}
          </span>
        ))}
      </div>
    </>
  );
}

const states: TickState[] = ["done", "now", "stuck", "todo"];

/** A mark a learner; where there are too many, each mark stands for the same share of them. */
function Marks({ counts, label }: { counts: [number, number, number, number]; label: string }) {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const scale = Math.min(1, mostMarks / Math.max(1, total));
  return (
    <span className="ticks" role="img" aria-label={label}>
      {counts.flatMap((count, index) =>
        Array.from({ length: count === 0 ? 0 : Math.max(1, Math.round(count * scale)) }, (_, mark) => (
          <Tick key={`${states[index]}-${mark}`} state={states[index] ?? "todo"} />
        )),
      )}
    </span>
  );
}

function Items({ overview, locale }: { overview: Overview; locale: Locale }) {
  const t = adminMessages[locale];
  return (
    <table className="prog">
      <thead>
        <tr>
          <th scope="col">{t.item}</th>
          <th scope="col">{t.lesson}</th>
          <th scope="col" className="num">
            {t.answered}
          </th>
          <th scope="col" className="num">
            {t.rightFirst}
          </th>
          <td />
        </tr>
      </thead>
      <tbody>
        {overview.items.map(({ id, label, lessonTitle, learners, rightFirst }) => (
          <tr key={id}>
            <th scope="row">{label}</th>
            <td>{lessonTitle}</td>
            <td className="num">{learners}</td>
            <td className="num">{learners === 0 ? "–" : `${Math.round((100 * rightFirst) / learners)}%`}</td>
            <td className="share">
              {learners > 0 && <Melt thin value={rightFirst / learners} label={t.rightFirst} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
