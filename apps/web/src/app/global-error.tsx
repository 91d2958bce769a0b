"use client";

/** When even the layout could not be drawn: plain words in both languages. */
export default function GlobalError() {
  return (
    <html lang="ja">
      <body>
        <h1>表示できませんでした</h1>
        <p>少し待って、もう一度開いてください。</p>
        <p lang="en">Something broke. Wait a moment and open the page again.</p>
      </body>
    </html>
  );
}
