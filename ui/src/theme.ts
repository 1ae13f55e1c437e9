// Light, dark or the system's choice. The cookie lets the server write [data-theme] before the first paint.
const NAME = "theme";
const YEAR = 31_536_000;

function apply(choice: string | undefined): void {
  if (choice === "light" || choice === "dark") document.documentElement.dataset["theme"] = choice;
  else delete document.documentElement.dataset["theme"];
  for (const button of document.querySelectorAll<HTMLElement>("[data-theme-set]")) {
    button.setAttribute("aria-pressed", String(button.dataset["themeSet"] === (choice ?? "auto")));
  }
}

export function theme(): void {
  const cookie = document.cookie.split("; ").find((part) => part.startsWith(`${NAME}=`))?.slice(NAME.length + 1);
  if (cookie !== undefined || document.documentElement.dataset["theme"] === undefined) apply(cookie);
  document.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLElement>("[data-theme-set]");
    const choice = button?.dataset["themeSet"];
    if (choice === undefined) return;
    const secure = location.protocol === "https:" ? "; Secure" : "";
    const age = choice === "auto" ? 0 : YEAR;
    document.cookie = `${NAME}=${choice}; Path=/; Max-Age=${age}; SameSite=Lax${secure}`;
    apply(choice === "auto" ? undefined : choice);
  });
}
