### Programmazione delle attività sui file.

analysis-schedule = Quando è finito

problem-table-estimates = { $file }: riga { $row }, colonna { $column }: trovato «{ $found }», attese durate intere da ottimistica a probabile a pessimistica.
expected-problem-table-estimates = durate intere che crescono

schedule-path = Il percorso critico ha { $tasks }: { $finish } se a trattenere sono solo i legami.
schedule-proven = Nessun programma può finire prima di { $finish }: questo è il migliore che esista.
schedule-gap = Il programma finisce a { $finish }; nessuno può finire prima di { $bound }. Si può migliorare al più di { $gap }.
schedule-scarce = La risorsa più impegnata è { $resource }: { $share } del tempo dall’inizio alla fine.
schedule-risk = In metà delle simulazioni finisce entro { $half }, in nove su dieci entro { $ninety }; i { $planned } del programma si mantengono nel { $share }.
schedule-watch = Da conoscere meglio, perché spostano di più la fine: { $tasks }.
