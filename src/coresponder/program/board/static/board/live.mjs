// Whether the page is live: one line to the server, on which it is told that something changed, and the server's clock.
//
// A line that says nothing for a while is dead, whatever the browser believes. Then the page says since when, asks again
// every few seconds, and on coming back says how far it was, so that it is told what it missed.

const DEAD_AFTER_MS = 12_000;
const AGAIN_AFTER_MS = 3_000;
const ASK_EVERY_MS = 10_000;

export const follow = ({ address, seen, shown, onNews, onBoard, onLive, onLost, onBeat, onEnded }) => {
  let source = null;
  let heardAt = Date.now();
  let isLive = false;
  let askedAt = 0;
  let timer = 0;

  const heard = () => {
    heardAt = Date.now();
    if (!isLive) {
      isLive = true;
      onLive();
    }
  };
  const lost = () => {
    if (isLive || askedAt === 0) {
      isLive = false;
      askedAt = Date.now();
      onLost(new Date(heardAt));
    }
  };
  const again = () => {
    clearTimeout(timer);
    timer = setTimeout(open, AGAIN_AFTER_MS);
  };
  const open = () => {
    source?.close();
    const line = new URL(address, location.href);
    line.searchParams.set("since", seen());
    line.searchParams.set("shown", shown());
    source = new EventSource(line);
    source.addEventListener("news", (event) => {
      heard();
      onNews(JSON.parse(event.data));
    });
    source.addEventListener("board", (event) => {
      heard();
      // What is sent next builds upon this. A page that could not take it in says anew what it shows.
      if (!onBoard(JSON.parse(event.data))) open();
    });
    source.addEventListener("beat", (event) => {
      onBeat(JSON.parse(event.data).now);
      heard();
    });
    source.addEventListener("ended", () => {
      source.close();
      onEnded();
    });
    // The line is opened anew by this page and not by the browser, which would repeat how far it was when it began.
    source.addEventListener("error", () => {
      source.close();
      lost();
      again();
    });
  };

  setInterval(() => {
    if (Date.now() - heardAt > DEAD_AFTER_MS) {
      lost();
      if (source?.readyState !== EventSource.CONNECTING) open();
    }
    if (!isLive && Date.now() - askedAt > ASK_EVERY_MS) {
      askedAt = Date.now();
      onNews({});
    }
  }, 1000);
  addEventListener("online", open);
  addEventListener("pagehide", () => source?.close());
  addEventListener("pageshow", (event) => event.persisted && open());
  open();
};
