### Le pagine: cornice, sette verbi, comandi, elenchi, stati vuoti ed errori.

app-name = Reticolo
app-tagline = Il banco di lavoro di un territorio

verb-survey = Rilevare
verb-understand = Comprendere
verb-integrate = Integrare
verb-design = Progettare
verb-participate = Partecipare
verb-train = Formare
verb-guarantee = Garantire

page-home = Panorama
page-registry = Registro
page-import = Importazioni
page-data_sets = Banche dati
page-map = Mappa
page-hotspots = Addensamenti
page-plan = Piano
page-administration = Amministrazione
page-health = Salute
page-jobs = Lavori
page-users = Persone e ruoli
page-backup = Copie di sicurezza
page-log = Giornale
page-sign_in = Entra
page-set_up = Primo accesso
page-search = Ricerca
page-history = Storia
page-new = Nuova scheda: { $kind }
page-edit = Modifica: { $title }
page-coming = Questa parte del lavoro arriva con una prossima versione.

frame-skip = Vai al contenuto
frame-search = Cerca nel registro
frame-search-hint = Cerca soggetti, bisogni, luoghi
frame-language = Lingua
frame-theme = Aspetto
frame-theme-auto = come il dispositivo
frame-theme-light = chiaro
frame-theme-dark = scuro
frame-account = Account
frame-verbs = I sette verbi del lavoro
frame-breadcrumb = Percorso
frame-menu = Menu
frame-copy_link = Copia il collegamento
frame-copied = Collegamento copiato
frame-keys = Tasti
frame-method = Metodo
frame-data_and_methods = Dati e metodi
frame-signed_in_as = Hai fatto accesso come { $name }

keys-title = Tasti
keys-search = Vai alla ricerca
keys-show = Mostra i tasti
keys-close = Chiudi
keys-undo = Annulla l’ultimo atto
keys-map-move = Sposta la mappa
keys-map-zoom = Avvicina e allontana
keys-next = Vai al prossimo
keys-open = Apri

action-sign_in = Entra
action-sign_out = Esci
action-search = Cerca
action-filter = Filtra
action-remove_filter = Togli il filtro { $filter }
action-remove_all_filters = Togli tutti i filtri
action-save = Salva
action-cancel = Lascia stare
action-undo = Annulla
action-publish = Pubblica
action-hide = Nascondi
action-edit = Modifica
action-new = Aggiungi
action-delete = Elimina
action-history = Storia
action-download = Scarica
action-next = Avanti
action-previous = Indietro
action-first = Dall’inizio
action-close = Chiudi
action-open = Apri
action-show = Mostra
action-retry = Riprova
action-confirm = Conferma
action-choose_all = Scegli tutte
action-sort = Ordina
action-columns = Colonne
action-table = Tabella
action-map = Mappa
action-list = Elenco
action-all = Tutte
action-import = Importa
action-check = Controlla
action-backup = Fai la copia
action-stop = Ferma
action-details = Dettagli

sort-ascending = dal più piccolo
sort-descending = dal più grande

list-count = { $n ->
        [one] { $count } scheda
       *[other] { $count } schede
    }
list-shown = { $shown } di { $total }
list-sorted_by = In ordine di { $field }
list-chosen = { $n ->
        [one] Una scelta
       *[other] { $count } scelte
    }
list-filters = Filtri
list-filtered = { $n ->
        [one] Un filtro attivo
       *[other] { $count } filtri attivi
    }
list-illustrative = { $n ->
        [one] Compresa una scheda illustrativa
       *[other] Comprese { $count } schede illustrative
    }
list-hide_illustrative = Nascondi gli esempi illustrativi
list-other = Altro
list-not_given = non indicato
list-actions = Azioni

empty-list = Qui non c’è ancora niente.
    .help = Aggiungi la prima scheda a mano, oppure importa un file: il programma propone da sé quali colonne usare.
empty-search = Nessuna scheda risponde a questa ricerca.
    .help = Togli un filtro o una parola; la ricerca non distingue accenti e maiuscole e trova anche forme vicine della parola.
empty-map = Nessuna scheda di questo elenco ha un luogo.
    .help = Un luogo si indica con un clic sulla mappa, con due coordinate o scegliendo un comune.
empty-data_sets = Non c’è ancora nessuna banca dati.
    .help = Importa un file di indicatori con le colonne unit, indicator, period e value.
