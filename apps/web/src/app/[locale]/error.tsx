"use client";

/** Kept small, since every page carries it: both languages, of which the page's own is shown. */
export default function ErrorPage() {
  return (
    <main id="main" className="plain-page">
      <div className="only-in" lang="ja">
        <h1>表示できませんでした</h1>
        <p>サーバーで問題が起きました。少し待って、もう一度開いてください。書いたものは残っています。</p>
        <button type="button" className="btn warm" onClick={() => window.location.reload()}>
          もう一度
        </button>
      </div>
      <div className="only-in" lang="en">
        <h1>That could not be shown</h1>
        <p>Something broke on the server. Wait a moment and open it again; what you wrote is kept.</p>
        <button type="button" className="btn warm" onClick={() => window.location.reload()}>
          Try again
        </button>
      </div>
    </main>
  );
}
