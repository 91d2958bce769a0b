import { classNames } from "./class-names.ts";

/** A cold shape of what is coming; it shows after 300 ms, so that a quick answer never flashes. */
export function Skeleton({
  width = "100%",
  height = "1rem",
  className,
}: {
  width?: string;
  height?: string;
  className?: string;
}) {
  return <span className={classNames("skeleton late", className)} style={{ width, height }} aria-hidden="true" />;
}

/** Lines of text to come. `label` is read out once. */
export function SkeletonText({ lines = 3, label }: { lines?: number; label: string }) {
  return (
    <div className="skeleton-text" role="status" aria-label={label}>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} width={line === lines - 1 ? "62%" : "100%"} />
      ))}
    </div>
  );
}
