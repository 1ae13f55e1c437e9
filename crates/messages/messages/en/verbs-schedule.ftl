### Scheduling on plain files.

analysis-schedule = When it is finished

problem-table-estimates = { $file }: row { $row }, column { $column }: found “{ $found }”, expected whole durations from optimistic to likely to pessimistic.
expected-problem-table-estimates = whole durations that grow

schedule-path = The critical path has { $tasks }: { $finish } if nothing but the ties holds anything up.
schedule-proven = No schedule can finish before { $finish }: this one is the best there is.
schedule-gap = The schedule finishes at { $finish }; none can finish before { $bound }. Better than this it can be at most by { $gap }.
schedule-scarce = The resource that is most in use is { $resource }: { $share } of the time from beginning to end.
schedule-risk = In half of the simulations it finishes by { $half }, in nine of ten by { $ninety }; the plan’s { $planned } is kept in { $share }.
schedule-watch = Worth knowing better, since they move the finish most: { $tasks }.
