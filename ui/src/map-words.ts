// The words of the map's own controls, as the page's figure carries them in the language of the page.
export interface Words {
  map: string; zoomIn: string; zoomOut: string; whole: string; box: string; close: string; open: string; failed: string; partial: string; count: string;
  wheel: string; wheelMac: string; fingers: string; latencies: string; openLatencies: string; still: string;
}

export function words(figure: HTMLElement): Words {
  return JSON.parse(figure.dataset["words"] ?? "{}") as Words;
}

export function counted(said: Words, n: number): string {
  return said.count.replace("%n", String(n));
}

export function latent(said: Words, n: number): string {
  return said.latencies.replace("%n", String(n));
}

/** The library's own keys for the same words. */
export function locale(said: Words, label: string): Record<string, string> {
  return {
    "Map.Title": label, "NavigationControl.ZoomIn": said.zoomIn, "NavigationControl.ZoomOut": said.zoomOut, "Popup.Close": said.close,
    "CooperativeGesturesHandler.WindowsHelpText": said.wheel, "CooperativeGesturesHandler.MacHelpText": said.wheelMac, "CooperativeGesturesHandler.MobileHelpText": said.fingers,
  };
}
