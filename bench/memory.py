"""Serves a territory, asks every page of it one after the other, as a visitor and then as an administrator, and tells the server's memory.

Usage: memory.py PROGRAM TERRITORY [MOST_MB]
PROGRAM is a built `reticolo`, TERRITORY its folder; a user `walker` is added to it, and asked to set itself up anew each time. A page that says its result is being made (202) is asked again until it is there. Each row: the process's own memory and its
file pages now, the most it ever had (MB of 1 024 kB, Linux's /proc), seconds to the answer, its size. With MOST_MB it fails where the
most is more.
"""
import math
import re
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request


def tile(z, lon=12.6, lat=42.6):
    north = math.log(math.tan(math.radians(lat)) + 1 / math.cos(math.radians(lat)))
    return f"/tiles/{z}/{int((lon + 180) / 360 * 2**z)}/{int((1 - north / math.pi) / 2 * 2**z)}"


PAGES = [
    "/", "/?language=en", "/records/actor", "/records/need", "/records/offer", "/records/initiative",
    "/records/asset", "/grid", "/atlas",
    *(f"/atlas?map={name}" for name in ("actors", "needs", "initiatives", "production", "services", "heritage", "basins")),
    *(tile(z) for z in range(5, 14)),
    "/network", "/needs/structural", "/latencies", "/exchange", "/services", "/harmony", "/harmony?question=needs", "/production", "/heritage",
    "/data_sets", "/hotspots", "/basins", "/basins/functional", "/analyses", "/analyses/inequality", "/what_if", "/search?q=centro",
    "/vocabularies", "/ogc/collections", "/api/v1/openapi.json", "/plan", "/plan.json", "/plan.pdf", "/plan/editions", "/",
]
MORE = ["/duplicates", "/admin", "/admin/jobs", "/admin/log", "/admin/users", "/plan?audience=signed-in"]


def status(pid):
    with open(f"/proc/{pid}/status", encoding="utf-8") as lines:
        found = dict(re.findall(r"^(VmHWM|VmRSS|RssAnon|RssFile):\s+(\d+) kB", lines.read(), re.M))
    return {name: int(kb) / 1024 for name, kb in found.items()}


def ask(url, cookie):
    start = time.perf_counter()
    while True:
        try:
            with urllib.request.urlopen(urllib.request.Request(url, headers={"Cookie": cookie}), timeout=900) as answer:
                body, code = answer.read(), answer.status
        except urllib.error.HTTPError as error:
            body, code = error.read(), error.code
        if code != 202:
            return code, len(body), time.perf_counter() - start
        time.sleep(1)


class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def sign_in(link):
    """The cookie of who opens a set-up link and chooses a password."""
    words = urllib.parse.urlencode([("password", "a walk of every page"), ("again", "a walk of every page")]).encode()
    base = link[: link.index("/set-up/")]
    try:
        urllib.request.build_opener(Stay).open(urllib.request.Request(link, words, {"Origin": base}), timeout=60)
    except urllib.error.HTTPError as error:
        return "; ".join(c.split(";")[0] for c in error.headers.get_all("Set-Cookie") or [])
    return ""


def main():
    program, folder = sys.argv[1:3]
    most = float(sys.argv[3]) if len(sys.argv) > 3 else None
    listen = "127.0.0.1:8791"
    added = subprocess.run([program, "user", folder, "add", "walker", "--role", "administrator", "--base-url", f"http://{listen}"],
                           capture_output=True, text=True, check=True)
    link = re.search(r"http\S+/set-up/\w+", added.stdout).group()
    server = subprocess.Popen([program, "serve", folder, "--listen", listen], stdout=subprocess.DEVNULL)
    try:
        for _ in range(600):
            try:
                urllib.request.urlopen(f"http://{listen}/health", timeout=5).read()
                break
            except OSError:
                time.sleep(0.1)
        print(f"{'own':>6} {'file':>6} {'most':>6} {'s':>6} {'MB':>6}  page")
        seen, cookie = {}, ""
        for page in ["/health", *PAGES, None, *PAGES, *MORE]:
            if page is None:
                cookie = sign_in(link)
                print("as administrator")
                continue
            code, size, seconds = ask(f"http://{listen}{page}", cookie)
            seen = status(server.pid)
            said = "" if code == 200 else f" ({code})"
            print(f"{seen['RssAnon']:6.0f} {seen['RssFile']:6.0f} {seen['VmHWM']:6.0f} {seconds:6.1f} {size / 2**20:6.2f}  {page}{said}", flush=True)
        print(f"at the end {seen['VmRSS']:.0f} MB, at most {seen['VmHWM']:.0f} MB")
        if most is not None and seen["VmHWM"] > most:
            sys.exit(f"more than {most:.0f} MB")
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()