empty-hotspots = Non c’è ancora un indicatore da analizzare.
    .help = Servono le unità con i loro confini e un indicatore con un valore per ciascuna.
empty-jobs = Nessun lavoro in corso.
    .help = Importazioni e piani compaiono qui mentre si fanno, e si possono fermare.
empty-history = Questa scheda non ha ancora cambiamenti.
    .help = Ogni modifica lascia qui chi, quando e che cosa, e si può annullare.
empty-links = Nessun legame.
    .help = Un legame unisce due schede, per esempio un soggetto all’iniziativa che guida.

error-not_found = Questa pagina non esiste
    .help = L’indirizzo può essere cambiato o la scheda essere stata eliminata. Prova dalla ricerca o dal registro.
error-forbidden = Questa pagina non è per il tuo ruolo
    .help = Se ti serve, chiedi a chi amministra; se non hai fatto accesso, entra e riprova.
error-form = { $n ->
        [one] Una cosa da correggere
       *[other] { $count } cose da correggere
    }
    .help = Ciò che hai scritto è rimasto: correggi i campi segnati e salva di nuovo.
error-conflict = Qualcuno ha cambiato la scheda nel frattempo
    .help = Ciò che hai scritto è rimasto. Dove entrambi avete cambiato lo stesso campo, scegli quale valore tenere.
error-internal = Qualcosa non ha funzionato
    .help = Non è colpa tua e niente è andato perso. Riprova; se si ripete, dillo a chi amministra.
error-too_large = Il file è troppo grande
    .help = Dividilo in parti, oppure importalo dalla riga di comando.
error-csrf = La pagina è rimasta aperta troppo a lungo
    .help = Torna alla pagina precedente, dove ciò che hai scritto è rimasto, copialo, ricarica e salva di nuovo.
error-sign_in = Nome o parola d’ordine non vanno bene.
    .help = Il nome è rimasto; riprova, o chiedi aiuto a chi amministra.
error-too_many = Troppe prove: aspetta un minuto e riprova.
error-needs_sign_in = Per questo serve entrare.

done-saved = Salvato.
done-deleted = Eliminato.
done-undone = Annullato.
done-published = { $n ->
        [one] Una scheda è ora pubblica.
       *[other] { $count } schede sono ora pubbliche.
    }
done-hidden = { $n ->
        [one] Una scheda è ora solo per chi accede.
       *[other] { $count } schede sono ora solo per chi accede.
    }
done-unchanged = Non è cambiato niente.

sign_in-lead = Per guardare non serve un account; per scrivere, sì.
sign_in-name = Nome
sign_in-password = Parola d’ordine
    .help = Almeno 12 caratteri; quattro parole a caso vanno benissimo.
sign_in-password_again = Ancora una volta
sign_in-set_up = Stai creando l’amministratore di { $territory }. Questo collegamento funziona una volta sola.
sign_in-link_used = Questo collegamento è già servito o è scaduto. Fatti dare un collegamento nuovo da chi amministra.
sign_in-create = Crea e entra

record-facts = Dati
record-links = Legami
record-place = Luogo
record-personal = Dati personali
    .help = Tenuti a parte, mai pubblicati, e cancellati se la persona lo chiede.
record-history = Storia
record-source = Fonte
record-next = Stati possibili
record-was = era
record-now = ora
record-yours = tuo
record-changed_by = { $who }, { $when }
record-required = obbligatorio
record-optional = facoltativo
record-optional_fields = Altri campi
record-confirmed = Confermata il { $date }
record-not_confirmed = Mai confermata
record-report = Segnala un errore
record-permalink = Collegamento permanente
record-delete-confirm = Eliminare questa scheda? Si può annullare dalla storia.

place-click = Fai clic sulla mappa per indicare il punto
place-inside = dentro il territorio
place-context = contesto
place-no_map = La tabella dice le stesse cose della mappa: si può lavorare anche senza mappa.

map-legend = Legenda
map-layers = Livelli
map-zoom_in = Avvicina
map-zoom_out = Allontana
map-table_twin = La stessa cosa in tabella
map-aggregated = { $n ->
        [one] Una scheda, riunita per comune
       *[other] { $count } schede, riunite per comune
    }

home-residents = Residenti
home-changed = Che cosa è cambiato
home-waiting = Che cosa aspetta te
home-units = { $n ->
        [one] { $count } comune
       *[other] { $count } comuni
    }
