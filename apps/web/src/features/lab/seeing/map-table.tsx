"use client";
import type { Locale } from "@thaw/contracts/ids";
import { Button } from "@thaw/ui/button";
import { Table, TableHead } from "@thaw/ui/table";
import { useState } from "react";
import { mapMessages } from "./map-messages.ts";
import type { MapPoint } from "./map-points.ts";
import type { NearPhoto } from "./neighbour-rows.tsx";

interface MapTableProps {
  locale: Locale;
  points: readonly MapPoint[];
  names: readonly string[];
  nearestOf: (path: string) => NearPhoto | undefined;
  onOpen: (path: string) => void;
}

/** Rows drawn at once: a few hundred buttons are a long task. */
const rowStep = 40;

/** The map in words: held-out photos first, wrong ones before right ones. */
export function MapTable({ locale, points, names, nearestOf, onOpen }: MapTableProps) {
  const t = mapMessages[locale];
  const [isOpen, setOpen] = useState(false);
  const [rows, setRows] = useState(rowStep);
  const isWrong = ({ said, truth }: MapPoint) => said !== null && said !== truth;
  const order = (point: MapPoint) => (point.isHeldOut ? 0 : 2) + (isWrong(point) ? 0 : 1);
  const sorted = isOpen ? points.toSorted((a, b) => order(a) - order(b)) : [];
  const figure = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return (
    <details className="map-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t.table}</summary>
      {isOpen && (
        <>
          <Table caption={t.tableCaption} className="tnum">
            <TableHead columns={[t.photo, t.truth, t.said, t.nearest]} />
            <tbody>
              {sorted.slice(0, rows).map((point, at) => {
                const near = nearestOf(point.path);
                const truth = names[point.truth] ?? "";
                return (
                  <tr key={point.path}>
                    <th scope="row">
                      <Button variant="quiet" onClick={() => onOpen(point.path)}>
                        {t.open(truth, at + 1)}
                      </Button>
                    </th>
                    <td>{truth}</td>
                    <td>
                      {point.said === null ? "–" : (names[point.said] ?? "")}
                      {isWrong(point) && <small> {t.mistaken}</small>}
                    </td>
                    <td>{near ? `${near.name} ${figure.format(near.similarity)}` : "–"}</td>
                  </tr>
                );
              })}
            </tbody>
          </Table>
          {rows < sorted.length && (
            <Button variant="quiet" onClick={() => setRows(rows + rowStep)}>
              {t.more(sorted.length - rows)}
            </Button>
          )}
        </>
      )}
    </details>
  );
}
