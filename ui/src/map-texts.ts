// The few words that the map's own controls say. Everything else on a page comes translated from the server.
export interface Texts { map: string; zoomIn: string; zoomOut: string; whole: string; close: string; open: string; closer: string; failed: string; partial: string; count: (n: number) => string; controls: Record<string, string> }

const it: Texts = {
  map: "Mappa", zoomIn: "Ingrandisci", zoomOut: "Rimpicciolisci", whole: "Tutto il territorio", close: "Chiudi", open: "Apri la scheda", closer: "Avvicina",
  failed: "Questo dispositivo non riesce a disegnare la mappa: la tabella dice le stesse cose.", partial: "Alcune parti della mappa non sono arrivate",
  count: (n) => `${n} schede in questo punto`,
  controls: {
    "CooperativeGesturesHandler.WindowsHelpText": "Usa Ctrl e la rotella per ingrandire", "CooperativeGesturesHandler.MacHelpText": "Usa ⌘ e la rotella per ingrandire",
    "CooperativeGesturesHandler.MobileHelpText": "Usa due dita per muovere la mappa",
  },
};

const en: Texts = {
  map: "Map", zoomIn: "Zoom in", zoomOut: "Zoom out", whole: "Whole territory", close: "Close", open: "Open the record", closer: "Zoom in",
  failed: "This device cannot draw the map: the table says the same.", partial: "Some parts of the map did not arrive",
  count: (n) => `${n} records at this point`,
  controls: {},
};

/** Words in the language of the page; Italian is written only where the page says Italian. */
export function texts(): Texts {
  return document.documentElement.lang.startsWith("it") ? it : en;
}

/** The library's own keys for the same words. */
export function locale(words: Texts, label: string): Record<string, string> {
  return { ...words.controls, "Map.Title": label, "NavigationControl.ZoomIn": words.zoomIn, "NavigationControl.ZoomOut": words.zoomOut, "Popup.Close": words.close };
}
