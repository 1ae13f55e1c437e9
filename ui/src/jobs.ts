// Progress of long jobs: server-sent events, or asking every three seconds where they do not come through.
interface Progress { state: string; done?: number; total?: number; text?: string }

const ENDED = new Set(["done", "failed", "cancelled"]);
const PAUSE = 3000;

/** The page shows the result after a reload; once for each job, so that a finished one cannot reload for ever. */
function reloadOnce(place: HTMLElement): void {
  const name = `reloaded ${place.dataset["jobEvents"] ?? place.dataset["jobState"]}`;
  try {
    if (sessionStorage.getItem(name) !== null) return;
    sessionStorage.setItem(name, "1");
  } catch { return; }
  location.reload();
}

function show(place: HTMLElement, now: Progress): void {
  const bar = place.querySelector("progress");
  if (bar && now.total !== undefined && now.total > 0) {
    bar.max = now.total;
    bar.value = Math.min(now.done ?? 0, now.total);
  }
  const text = place.querySelector<HTMLElement>("[data-job-text]");
  if (text && now.text !== undefined) text.textContent = now.text;
  place.dataset["state"] = now.state;
  if (ENDED.has(now.state) && place.dataset["jobReload"] !== undefined) reloadOnce(place);
}

function poll(place: HTMLElement, address: string): void {
  const ask = async (): Promise<void> => {
    try {
      const answer = await fetch(address, { headers: { Accept: "application/json" } });
      // Gone or not allowed will not change; a fault of the server may.
      if (answer.status >= 400 && answer.status < 500) return;
      if (answer.ok) {
        const now = (await answer.json()) as Progress;
        show(place, now);
        if (ENDED.has(now.state)) return;
      }
    } catch { /* the server is away for a moment: ask again */ }
    setTimeout(() => void ask(), PAUSE);
  };
  void ask();
}

function follow(place: HTMLElement): void {
  const events = place.dataset["jobEvents"];
  const state = place.dataset["jobState"];
  if (events === undefined || typeof EventSource === "undefined") {
    if (state !== undefined) poll(place, state);
    return;
  }
  const source = new EventSource(events);
  source.onmessage = (message: MessageEvent<string>) => {
    let now: Progress;
    try { now = JSON.parse(message.data) as Progress; } catch { return; }
    if (ENDED.has(now.state)) source.close();
    show(place, now);
  };
  source.onerror = () => {
    // CONNECTING means the browser tries again by itself; CLOSED means it gave up.
    if (source.readyState !== EventSource.CLOSED) return;
    if (state !== undefined) poll(place, state);
  };
}

export function jobs(): void {
  for (const place of document.querySelectorAll<HTMLElement>("[data-job-events], [data-job-state]")) follow(place);
}