home-context_units = { $n ->
        [one] Intorno c’è un comune di contesto
       *[other] Intorno ci sono { $count } comuni di contesto
    }

### Ciò che le pagine dicono di quel che hanno trovato, e ciò che chiedono.

action-remove = Togli
by-user = utente { $id }
sort-changed = ultimo cambiamento
frame-sections = { $verb }: sezioni
frame-sources = Fonti e licenze
keys-off = Spegni i tasti di una lettera
error-method_not_allowed = Questo indirizzo non fa questa cosa
error-was_cancelled = Fermato: non è stato scritto niente

done-kept = { $n ->
        [one] Annullato, tranne una scheda che è cambiata dopo.
       *[other] Annullato, tranne { $count } schede che sono cambiate dopo.
    }
done-linked = Legame aggiunto.
done-unlinked = Legame tolto.
done-stopped = Il lavoro si sta fermando.
done-backed_up = Copia fatta.
done-disabled = L’utente non può più entrare.
done-revoked = I gettoni dell’utente non valgono più.

list-finding = { $n ->
        [0] Nessuna scheda tra: { $kind }
       *[other] { $count } { $kind }
    }
list-finding-money = { $count } { $kind }, { $money } in tutto
list-most = Il luogo con più schede è { $unit }: { $n } su { $total }.
list-search = Cerca tra: { $kind }
list-more_values = Altri { $n }
list-show_illustrative = Mostra gli esempi illustrativi
list-choose = Scegli
list-choose_one = Scegli { $title }
list-chosen_do = Le schede scelte:
list-download_all = Scarica tutte:
list-pages = Pagine

search-finding = { $n ->
        [0] Niente per «{ $q }»
        [one] Una scheda per «{ $q }»
       *[other] { $count } schede per «{ $q }»
    }

home-empty = { $territory } non ha ancora né comuni né schede
home-no_records = { $territory } ha { $units }, e ancora nessuna scheda
home-finding = { $territory }: { $records } in { $units }
home-lede = Il registro dice chi c’è, che cosa serve, che cosa si offre e che cosa si sta facendo; la mappa dice dove.
home-where = Dove
home-understand = Comprendere
home-data_sets = { $n ->
        [0] Nessuna banca dati
        [one] Una banca dati
       *[other] { $count } banche dati
    }
home-indicators = { $n ->
        [0] Nessun indicatore
        [one] Un indicatore
       *[other] { $count } indicatori
    }
home-plan = Il piano di lavoro, da leggere o da stampare
home-begin = Da dove cominciare
    .help = Importa prima le unità del territorio (un file GeoJSON con i confini), poi gli indicatori e le schede.

map-title = { $territory } sulla mappa
map-title_indicator = { $indicator }, { $period }
map-lede = Ogni punto è una scheda; dove sono troppi, il numero dice quanti. Scegliere una riga della tabella la mostra sulla mappa, e viceversa.
map-missing = { $n ->
        [one] una senza dato
       *[other] { $count } senza dato
    }
map-counts_not_filled = È un conteggio, non un rapporto: colorare le aree ingannerebbe. I valori sono nella tabella.

data_sets-finding = { $n ->
        [0] Nessuna banca dati
        [one] Una banca dati, con la sua fonte e la sua licenza
       *[other] { $count } banche dati, ciascuna con fonte e licenza
    }
data_sets-versions = Versioni
data_sets-no_versions = Nessuna versione pubblicata.
data_sets-file = File
data_sets-when = Quando
data_sets-withdrawn = ritirata

hotspots-none = { $indicator }: nessun addensamento significativo
hotspots-one = { $indicator }: { $units }
hotspots-both = { $indicator }: { $high } e { $low }
hotspots-high = { $n ->
        [one] un comune alto tra comuni alti
       *[other] { $count } comuni alti tra comuni alti
    }
hotspots-low = { $n ->
        [one] un comune basso tra comuni bassi
       *[other] { $count } comuni bassi tra comuni bassi
    }
hotspots-lasting = { $n ->
        [0] Tenendo conto che si fanno molti confronti insieme, nessuno resta significativo: sono indizi, non prove.
        [one] Tenendo conto che si fanno molti confronti insieme, uno resta significativo.
       *[other] Tenendo conto che si fanno molti confronti insieme, { $count } restano significativi.
    }
