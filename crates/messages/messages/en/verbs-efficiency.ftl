### Efficiency: title and what the verb says.

analysis-efficiency = Efficiency

verb-efficiency-best = { $best } of { $units } units are efficient: nobody does better in anything without doing worse in something. The mean score is { $mean }.
verb-efficiency-worst-input = Farthest from it is { $unit }: { $score } of its means would do. It can learn from { $peers }; in brackets the weight of each.
verb-efficiency-worst-output = Farthest from it is { $unit }: the same means could give { $score } times as much. It can learn from { $peers }; in brackets the weight of each.
verb-efficiency-few = { $units } units are few for { $columns } columns: with fewer than three units a column nearly all are best at something. Leave columns out, or add units.
verb-efficiency-beyond = The others cannot reach at all, so that there is no super-efficiency: { $units }.
verb-efficiency-bands = The corrected score takes off what comes of comparing with the best that were seen alone; its band lies on its side of the score, which it need not hold.
