### Ciò che l’ente mette di suo nel piano: le parole delle sezioni, il frontespizio, le edizioni emesse.

plan-words = Parole dell’ente
plan-words_by = { $body }, { $date }
plan-words_prompt = Lo spazio è dell’ente: qui dice con parole sue che cosa vuole fare e perché. Da scrivere.
plan-logo_of_agency = dell’ente
plan-logo_alt = Logo: { $body }
plan-edition_next = Prossima edizione
plan-edition_number = Edizione { $number }
plan-status_issued = edizione emessa n. { $number }

plan-own = La parte dell’ente
plan-own_lede = Ciò che l’ente scrive di suo resta quando il piano si riscrive dai dati, ed è sempre segnato come suo.
plan-own_sections = Sezioni
plan-own_section = Sezione
plan-own_words = Parole dell’ente
plan-own_in_plan = Nel piano
plan-own_write = Scrivi le parole dell’ente
plan-own_write_in = Scrivi le parole dell’ente: { $section }
plan-own_written = scritte in { $languages }, { $date }
plan-own_written_nothing = da scrivere
plan-own_leave_out = Lascia fuori
plan-own_leave_out_of = Lascia fuori: { $section }
plan-own_take_in = Rimetti
plan-own_take_in_of = Rimetti: { $section }
plan-own_is_out = lasciata fuori
plan-own_is_in = c’è
plan-own_see = Vedi nel piano
plan-own_preview = Come si legge
plan-own_text_it = In italiano
plan-own_text_en = In inglese
plan-own_help = Markdown semplice: una riga vuota separa i paragrafi, «- » fa un elenco, **grassetto**, *corsivo*, [testo](https://…). Al più 20 000 caratteri. Senza testo in una lingua, lì il posto resta vuoto.
plan-own_visibility = Visibili a: { $visibility }. Si cambia nella scheda.
plan-own_record = Scheda e storia

plan-title_page = Frontespizio
plan-title_page_edit = Scrivi il frontespizio
plan-title_page_lede = Quello della prossima edizione. Ciò che manca resta sul foglio come spazio da riempire a mano.
plan-title_page_note = Nota sotto l’edizione
plan-title_page_note_help = Una frase sotto il nome dell’edizione, per esempio che cosa cambia dalla precedente.
plan-logo = Logo
plan-logo_help = PNG, JPEG o SVG, al più 2 MB. Un SVG con script, immagini o collegamenti esterni è rifiutato.
plan-logo_upload = Carica il logo
plan-logo_remove = Togli il logo
plan-logo_there = Il logo c’è ({ $media }, { $bytes } byte).

plan-issue = Emetti l’edizione
plan-issue_lede = Il piano di oggi viene scritto in italiano e in inglese, e tenuto così com’è, con l’impronta dei suoi dati. Un’edizione emessa non si cambia più: la prossima la supera.
plan-issue_confirm = Emettere l’edizione? Non si può disfare.
plan-issue_for = Per chi
plan-issue_date = Con la data { $date }.
plan-issue_unwritten = { $n ->
        [one] Una sezione è senza parole dell’ente: nell’edizione il suo posto non c’è.
       *[other] { $count } sezioni sono senza parole dell’ente: nell’edizione i loro posti non ci sono.
    }

plan-editions = Edizioni emesse
plan-editions_none = Nessuna edizione è ancora stata emessa. Il piano che leggi è la bozza di oggi.
plan-editions_draft = Quello sotto è il piano di oggi, che cambia con i dati. Le edizioni emesse restano come sono.
plan-editions_digest = Impronta
plan-editions_documents = Documenti
plan-editions_document = { $document }, edizione { $number }

done-words = Parole salvate.
done-title_page = Frontespizio salvato.
done-section_out = Sezione lasciata fuori.
done-section_in = Sezione rimessa.
done-issued = Edizione emessa.

cli-words-imported = { $n ->
        [one] Le parole di una sezione sono cambiate ({ $sections }). Per annullare: reticolo import { $dir } --undo { $seq }
       *[other] Le parole di { $count } sezioni sono cambiate ({ $sections }). Per annullare: reticolo import { $dir } --undo { $seq }
    }
cli-words-unchanged = Niente da cambiare: le parole sono già così.
cli-words-ignored = Lasciati da parte (non si chiamano SEZIONE.it.md o SEZIONE.en.md): { $files }
cli-words-exported = { $n ->
        [one] Un file scritto in { $folder }.
       *[other] { $count } file scritti in { $folder }.
    }
cli-words-one = { $section }: { $it } caratteri in italiano, { $en } in inglese, { $date }
cli-words-none = { $section }: da scrivere
cli-plan-title-done = Frontespizio salvato.
cli-plan-out-done = La sezione { $section } è lasciata fuori dal piano.
cli-plan-in-done = La sezione { $section } è di nuovo nel piano.
cli-plan-issued = Emessa l’edizione { $number } del { $date }, impronta { $digest }.
cli-plan-edition = { $number }. { $title }, { $date }, { $state }, impronta { $digest }
cli-plan-editions-none = Nessuna edizione è stata emessa.

problem-plan-section = Il piano non ha una sezione «{ $found }». Ci sono: { $known }.
problem-words-size = Il file «{ $found }» è troppo grande: al più { $most } byte.
problem-words-encoding = Il file «{ $found }» non è testo in UTF-8.
problem-words-none = In «{ $found }» non c’è nessun file che si chiami SEZIONE.it.md o SEZIONE.en.md.
problem-passage-exists = La sezione «{ $found }» ha già le sue parole: cambia quelle.
problem-logo = Questo logo non si può usare: «{ $found }». Serve un PNG, un JPEG o un SVG che soltanto disegna.
problem-logo-size = Il logo è di { $found } byte: al più { $most }, e almeno uno.
problem-document-size = Il documento è di { $found } byte: al più { $most }, e almeno uno.
problem-edition-draft = C’è già la bozza di un’edizione: si cambia quella.
problem-edition-issued = L’edizione { $found } è emessa e resta com’è. Per correggere, emetti la prossima; per mostrarla a meno persone, cambia la visibilità.
problem-edition-by-hand = Un’edizione si fa come bozza; numero, impronta, documenti e stato li scrive il programma quando la emetti.
problem-edition-hidden = Il frontespizio ha visibilità «{ $found }»: chi riceverebbe l’edizione non lo vede. Cambia la sua visibilità o scegli un pubblico più stretto.
problem-edition-moving = I dati cambiano mentre l’edizione { $found } si scrive. Riprova tra un momento.

expected-problem-plan-section = una sezione tra { $known }
expected-problem-words-size = al più { $most } byte
expected-problem-words-encoding = testo in UTF-8
expected-problem-words-none = file come people.it.md
expected-problem-passage-exists = una sezione ancora senza parole
expected-problem-logo = un PNG, un JPEG o un SVG che soltanto disegna
expected-problem-logo-size = da 1 a { $most } byte
expected-problem-document-size = da 1 a { $most } byte
expected-problem-edition-draft = una sola bozza
expected-problem-edition-issued = un’edizione che è ancora una bozza
expected-problem-edition-by-hand = una bozza senza ciò che scrive il programma
expected-problem-edition-hidden = un frontespizio che il pubblico dell’edizione vede
expected-problem-edition-moving = dati fermi per il tempo della stampa
