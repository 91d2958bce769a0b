import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

type TableProps = {
  /** Names the table; drawn above it only when `captionShown`. */
  caption: string;
  captionShown?: boolean;
  className?: string;
  children: ReactNode;
};

/** A table in a region that scrolls by itself, reachable by keyboard, so that the page never scrolls sideways. */
export function Table({ caption, captionShown, className, children }: TableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className="table-scroll" aria-label={caption} tabIndex={0}>
      <table className={classNames("table", className)}>
        <caption className={captionShown ? undefined : "sr"}>{caption}</caption>
        {children}
      </table>
    </section>
  );
}

type TableHeadProps = {
  columns: readonly string[];
  /** Name of a last column, of buttons, that a screen reader hears and nobody sees. */
  actions?: string;
};

/** The head of a table whose columns are all words. */
export function TableHead({ columns, actions }: TableHeadProps) {
  return (
    <thead>
      <tr>
        {columns.map((column) => (
          <th key={column} scope="col">
            {column}
          </th>
        ))}
        {actions !== undefined && (
          <th scope="col">
            <span className="sr">{actions}</span>
          </th>
        )}
      </tr>
    </thead>
  );
}

/** A right-aligned cell of figures. */
export function NumberCell({ children, className }: { children: ReactNode; className?: string }) {
  return <td className={classNames("num", className)}>{children}</td>;
}

/** A right-aligned column head. */
export function NumberHead({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <th scope="col" className={classNames("num", className)}>
      {children}
    </th>
  );
}