hotspots-no_answer = Questa domanda non ha risposta.
hotspots-ask = Chiedi
hotspots-period = Periodo
hotspots-value = Valore
hotspots-global = I di Moran dell’intera mappa
analysis-units_label = Unità

plan-for_public = Per tutti
plan-for_signed_in = Per chi accede

form-what = Che cosa
form-required = obbligatori: { $fields }
form-place = comune, o coordinate: le coordinate valgono di più
form-state = Stato e visibilità
form-time = Tempo
form-find = Per ritrovarla
form-choose = scegli
form-dirty_one = 1 modifica non salvata
form-dirty_many = { $mark } modifiche non salvate
conflict-field = Campo

history-title = Storia di { $title }
history-came = ha aggiunto la scheda
history-deleted = ha eliminato la scheda
record-seal = personale
record-add_link = Aggiungi un legame
record-remove_link = Togli il legame con { $title }
links-title = Un legame per { $title }
links-kind = Che cosa dice il legame
links-other = L’altra scheda
links-join = Unisci
links-join_one = Unisci a { $title }
links-none = Da questo tipo di scheda non parte nessun legame.


sign_in-account = Con il tuo account
sign_in-for = Stai scegliendo la parola d’ordine di { $name } per { $territory }. Il collegamento funziona una volta sola.
sign_in-choose = Scegli la parola d’ordine
sign_in-differ = Le due parole d’ordine sono diverse.

admin-health = { $n ->
        [0] Tutto a posto
        [one] Una cosa da guardare
       *[other] { $count } cose da guardare
    }
admin-jobs = { $n ->
        [0] Nessun lavoro in corso
        [one] Un lavoro in corso
       *[other] { $count } lavori in corso
    }
admin-backups = { $n ->
        [0] Nessuna copia nella cartella del territorio
        [one] Una copia nella cartella del territorio
       *[other] { $count } copie nella cartella del territorio
    }
admin-backup_lede = La copia si scrive accanto ai dati, in backups: conservane una anche su un altro disco.
admin-log = Ogni atto, dal più recente
admin-users = { $n ->
        [one] Una persona può entrare
       *[other] { $count } persone possono entrare
    }
job-import = Importazione
job-backup = Copia di sicurezza
job-latencies = Latenze
job-exchange = Abbinamenti
job-needs = Bisogni e ciò che li soddisfa
job-actors = Rete dei soggetti
job-basins = Bacini di omogeneità
job-plan = Piano di lavoro
job-plan_text = Piano di lavoro da leggere
job-plan_pdf = Piano di lavoro in PDF
job-state-queued = in attesa
job-state-running = in corso
job-state-cancelling = si sta fermando
job-state-done = finito
job-state-failed = non riuscito
job-state-cancelled = fermato
job-state-interrupted = interrotto

users-list = Account
users-role = Ruolo
users-since = Dal
users-add = Una persona nuova, o un collegamento nuovo
users-make_link = Fai il collegamento
users-link_made = Collegamento per { $name }, valido fino a { $until }:
users-link_once = Si mostra una volta sola e serve una volta sola: mettilo dopo l’indirizzo di questo sito e mandalo alla persona.
users-token = Gettone per programmi
users-token_made = Gettone di { $name }:
users-token_once = Si mostra una volta sola: copialo ora.
users-revoke = Revoca i gettoni
users-disable = Disattiva
users-disabled = disattivato
users-waiting = non è ancora entrato
users-act_on = { $act }: { $name }

problem-json = Il corpo della richiesta non è un oggetto JSON: { $found }
expected-problem-json = un oggetto JSON
problem-version-missing = Manca la versione che è stata letta. Mandala come numero in «version».
expected-problem-version-missing = un numero intero
problem-if-match = If-Match dice «{ $found }», che non è la versione letta. Manda l’etichetta ETag della scheda che hai letto, e in «version», se c’è, lo stesso numero.
expected-problem-if-match = l’etichetta ETag della scheda letta
problem-target = «{ $found }» non è una cosa che si può importare. Scrivi una tra: { $known }.
expected-problem-target = una tra { $known }
frame-illustrative = { $n ->
        [one] Si vede, e si conta, anche una scheda illustrativa: è inventata.
       *[other] Si vedono, e si contano, anche { $count } schede illustrative: sono inventate.
    }
plan-with_illustrative = Con gli esempi illustrativi
list-in_part = , { $inside } in { $units } del territorio
