import { type CodePiece, colorPython } from "../client/color-python.ts";

interface CodeLinesProps {
  code: string;
  /** 1-based, both ends included. */
  readOnly?: readonly { from: number; to: number }[] | undefined;
  /** Lines that the learner changed. */
  mine?: { from: number; to: number } | null;
}

const isIn = (line: number, range: { from: number; to: number }): boolean => line >= range.from && line <= range.to;

/** Code in colours, before an editor is there. */
export function CodeLines({ code, readOnly = [], mine = null }: CodeLinesProps) {
  return colorPython(code).map((pieces, index) => {
    const isFixed = readOnly.some((range) => isIn(index + 1, range));
    const isMine = mine !== null && isIn(index + 1, mine);
    return (
      <i key={index} className={isFixed ? "locked" : isMine ? "mine" : undefined}>
        {pieces.map(drawPiece)}
      </i>
    );
  });
}

const drawPiece = ({ text, kind }: CodePiece, at: number) =>
  kind ? (
    <span key={at} className={kind}>
      {text}
    </span>
  ) : (
    text
  );
