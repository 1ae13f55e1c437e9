"""A loan in whole cents and the figures of its project, with decimals; value and rates by numpy-financial 1.0.0 where it is installed."""

from decimal import ROUND_HALF_UP, Decimal

cents = lambda x: x.quantize(Decimal("0.01"), ROUND_HALF_UP)
project = [-180000, 21000, 31000, 32000, 32000, 32000, 32000]
income = [0, 52000, 64000, 66000, 66000, 66000, 66000]
worth = lambda flows: sum(Decimal(a) / Decimal("1.04") ** t for t, a in enumerate(flows))
print("npv", cents(worth(project)), "margin", worth(project) / worth(income))

left, rate, periods = Decimal(60000), Decimal("0.045"), 6
paid = cents(left * rate / (1 - (1 + rate) ** -periods))
cash, cover = Decimal(0), []
for t in range(1, periods + 1):
    interest = cents(left * rate)
    principal = left if t == periods else paid - interest
    left -= principal
    cash += project[t] - interest - principal
    cover.append(project[t] / (interest + principal))
    print(t, "interest", interest, "principal", principal, "cash", cash, "cover", round(cover[-1], 9))
print("least cover", min(cover))
try:
    import numpy_financial as npf

    print("numpy-financial", npf.npv(0.04, project), npf.irr(project), npf.pmt(0.045, 6, -60000))
except ImportError:
    pass
