"""Asks a running server at a steady rate and prints the 95th percentile of each kind of page.

Usage: pages.py BASE_URL KIND [SECONDS] [PER_SECOND]
The server is on this machine, on a territory with 100 000 records of KIND (see README.md). Facets are warm after the first
view, which is told apart; tiles are asked once each, so that every one is made cold.
"""
import json
import random
import sys
import threading
import time
import urllib.parse
import urllib.request


def get(url):
    start = time.perf_counter()
    with urllib.request.urlopen(url, timeout=60) as answer:
        body = answer.read()
    return (time.perf_counter() - start) * 1000, body


def p95(times):
    return sorted(times)[max(0, int(len(times) * 0.95) - 1)]


def tile(lon, lat, z):
    import math
    n = 2**z
    x = int((lon + 180) / 360 * n)
    y = int((1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2 * n)
    return f"/tiles/{z}/{x}/{y}"


def main():
    base, kind = sys.argv[1].rstrip("/"), sys.argv[2]
    seconds = int(sys.argv[3]) if len(sys.argv) > 3 else 30
    rate = int(sys.argv[4]) if len(sys.argv) > 4 else 10
    rng = random.Random(1)
    first, body = get(f"{base}/records/{kind}")
    print(f"first view of the list: {first:.0f} ms")
    records = json.loads(get(f"{base}/api/v1/{kind}?limit=200")[1])["items"]
    words = sorted({w for r in records for w in r["title"].split()})
    units = sorted({u["unit"] for r in records for u in r.get("place", {}).get("units", [])})
    shown = json.loads(get(f"{base}/ogc/collections")[1])["collections"][0]["extent"]["spatial"]["bbox"][0]

    def box():
        lon, lat = rng.uniform(shown[0], shown[2]), rng.uniform(shown[1], shown[3])
        return f"{lon - 0.2:.3f},{lat - 0.2:.3f},{lon + 0.2:.3f},{lat + 0.2:.3f}"

    pages = {
        "list": lambda: f"/records/{kind}",
        "list, one unit": lambda: f"/records/{kind}?unit={rng.choice(units)}",
        "search": lambda: f"/records/{kind}?q={urllib.parse.quote(rng.choice(words))}",
        "record": lambda: f"/records/{kind}/{rng.choice(records)['id']}",
        "search of everything": lambda: f"/search?q={urllib.parse.quote(rng.choice(words))}",
        "grid": lambda: "/grid",
        "grid of one unit": lambda: f"/grid?unit={rng.choice(units)}",
        "OGC page": lambda: f"/ogc/collections/{kind}/items?limit=100&bbox={box()}",
    }
    for name, make in pages.items():
        # Each question once before the clock starts: its facets are then kept for the present state of the log.
        warm = [make() for _ in range(seconds * rate)]
        for path in sorted(set(warm)):
            get(base + path)
        times, threads = [], []
        for path in warm:
            thread = threading.Thread(target=lambda p=path: times.append(get(base + p)[0]))
            thread.start()
            threads.append(thread)
            time.sleep(1 / rate)
        for thread in threads:
            thread.join()
        print(f"{name}: p95 {p95(times):.1f} ms, median {sorted(times)[len(times) // 2]:.1f} ms, {len(times)} requests")
    lon, lat = (shown[0] + shown[2]) / 2, (shown[1] + shown[3]) / 2
    asked = {tile(lon + dx / 20, lat + dy / 20, z) for z in (8, 10, 12) for dx in range(-6, 7) for dy in range(-6, 7)}
    get(base + tile(lon, lat, 9))
    cold = [get(base + path)[0] for path in sorted(asked)]
    print(f"cold tile: p95 {p95(cold):.1f} ms, most {max(cold):.1f} ms, {len(cold)} tiles")


main()
