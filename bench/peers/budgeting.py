"""Shared budgets: pabutools with exact fractions on a published election and on a seeded one of the size of a large city's; our own growth."""

import random
from pathlib import Path

from .common import Row


def seeded(voters: int, projects: int = 52):
    """Costs from 50 to 1,000 thousand, a quarter of which there is; each voter approves one to three projects, some much more than others."""

    def make(folder: Path, shared: Path | None) -> None:
        draw = random.Random(5)
        costs = [50_000 + 1_000 * draw.randrange(950) for _ in range(projects)]
        lines = ["META", "key;value", f"budget;{sum(costs) // 4}", "vote_type;approval", f"num_votes;{voters}", f"num_projects;{projects}"]
        lines += ["PROJECTS", "project_id;cost;name"] + [f"{p};{cost};Project {p}" for p, cost in enumerate(costs)]
        lines += ["VOTES", "voter_id;age;sex;vote"]
        for v in range(voters):
            wanted = sorted({int(draw.random() * draw.random() * projects) for _ in range(draw.randint(1, 3))})
            lines.append(f"{v};{draw.randint(16, 90)};{draw.choice('MF')};{','.join(map(str, wanted))}")
        (folder / "votes.pb").write_text("\n".join(lines) + "\n")

    return make


def published(name: str):
    return lambda folder, shared: shared / "oracles/budgeting" / f"{name}.pb"


def made(folder: Path, shared: Path | None) -> Path:
    return folder / "votes.pb"


def pabutools(pb, rule: str):
    def peer(folder: Path, shared: Path | None):
        from pabutools.election import Cost_Sat, parse_pabulib
        from pabutools.rules import greedy_utilitarian_welfare, method_of_equal_shares, sequential_phragmen

        instance, profile = parse_pabulib(str(pb(folder, shared)))
        rules = {
            "greedy": lambda: greedy_utilitarian_welfare(instance, profile, sat_class=Cost_Sat),
            "mes": lambda: method_of_equal_shares(instance, profile, sat_class=Cost_Sat),
            "phragmen": lambda: sequential_phragmen(instance, profile),
        }

        def compute() -> dict:
            chosen = rules[rule]()
            return {"selected_count": len(chosen), "cost": float(sum(p.cost for p in chosen))}

        return compute

    return peer


def row(id: str, what: str, pb, rule: str, make=lambda folder, shared: None, **more) -> Row:
    return Row(
        id=f"{id}-{rule}",
        what=f"{what}: {rule}",
        make=make,
        ours=lambda folder, shared: ["budget", "--pb", pb(folder, shared), "--rule", rule],
        quality=["selected_count", "cost"],
        **more,
    )


OCHOTA = published("Poland_Warszawa_2021_Ochota")
TOULOUSE = published("France_Toulouse_2022")
AGAINST = {"against": "pabutools 1.2.3", "target": 50}

ROWS = (
    [
        row("ochota", "budget, Warszawa-Ochota, 5,552 voters, 90 projects", OCHOTA, rule, peer=pabutools(OCHOTA, rule), needs_shared=True, **AGAINST)
        for rule in ("greedy", "mes")
    ]
    + [
        row("toulouse", "budget, Toulouse, 4,532 voters, 199 projects", TOULOUSE, "phragmen", peer=pabutools(TOULOUSE, "phragmen"), needs_shared=True, **AGAINST)
    ]
    + [
        row("84611", "budget, 84,611 voters, 52 projects (seeded)", made, rule, make=seeded(84_611), peer=pabutools(made, rule), **AGAINST)
        for rule in ("greedy", "mes")
    ]
    + [
        row(f"own-{voters}", f"budget, {voters:,} voters, 52 projects (seeded)", made, "mes-add1-greedy", make=seeded(voters))
        for voters in (30_000, 100_000, 300_000)
    ]
)
