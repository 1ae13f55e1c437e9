### Produzione: ciò che dice il verbo.

verb-production-no-few = Non c’è complessità: servono tre luoghi che abbiano qualche settore e tre settori che siano in qualche luogo.
verb-production-no-parts = Non c’è complessità: luoghi e settori si dividono in parti che non hanno nulla in comune.
verb-production-no-even = Non c’è complessità: due ordini spiegano la tavola ugualmente bene, o tutti i luoghi hanno lo stesso.
