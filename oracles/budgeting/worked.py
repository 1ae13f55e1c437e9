"""A small election by pabutools 1.2.3, with exact fractions: what each rule chooses."""

from pabutools.election import Cardinality_Sat, Cost_Sat, parse_pabulib
from pabutools.rules import completion_by_rule_combination, exhaustion_by_budget_increase, greedy_utilitarian_welfare, method_of_equal_shares, sequential_phragmen
from pabutools.tiebreaking import lexico_tie_breaking

for path in ["town.pb", "fair.pb"]:
    try:
        instance, profile = parse_pabulib(path)
    except Exception as error:
        print(path, error)
        continue
    say = lambda what, chosen: print(path, what, sorted(str(p) for p in chosen), sum(p.cost for p in chosen))
    say("phragmen", sequential_phragmen(instance, profile, tie_breaking=lexico_tie_breaking))
    for name, sat in [("cost", Cost_Sat), ("card", Cardinality_Sat)]:
        more = dict(tie_breaking=lexico_tie_breaking, sat_class=sat)
        say(f"greedy {name}", greedy_utilitarian_welfare(instance, profile, **more))
        say(f"mes {name}", method_of_equal_shares(instance, profile, **more))
        both = completion_by_rule_combination(instance, profile, [method_of_equal_shares, greedy_utilitarian_welfare], [dict(more), dict(more)])
        say(f"mes-greedy {name}", both)
        raised = exhaustion_by_budget_increase(instance, profile, method_of_equal_shares, dict(more), budget_step=1)
        say(f"mes-add1 {name}", raised)
