"use client";
import type { Locale } from "@thaw/contracts/ids";
import { Chip } from "@thaw/ui/chip";
import { Icon } from "@thaw/ui/icon";
import { Segmented } from "@thaw/ui/segmented";
import { Fragment, useId, useMemo, useState } from "react";
import { createPortal } from "react-dom";
import type { PanelState } from "../client/panel-state.ts";
import { bytesText, listTensors, type TensorFilter, type TensorOrder } from "../client/tensor-list.ts";
import type { TerminalActions } from "../hooks/use-terminal.ts";
import { inspectorMessages } from "../inspector-messages.ts";
import { KeepDialog } from "./keep-dialog.tsx";
import { TensorDetail } from "./tensor-detail.tsx";
import { TensorRow } from "./tensor-row.tsx";

interface InspectorProps {
  locale: Locale;
  lessonSlug: string;
  state: PanelState;
  actions: TerminalActions;
  canKeep: boolean;
}

/** A group of more than this is folded until it is asked for. */
const mostUnfolded = 14;
const orders: TensorOrder[] = ["program", "name", "bytes"];

/** The tensors that live in a terminal's namespace, while the code runs and after it. */
export function Inspector({ locale, lessonSlug, state, actions, canKeep }: InspectorProps) {
  const t = inspectorMessages[locale];
  const id = useId();
  const [filter, setFilter] = useState<TensorFilter>("all");
  const [order, setOrder] = useState<TensorOrder>("program");
  const [search, setSearch] = useState("");
  const [opened, setOpened] = useState<string | null>(null);
  const [unfolded, setUnfolded] = useState<Record<string, boolean>>({});
  const [isKeeping, setIsKeeping] = useState(false);
  const [kept, setKept] = useState<string | null>(null);
  const { tensors } = state;
  const groups = useMemo(
    () => listTensors(tensors?.entries ?? [], { filter, search, order }),
    [tensors, filter, search, order],
  );
  const has = tensors !== null && tensors.entries.length > 0;
  const whole = new Intl.NumberFormat(locale);
  const isRunning = state.open.length > 0;
  return (
    <section className="insp panel" aria-label={t.tensors}>
      <header>
        <h3>{t.tensors}</h3>
        <Chip tone="success">
          <i className={isRunning ? "live" : "live still"} />
          {t.live}
        </Chip>
        <span className="push" />
        <Segmented
          label={t.show}
          value={filter}
          options={[
            { value: "all", label: t.all },
            { value: "trainable", label: t.trainable, icon: "drop" },
            { value: "frozen", label: t.frozen, icon: "snow" },
          ]}
          onChange={setFilter}
        />
        <button
          type="button"
          className="btn quiet icon-only"
          aria-label={t.keepLabel}
          title={canKeep ? t.keepLabel : t.keepSignIn}
          aria-disabled={!has || !canKeep}
          onClick={() => has && canKeep && setIsKeeping(true)}
        >
          <Icon name="save" />
        </button>
      </header>
      {has && (
        <div className="insp-tools">
          <label className="sr" htmlFor={`${id}-search`}>
            {t.search}
          </label>
          <input
            id={`${id}-search`}
            type="search"
            className="input mono"
            placeholder={t.search}
            value={search}
            spellCheck={false}
            autoCapitalize="off"
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
          <label className="sr" htmlFor={`${id}-order`}>
            {t.order}
          </label>
          <select
            id={`${id}-order`}
            className="select"
            value={order}
            onChange={(event) => setOrder(event.currentTarget.value as TensorOrder)}
          >
            {orders.map((value) => (
              <option key={value} value={value}>
                {t.orders[value]}
              </option>
            ))}
          </select>
        </div>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section className="scroll" tabIndex={0} aria-label={t.tensors}>
        {groups.length > 0 && (
          <table>
            <thead>
              <tr>
                <th scope="col">{t.name}</th>
                <th scope="col" className="c-shape">
                  {t.shape}
                </th>
                <th scope="col" className="c-dtype">
                  {t.dtype}
                </th>
                <th scope="col" className="c-req">
                  {t.requiresGrad}
                </th>
                <th scope="col" className="c-grad">
                  {t.grad}
                </th>
                <th scope="col" className="num c-bytes">
                  {t.bytes}
                </th>
                <th scope="col" className="c-spark">
                  <span className="sr">{t.values}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {groups.map(({ group, entries, bytes, values }) => {
                const isFolded = entries.length > mostUnfolded && search === "" && !unfolded[group];
                const shown = isFolded ? entries.slice(0, 3) : entries;
                return (
                  <Fragment key={group}>
                    <tr className="group">
                      <th scope="rowgroup" colSpan={7}>
                        <div className="group-line">
                          {group === "other" || group === "buffer" ? (
                            <span>{t.group[group]}</span>
                          ) : (
                            <span className={`mark ${group === "trainable" ? "thawed" : "frozen"}`}>
                              <Icon name={group === "trainable" ? "drop" : "snow"} />
                              {t.group[group]}
                            </span>
                          )}
                          <span>{t.groupCount(entries.length, whole.format(values), bytesText(bytes))}</span>
                          {entries.length > mostUnfolded && search === "" && (
                            <button
                              type="button"
                              className="fold"
                              aria-expanded={!isFolded}
                              aria-label={`${t.group[group]}: ${t.all}`}
                              onClick={() => setUnfolded({ ...unfolded, [group]: isFolded })}
                            >
                              <Icon name="right" />
                            </button>
                          )}
                        </div>
                      </th>
                    </tr>
                    {shown.map((entry) => {
                      const isOpen = opened === entry.name;
                      return (
                        <Fragment key={entry.name}>
                          <TensorRow
                            locale={locale}
                            entry={entry}
                            group={group}
                            isOpen={isOpen}
                            onToggle={setOpened}
                            detailId={`${id}-detail`}
                          />
                          {isOpen && (
                            <tr className="opened" id={`${id}-detail`}>
                              <td colSpan={7}>
                                <TensorDetail
                                  key={entry.name}
                                  locale={locale}
                                  entry={entry}
                                  seen={tensors}
                                  onInspect={actions.inspect}
                                  onOpen={setOpened}
                                />
                              </td>
                            </tr>
                          )}
                        </Fragment>
                      );
                    })}
                  </Fragment>
                );
              })}
            </tbody>
          </table>
        )}
        {tensors?.truncated && <p className="help truncated">{t.truncated}</p>}
        {groups.length === 0 && (
          <div className="empty">
            <Icon name="snow" />
            <span>{has ? t.nothingFound : state.ended ? t.none : t.empty}</span>
          </div>
        )}
      </section>
      {kept !== null && (
        <p className="insp-said" role="status">
          <Icon name="check" />
          {t.kept(kept)} <a href={`/${locale}/snapshots`}>{t.seeKept}</a>
        </p>
      )}
      {isKeeping &&
        tensors &&
        createPortal(
          <KeepDialog
            locale={locale}
            lessonSlug={lessonSlug}
            entries={tensors.entries}
            opened={opened}
            onCapture={actions.capture}
            onClose={() => setIsKeeping(false)}
            onKept={(name) => {
              setIsKeeping(false);
              setKept(name);
            }}
          />,
          document.body,
        )}
    </section>
  );
}
