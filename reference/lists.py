"""Lists that no package holds: this project's own wording, and codes with official names taken down as facts.

Sources, dates and licences stand in README.md. A line of a list is `code | text | text …`; blank lines do not count.
"""


def lines(text):
    """The cells of every line that is not blank."""
    return [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines() if line.strip()]


# Sustainable Development Goals: the short titles of the United Nations, in English and Italian.
GOALS = lines("""
1 | No Poverty | Sconfiggere la povertà
2 | Zero Hunger | Sconfiggere la fame
3 | Good Health and Well-being | Salute e benessere
4 | Quality Education | Istruzione di qualità
5 | Gender Equality | Parità di genere
6 | Clean Water and Sanitation | Acqua pulita e servizi igienico-sanitari
7 | Affordable and Clean Energy | Energia pulita e accessibile
8 | Decent Work and Economic Growth | Lavoro dignitoso e crescita economica
9 | Industry, Innovation and Infrastructure | Imprese, innovazione e infrastrutture
10 | Reduced Inequalities | Ridurre le disuguaglianze
11 | Sustainable Cities and Communities | Città e comunità sostenibili
12 | Responsible Consumption and Production | Consumo e produzione responsabili
13 | Climate Action | Lotta contro il cambiamento climatico
14 | Life Below Water | Vita sott'acqua
15 | Life on Land | Vita sulla terra
16 | Peace, Justice and Strong Institutions | Pace, giustizia e istituzioni solide
17 | Partnerships for the Goals | Partnership per gli obiettivi
""")

# What each target is about, in a few words of this project's own; not the sentences that were adopted.
TARGETS = lines("""
1.1 | Extreme poverty | Povertà estrema
1.2 | Poverty by national measures | Povertà secondo le misure nazionali
1.3 | Social protection for all | Protezione sociale per tutti
1.4 | Access to services, land and credit | Accesso a servizi, terra e credito
1.5 | Resilience of the poor to shocks | Resilienza dei poveri alle crisi
1.a | Means for programmes against poverty | Mezzi per i programmi contro la povertà
1.b | Policies in favour of the poor | Politiche a favore dei poveri
2.1 | Enough food for everyone | Cibo sufficiente per tutti
2.2 | Malnutrition | Malnutrizione
2.3 | Small food producers | Piccoli produttori di cibo
2.4 | Sustainable farming | Agricoltura sostenibile
2.5 | Diversity of seeds and breeds | Varietà di semi e razze
2.a | Investment in farming and rural areas | Investimenti in agricoltura e aree rurali
2.b | Trade in farm products | Commercio di prodotti agricoli
2.c | Stability of food markets | Stabilità dei mercati alimentari
3.1 | Deaths of mothers | Mortalità materna
3.2 | Deaths of newborns and children | Mortalità neonatale e infantile
3.3 | Infectious diseases | Malattie infettive
3.4 | Chronic diseases and mental health | Malattie croniche e salute mentale
3.5 | Addictions | Dipendenze
3.6 | Road accidents | Incidenti stradali
3.7 | Sexual and reproductive health | Salute sessuale e riproduttiva
3.8 | Health care for everyone | Cure sanitarie per tutti
3.9 | Illness from pollution | Malattie da inquinamento
3.a | Tobacco control | Controllo del tabacco
3.b | Vaccines and medicines | Vaccini e medicinali
3.c | Health staff and funds | Personale e fondi per la sanità
3.d | Warning of health risks | Allerta per i rischi sanitari
4.1 | Primary and secondary school | Scuola primaria e secondaria
4.2 | Early childhood education | Educazione della prima infanzia
4.3 | Technical, vocational and higher education | Istruzione tecnica, professionale e superiore
4.4 | Skills for work | Competenze per il lavoro
4.5 | Equal access to education | Parità di accesso all'istruzione
4.6 | Literacy and numeracy | Saper leggere, scrivere e far di conto
4.7 | Education for sustainability and citizenship | Educazione alla sostenibilità e alla cittadinanza
4.a | School buildings fit for all | Edifici scolastici adatti a tutti
4.b | Scholarships | Borse di studio
4.c | Qualified teachers | Insegnanti qualificati
5.1 | Discrimination against women | Discriminazione delle donne
5.2 | Violence against women | Violenza sulle donne
5.3 | Forced marriage and mutilation | Matrimoni forzati e mutilazioni
5.4 | Unpaid care work | Lavoro di cura non pagato
5.5 | Women in decisions | Donne nelle decisioni
5.6 | Reproductive rights | Diritti riproduttivi
5.a | Women's economic rights | Diritti economici delle donne
5.b | Technology for women | Tecnologia per le donne
5.c | Laws for equality | Leggi per la parità
6.1 | Drinking water | Acqua potabile
6.2 | Sanitation and hygiene | Servizi igienici
6.3 | Water quality | Qualità dell'acqua
6.4 | Water saving | Risparmio idrico
6.5 | Management of water basins | Gestione dei bacini idrici
6.6 | Water ecosystems | Ecosistemi d'acqua
6.a | Cooperation on water | Cooperazione sull'acqua
6.b | Local communities in water management | Comunità locali nella gestione dell'acqua
7.1 | Access to energy | Accesso all'energia
7.2 | Renewable energy | Energia rinnovabile
7.3 | Energy efficiency | Efficienza energetica
7.a | Clean energy research | Ricerca sull'energia pulita
7.b | Energy networks in poorer countries | Reti energetiche nei paesi più poveri
8.1 | Economic growth | Crescita economica
8.2 | Productivity and innovation | Produttività e innovazione
8.3 | Support of jobs and small firms | Sostegno al lavoro e alle piccole imprese
8.4 | Efficient use of resources | Uso efficiente delle risorse
8.5 | Work and equal pay for all | Lavoro e pari paga per tutti
8.6 | Young people without work or school | Giovani senza lavoro né scuola
8.7 | Forced labour and child labour | Lavoro forzato e minorile
8.8 | Workers' rights and safety | Diritti e sicurezza dei lavoratori
8.9 | Sustainable tourism | Turismo sostenibile
8.10 | Access to banking | Accesso ai servizi bancari
8.a | Aid for trade | Aiuti al commercio
8.b | Strategy for youth employment | Strategia per il lavoro dei giovani
9.1 | Reliable infrastructure | Infrastrutture affidabili
9.2 | Industry that includes | Industria inclusiva
9.3 | Credit and markets for small firms | Credito e mercati per le piccole imprese
9.4 | Cleaner industry | Industria più pulita
9.5 | Research and innovation | Ricerca e innovazione
9.a | Infrastructure in poorer countries | Infrastrutture nei paesi più poveri
9.b | Home-grown technology | Tecnologia sviluppata in loco
9.c | Internet and mobile access | Accesso a internet e rete mobile
10.1 | Income of the poorest | Reddito dei più poveri
10.2 | Inclusion of everyone | Inclusione di tutti
10.3 | Equal opportunities | Pari opportunità
10.4 | Fiscal and wage policies | Politiche fiscali e salariali
10.5 | Rules of financial markets | Regole dei mercati finanziari
10.6 | Voice of poorer countries | Voce dei paesi più poveri
10.7 | Orderly migration | Migrazione ordinata
10.a | Trade rules for poorer countries | Regole del commercio per i paesi più poveri
10.b | Aid and investment | Aiuti e investimenti
10.c | Cost of remittances | Costo delle rimesse
11.1 | Housing | Abitazioni
11.2 | Public transport | Trasporto pubblico
11.3 | Participatory planning | Pianificazione partecipata
11.4 | Cultural and natural heritage | Patrimonio culturale e naturale
11.5 | Losses from disasters | Danni da calamità
11.6 | Air and waste in cities | Aria e rifiuti nelle città
11.7 | Green and public spaces | Spazi verdi e pubblici
11.a | Links between town and country | Legami fra città e campagna
11.b | Plans for climate and disasters | Piani per clima e calamità
11.c | Building with local materials | Costruire con materiali locali
12.1 | Programmes on consumption and production | Programmi su consumo e produzione
12.2 | Use of natural resources | Uso delle risorse naturali
12.3 | Food waste | Spreco di cibo
12.4 | Chemicals and hazardous waste | Sostanze chimiche e rifiuti pericolosi
12.5 | Less waste, more recycling | Meno rifiuti, più riciclo
12.6 | Sustainability in firms | Sostenibilità nelle imprese
12.7 | Green public procurement | Acquisti pubblici verdi
12.8 | Information on sustainable living | Informazione sugli stili di vita
12.a | Capacity of poorer countries | Capacità dei paesi più poveri
12.b | Measuring tourism's effects | Misurare gli effetti del turismo
12.c | Fossil fuel subsidies | Sussidi ai combustibili fossili
13.1 | Adaptation to climate risks | Adattamento ai rischi climatici
13.2 | Climate in plans and policies | Clima nei piani e nelle politiche
13.3 | Climate education | Educazione al clima
13.a | Climate finance | Finanza per il clima
13.b | Climate planning in poorer countries | Pianificazione climatica nei paesi più poveri
14.1 | Marine pollution | Inquinamento del mare
14.2 | Marine and coastal ecosystems | Ecosistemi marini e costieri
14.3 | Ocean acidity | Acidità degli oceani
14.4 | Overfishing | Pesca eccessiva
14.5 | Protected coasts and seas | Coste e mari protetti
14.6 | Fishing subsidies | Sussidi alla pesca
14.7 | Marine economy of small islands | Economia del mare delle piccole isole
14.a | Marine research | Ricerca marina
14.b | Small-scale fishing | Piccola pesca
14.c | Law of the sea | Diritto del mare
15.1 | Land and freshwater ecosystems | Ecosistemi terrestri e d'acqua dolce
15.2 | Forests | Foreste
15.3 | Degraded land | Suolo degradato
15.4 | Mountains | Montagne
15.5 | Loss of biodiversity | Perdita di biodiversità
15.6 | Genetic resources | Risorse genetiche
15.7 | Poaching and trafficking | Bracconaggio e traffico di specie
15.8 | Invasive species | Specie invasive
15.9 | Biodiversity in planning | Biodiversità nella pianificazione
15.a | Funds for biodiversity | Fondi per la biodiversità
15.b | Funds for forests | Fondi per le foreste
15.c | Support against poaching | Sostegno contro il bracconaggio
16.1 | Violence | Violenza
16.2 | Abuse of children | Abusi sui bambini
16.3 | Access to justice | Accesso alla giustizia
16.4 | Organised crime and arms | Crimine organizzato e armi
16.5 | Corruption | Corruzione
16.6 | Accountable institutions | Istituzioni responsabili
16.7 | Participation in decisions | Partecipazione alle decisioni
16.8 | Poorer countries in world bodies | Paesi più poveri negli organismi mondiali
16.9 | Legal identity | Identità anagrafica
16.10 | Access to information | Accesso all'informazione
16.a | National institutions against violence | Istituzioni nazionali contro la violenza
16.b | Laws without discrimination | Leggi senza discriminazioni
17.1 | Tax collection | Riscossione delle imposte
17.2 | Commitments on aid | Impegni sugli aiuti
17.3 | Further sources of money | Altre fonti di denaro
17.4 | Sustainable debt | Debito sostenibile
17.5 | Investment in the poorest countries | Investimenti nei paesi più poveri
17.6 | Cooperation on science | Cooperazione scientifica
17.7 | Sharing clean technology | Condividere la tecnologia pulita
17.8 | Technology in the poorest countries | Tecnologia nei paesi più poveri
17.9 | Building capacity | Rafforzare le capacità
17.10 | World trade system | Sistema del commercio mondiale
17.11 | Exports of poorer countries | Esportazioni dei paesi più poveri
17.12 | Market access | Accesso ai mercati
17.13 | Economic stability | Stabilità economica
17.14 | Coherent policies | Politiche coerenti
17.15 | Each country's policy space | Autonomia politica di ogni paese
17.16 | Global partnership | Partenariato mondiale
17.17 | Public, private and civil partnerships | Partenariati pubblici, privati e civili
17.18 | Data and statistics | Dati e statistiche
17.19 | Measures of progress | Misure del progresso
""")

# International Classification of Non-profit Organizations (ICNPO): groups with ISTAT's Italian names; the Italian
# wording of the subgroups is this project's own.
ICNPO = lines("""
1 | Culture and recreation | Cultura, sport e ricreazione
1100 | Culture and arts | Cultura e arti
1200 | Sports | Sport
1300 | Other recreation and social clubs | Altra ricreazione e circoli sociali
2 | Education and research | Istruzione e ricerca
2100 | Primary and secondary education | Istruzione primaria e secondaria
2200 | Higher education | Istruzione superiore
2300 | Other education | Altra istruzione
2400 | Research | Ricerca
3 | Health | Sanità
3100 | Hospitals and rehabilitation | Ospedali e riabilitazione
3200 | Nursing homes | Case di cura e lungodegenza
3300 | Mental health and crisis intervention | Salute mentale e interventi nelle crisi
3400 | Other health services | Altri servizi sanitari
4 | Social services | Assistenza sociale e protezione civile
4100 | Social services | Assistenza sociale
4200 | Emergency and relief | Emergenza e soccorso
4300 | Income support and maintenance | Sostegno del reddito
5 | Environment | Ambiente
5100 | Environment | Tutela dell'ambiente
5200 | Animal protection | Protezione degli animali
6 | Development and housing | Sviluppo economico e coesione sociale
6100 | Economic, social and community development | Sviluppo economico, sociale e delle comunità
6200 | Housing | Abitazione
6300 | Employment and training | Lavoro e formazione
7 | Law, advocacy and politics | Tutela dei diritti e attività politica
7100 | Civic and advocacy organizations | Organizzazioni civiche e di tutela
7200 | Law and legal services | Diritto e servizi legali
7300 | Political organizations | Organizzazioni politiche
8 | Philanthropic intermediaries and voluntarism promotion | Filantropia e promozione del volontariato
8100 | Grant-making foundations | Fondazioni che erogano contributi
8200 | Other philanthropic intermediaries and voluntarism promotion | Altri intermediari filantropici e promozione del volontariato
9 | International | Cooperazione e solidarietà internazionale
9100 | International activities | Attività internazionali
10 | Religion | Religione
10100 | Religious congregations and associations | Congregazioni e associazioni religiose
11 | Business and professional associations, unions | Relazioni sindacali e rappresentanza di interessi
11100 | Business associations | Associazioni di imprese
11200 | Professional associations | Associazioni professionali
11300 | Labour unions | Sindacati dei lavoratori
12 | Not elsewhere classified | Altre attività
12100 | Not elsewhere classified | Non classificate altrove
""")

# Activities of general interest: the letters of article 5, paragraph 1, of legislative decree 117/2017, in a few
# words of this project's own.
ARTICLE_5 = lines("""
a | Social services | Servizi sociali
b | Health care | Prestazioni sanitarie
c | Social care with health care | Prestazioni socio-sanitarie
d | Education, vocational training, educational culture | Educazione, formazione professionale, cultura educativa
e | Environment, animals, shared renewable energy | Ambiente, animali, energia rinnovabile condivisa
f | Cultural heritage and landscape | Patrimonio culturale e paesaggio
g | University education | Formazione universitaria
h | Research of social interest | Ricerca di interesse sociale
i | Culture, arts and recreation | Cultura, arte e ricreazione
j | Community radio | Radio comunitaria
k | Tourism of social, cultural or religious interest | Turismo sociale, culturale o religioso
l | Learning outside school, against dropping out | Formazione fuori dalla scuola, contro l'abbandono
m | Services to other third-sector bodies | Servizi ad altri enti del terzo settore
n | Development cooperation | Cooperazione allo sviluppo
o | Fair trade | Commercio equo
p | Help into work | Inserimento nel lavoro
q | Social housing | Alloggio sociale
r | Welcome and integration of migrants | Accoglienza e integrazione dei migranti
s | Social farming | Agricoltura sociale
t | Amateur sport | Sport dilettantistico
u | Charity, distant support, gifts of food and goods | Beneficenza, sostegno a distanza, dono di cibo e beni
v | Legality, peace and non-violence | Legalità, pace e nonviolenza
w | Civil, social and consumers' rights | Diritti civili, sociali e dei consumatori
x | International adoption | Adozione internazionale
y | Civil protection | Protezione civile
z | New use of public or confiscated property | Recupero di beni pubblici o confiscati
""")

# Classes of heritage, this project's own: code | parent | English | Italian | concept of the Getty AAT, if sure.
HERITAGE = lines("""
building | | Buildings and complexes | Edifici e complessi | 300004792
church | building | Churches | Chiese | 300007466
monastery | building | Monasteries and convents | Monasteri e conventi | 300000641
castle | building | Castles | Castelli | 300006891
fortification | building | Town walls and fortifications | Mura e fortificazioni | 300006888
tower | building | Towers | Torri | 300004847
palace | building | Palaces | Palazzi | 300005734
villa | building | Villas | Ville |
rural_building | building | Rural buildings | Edilizia rurale |
theatre | building | Theatres | Teatri | 300007117
museum_building | building | Museums | Musei | 300005768
industrial_building | building | Industrial buildings | Edifici industriali |
other_building | building | Other historic buildings | Altri edifici storici | 300008063
settlement | | Settlements | Insediamenti | 300008347
historic_centre | settlement | Historic centres | Centri storici |
village | settlement | Villages | Borghi | 300008372
historic_work | | Historic works and routes | Opere e vie storiche |
bridge | historic_work | Bridges | Ponti | 300007836
aqueduct | historic_work | Aqueducts | Acquedotti | 300006165
fountain | historic_work | Fountains | Fontane |
water_work | historic_work | Other water works | Altre opere idrauliche | 300006073
historic_road | historic_work | Historic roads | Strade storiche | 300008217
cultural_route | historic_work | Cultural and pilgrimage routes | Cammini e itinerari culturali | 300386595
archaeological_site | | Archaeological sites | Siti archeologici | 300000810
burial_site | archaeological_site | Necropolises and burial sites | Necropoli e luoghi di sepoltura | 300387004
ruin | archaeological_site | Ruins | Ruderi | 300008057
memory_place | | Places of memory | Luoghi della memoria |
monument | memory_place | Monuments | Monumenti | 300006958
cemetery | memory_place | Cemeteries | Cimiteri | 300266755
movable | | Works and objects | Opere e oggetti |
painting | movable | Paintings | Dipinti | 300033618
fresco | movable | Frescoes | Affreschi | 300177433
sculpture | movable | Sculptures | Sculture | 300047090
mosaic | movable | Mosaics | Mosaici | 300015342
furniture | movable | Furniture | Mobili | 300037680
ceramics | movable | Ceramics | Ceramiche | 300151343
textile | movable | Textiles | Tessuti | 300014063
ritual_object | movable | Ritual objects | Oggetti liturgici e rituali | 300312158
tool | movable | Tools and machines | Attrezzi e macchine | 300024841
documentary | | Archives and books | Archivi e libri |
archive | documentary | Archives | Archivi | 300375748
manuscript | documentary | Manuscripts | Manoscritti | 300028569
book | documentary | Books | Libri | 300028051
photograph | documentary | Photographs | Fotografie | 300046300
landscape | | Cultural landscapes | Paesaggi culturali | 300008932
garden | landscape | Gardens | Giardini | 300008090
park | landscape | Parks | Parchi | 300008187
rural_landscape | landscape | Rural landscapes and terraces | Paesaggi rurali e terrazzamenti |
natural | | Natural heritage | Patrimonio naturale | 300132294
waterfall | natural | Waterfalls | Cascate | 300008736
lake | natural | Lakes | Laghi | 300008680
river | natural | Rivers | Fiumi | 300008707
spring | natural | Springs | Sorgenti | 300008697
cave | natural | Caves | Grotte | 300008746
forest | natural | Forests and woods | Boschi e foreste | 300008863
geosite | natural | Geosites | Geositi |
monumental_tree | natural | Monumental trees | Alberi monumentali |
intangible | | Intangible heritage | Patrimonio immateriale |
oral_tradition | intangible | Oral tradition and dialect | Tradizioni orali e dialetti |
performing_art | intangible | Music, dance and theatre of tradition | Musica, danza e teatro di tradizione |
festival | intangible | Festivals and rites | Feste e riti |
craft_skill | intangible | Craft skills | Saperi artigiani |
food_tradition | intangible | Food traditions | Tradizioni alimentari |
nature_knowledge | intangible | Knowledge of nature | Saperi sulla natura |
""")

# Official lists that services are mapped to. SIUSS: social benefits of table 1 (sections A1 to A3) of the decree of
# 16 December 2014, no. 206. ISTAT: items of the survey of municipalities' social services. CPV: 2008; the Italian
# name where it was found.
SIUSS = lines("""
A1.04 | Contributi economici a integrazione del reddito familiare
A1.05 | Contributi economici per alloggio
A1.06 | Buoni spesa o buoni pasto
A1.07 | Contributi e integrazioni a rette per asili nido
A1.09 | Contributi economici per i servizi scolastici
A1.11 | Assegnazioni economiche per il sostegno della domiciliarità e dell'autonomia personale
A1.12 | Contributi e integrazioni a rette per accesso a centri diurni
A1.14 | Contributi e integrazioni a rette per accesso a servizi residenziali
A1.16 | Contributi economici per servizio trasporto e mobilità
A1.18 | Contributi economici per l'inserimento lavorativo
A2.01 | Mensa sociale
A2.03 | Prestazioni del diritto allo studio universitario
A2.07 | Assistenza domiciliare socio-assistenziale
A2.08 | ADI - Assistenza domiciliare integrata con servizi sanitari
A2.09 | Supporto all'inserimento lavorativo
A2.10 | Servizi integrativi per la prima infanzia
A2.11 | Sostegno socio-educativo scolastico
A2.12 | Mensa scolastica
A3.01 | Strutture semiresidenziali
A3.02 | Strutture residenziali
A3.03 | Asilo nido
""")
ISTAT_SOCIAL = lines("""
AGGRC | Centri di aggregazione / sociali
DAYC | Centro diurno
EMPLOY | Sostegno all'inserimento lavorativo
HOMECARE | Assistenza domiciliare socio-assistenziale
HOMEHEALTH | Assistenza domiciliare integrata con servizi sanitari
OTHERHOME | Altre attività di assistenza domiciliare
""")
CPV = lines("""
60000000 | Transport services (excl. Waste transport) |
60112000 | Public road transport services |
60140000 | Non-scheduled passenger transport |
64200000 | Telecommunications services |
70333000 | Housing services |
72000000 | IT services: consulting, software development, Internet and support | Servizi IT: consulenza, sviluppo di software, Internet e supporto
72411000 | Internet service providers ISP |
75100000 | Administration services |
75110000 | General public services |
75112000 | Administrative services for business operations |
77310000 | Planting and maintenance services of green areas |
79411100 | Business development consultancy services |
79610000 | Placement services of personnel |
79611000 | Job search services |
80000000 | Education and training services | Servizi di istruzione e formazione
80100000 | Primary education services |
80110000 | Pre-school education services | Servizi di istruzione prescolastica
80200000 | Secondary education services |
80210000 | Technical and vocational secondary education services |
80300000 | Higher education services | Servizi di istruzione superiore
80400000 | Adult and other education services |
80530000 | Vocational training services |
80533000 | Computer-user familiarisation and training services |
85100000 | Health services | Servizi sanitari
85111000 | Hospital services | Servizi ospedalieri
85111500 | Psychiatric hospital services | Servizi ospedalieri di assistenza psichiatrica
85121100 | General-practitioner services | Servizi di medici generici
85121270 | Psychiatrist or psychologist services | Servizi psichiatrici o psicologici
85149000 | Pharmacy services | Servizi farmaceutici
85300000 | Social work and related services | Servizi di assistenza sociale e servizi affini
85311000 | Social work services with accommodation | Servizi di assistenza sociale con alloggio
85311200 | Welfare services for the handicapped | Servizi di assistenza sociale per disabili
85311300 | Welfare services for children and young people | Servizi di assistenza sociale per bambini e giovani
85312100 | Daycare services | Servizi di centri diurni
85312110 | Child daycare services | Servizi forniti da centri diurni per bambini
85312120 | Daycare services for handicapped children and young people | Servizi forniti da centri diurni per bambini e giovani disabili
85312320 | Counselling services | Servizi di consulenza
85312330 | Family-planning services | Servizi di pianificazione familiare
85312400 | Welfare services not delivered through residential institutions | Servizi di assistenza sociale non prestati da istituti residenziali
85320000 | Social services | Servizi sociali
85323000 | Community health services | Servizi sanitari municipali
90500000 | Refuse and waste related services |
90700000 | Environmental services | Servizi ambientali
92312110 | Theatrical producer entertainment services |
92320000 | Arts-facility operation services |
92500000 | Library, archives, museums and other cultural services | Servizi di biblioteche, archivi, musei e altri servizi culturali
92511000 | Library services | Servizi di biblioteche
92512000 | Archive services | Servizi di archivi
92521000 | Museum services |
92600000 | Sporting services | Servizi sportivi
92610000 | Sports facilities operation services | Servizi di gestione di impianti sportivi
98340000 | Accommodation and office services |
""")

# service | list | code | how the code stands to the service: exact, broader (the code holds more), narrower, related
SERVICES = lines("""
social | cpv | 85300000 | exact
home_care | siuss | A2.07 | narrower
home_care | siuss | A2.08 | narrower
home_care | siuss | A1.11 | related
home_care | istat_social | HOMECARE | narrower
home_care | istat_social | HOMEHEALTH | narrower
home_care | istat_social | OTHERHOME | narrower
home_care | cpv | 85312400 | broader
day_centre | siuss | A3.01 | broader
day_centre | siuss | A1.12 | related
day_centre | istat_social | DAYC | exact
day_centre | cpv | 85312100 | exact
residential_care | siuss | A3.02 | exact
residential_care | siuss | A1.14 | related
residential_care | cpv | 85311000 | exact
social_housing | siuss | A1.05 | related
social_housing | cpv | 70333000 | broader
poverty_support | siuss | A2.01 | narrower
poverty_support | siuss | A1.04 | narrower
poverty_support | siuss | A1.06 | narrower
migrant_support | cpv | 85320000 | broader
disability_support | cpv | 85311200 | narrower
disability_support | cpv | 85312120 | narrower
disability_support | siuss | A2.11 | related
health | cpv | 85100000 | exact
family_counselling | cpv | 85312330 | narrower
family_counselling | cpv | 85312320 | broader
primary_care | cpv | 85121100 | narrower
primary_care | cpv | 85323000 | related
pharmacy | cpv | 85149000 | exact
hospital | cpv | 85111000 | exact
mental_health | cpv | 85121270 | narrower
mental_health | cpv | 85111500 | narrower
prevention | cpv | 85323000 | related
childhood | siuss | A2.10 | narrower
childhood | cpv | 85311300 | related
nursery | siuss | A3.03 | exact
nursery | siuss | A1.07 | related
nursery | cpv | 85312110 | broader
kindergarten | cpv | 80110000 | exact
education | siuss | A2.12 | related
education | siuss | A1.09 | related
education | cpv | 80000000 | exact
primary_school | cpv | 80100000 | exact
lower_secondary_school | cpv | 80200000 | broader
upper_secondary_school | cpv | 80200000 | broader
upper_secondary_school | cpv | 80210000 | narrower
university | siuss | A2.03 | related
university | cpv | 80300000 | exact
adult_learning | cpv | 80400000 | broader
vocational_training | cpv | 80530000 | exact
culture | cpv | 92500000 | narrower
library | cpv | 92511000 | exact
museum | cpv | 92521000 | exact
archive | cpv | 92512000 | exact
theatre | cpv | 92320000 | broader
theatre | cpv | 92312110 | related
cultural_centre | cpv | 92320000 | broader
cultural_centre | istat_social | AGGRC | related
sport | cpv | 92600000 | exact
sports_facility | cpv | 92610000 | exact
work | siuss | A2.09 | narrower
work | siuss | A1.18 | related
work | istat_social | EMPLOY | narrower
work | cpv | 79610000 | narrower
job_centre | cpv | 79611000 | exact
business_support | cpv | 79411100 | narrower
business_support | cpv | 75112000 | related
coworking | cpv | 98340000 | broader
mobility | siuss | A1.16 | related
mobility | cpv | 60000000 | broader
local_transport | cpv | 60112000 | exact
transport_on_request | cpv | 60140000 | broader
environment | cpv | 90700000 | exact
waste | cpv | 90500000 | exact
green_space | cpv | 77310000 | exact
energy_community | | |
digital | cpv | 72000000 | related
digital_help | cpv | 80533000 | related
broadband | cpv | 72411000 | narrower
broadband | cpv | 64200000 | broader
public_administration | cpv | 75100000 | exact
one_stop_shop | cpv | 75110000 | broader
""")

# Categories of the index of public administrations: code | nature | whether the code alone settles the nature
IPA = lines("""
C1 | public_body | yes
C10 | public_body | yes
C11 | public_body | yes
C12 | public_body | no
C13 | public_body | yes
C14 | public_body | yes
C16 | public_body | yes
C17 | public_body | no
C2 | public_body | yes
C3 | public_body | yes
C5 | public_body | yes
C7 | public_body | yes
C8 | research_education | yes
L1 | public_body | yes
L10 | public_body | yes
L11 | public_body | yes
L12 | public_body | yes
L13 | public_body | yes
L15 | public_body | yes
L16 | public_body | no
L17 | research_education | yes
L18 | public_body | yes
L19 | public_body | yes
L2 | public_body | no
L20 | public_body | yes
L21 | public_body | yes
L22 | public_body | yes
L24 | public_body | yes
L28 | research_education | yes
L31 | public_body | no
L33 | research_education | yes
L34 | public_body | yes
L35 | public_body | yes
L36 | public_body | yes
L37 | firm | no
L38 | public_body | yes
L39 | public_body | yes
L4 | public_body | yes
L40 | public_body | yes
L42 | public_body | yes
L43 | research_education | yes
L44 | public_body | yes
L45 | public_body | yes
L46 | public_body | yes
L47 | public_body | yes
L5 | public_body | yes
L6 | public_body | yes
L7 | public_body | yes
L8 | public_body | yes
S01 | firm | no
S01G | firm | no
SA | public_body | no
SAG | firm | no
""")

# ISTAT's legal forms: code | name | nature | whether the form alone settles the nature
LEGAL_FORMS = lines("""
1.1.10 | Imprenditore individuale agricolo | firm | yes
1.1.20 | Imprenditore individuale non agricolo | firm | yes
1.1.30 | Libero professionista | professional_firm | yes
1.1.40 | Lavoratore autonomo | professional_firm | no
1.2.10 | Società semplice | firm | yes
1.2.20 | Società in nome collettivo | firm | yes
1.2.30 | Società in accomandita semplice | firm | yes
1.2.40 | Studio associato e società di professionisti | professional_firm | yes
1.2.50 | Società di fatto o irregolare, comunione ereditaria | firm | no
1.3.10 | Società per azioni | firm | yes
1.3.20 | Società a responsabilità limitata | firm | no
1.3.30 | Società a responsabilità limitata con un unico socio | firm | no
1.3.40 | Società in accomandita per azioni | firm | yes
1.4.10 | Società cooperativa a mutualità prevalente | firm | yes
1.4.20 | Società cooperativa diversa | firm | yes
1.4.30 | Società cooperativa sociale | third_sector | yes
1.4.40 | Società di mutua assicurazione | firm | yes
1.5.10 | Consorzio di diritto privato | network | no
1.5.20 | Società consortile | network | no
1.5.30 | Associazione o raggruppamento temporaneo di imprese | network | yes
1.5.40 | Gruppo europeo di interesse economico | network | yes
1.6.10 | Ente pubblico economico | public_body | yes
1.6.20 | Azienda speciale ai sensi del t.u. 267/2000 | public_body | yes
1.6.30 | Azienda pubblica di servizi alle persone ai sensi del d.lgs n. 207/2001 | public_body | yes
1.7.10 | Associazione riconosciuta | third_sector | no
1.7.20 | Fondazione (esclusa fondazione bancaria) | third_sector | no
1.7.30 | Fondazione bancaria | third_sector | no
1.7.40 | Ente ecclesiastico | third_sector | no
1.7.50 | Società di mutuo soccorso | third_sector | yes
1.7.90 | Altra forma di ente privato con personalità giuridica | third_sector | no
1.8.10 | Associazione non riconosciuta | third_sector | no
1.8.20 | Comitato | citizens_group | no
1.8.30 | Condominio | citizens_group | no
1.8.90 | Altra forma di ente privato senza personalità giuridica | citizens_group | no
1.9.00 | Impresa o ente privato costituito all'estero non altrimenti classificabile che svolge una attività economica in Italia | firm | no
2.1.00 | Organo costituzionale o a rilevanza costituzionale | public_body | yes
2.2.10 | Presidenza del consiglio | public_body | yes
2.2.20 | Ministero | public_body | yes
2.2.30 | Agenzia dello Stato | public_body | yes
2.2.40 | Archivio notarile | public_body | yes
2.3.00 | Autorità indipendenti | public_body | yes
2.4.10 | Regione | public_body | yes
2.4.20 | Provincia | public_body | yes
2.4.30 | Comune | public_body | yes
2.4.40 | Comunità montana o isolana | public_body | yes
2.4.50 | Unione di comuni | public_body | yes
2.4.60 | Città metropolitana | public_body | yes
2.5.00 | Azienda o ente del servizio sanitario nazionale | public_body | yes
2.6.10 | Istituto e scuola pubblica di ogni ordine e grado | research_education | yes
2.6.20 | Università pubblica | research_education | yes
2.7.11 | Istituto o ente pubblico di ricerca | research_education | yes
2.7.12 | Istituto pubblico di assistenza e beneficenza | public_body | yes
2.7.20 | Camera di commercio | public_body | yes
2.7.30 | Ordine e collegio professionale | public_body | yes
2.7.40 | Consorzio di diritto pubblico | public_body | no
2.7.51 | Ente parco | public_body | yes
2.7.52 | Ente o autorità portuale | public_body | yes
2.7.53 | Ente di sviluppo agricolo regionale o di altro ente locale | public_body | yes
2.7.54 | Ente per il turismo | public_body | yes
2.7.55 | Ente ambientale regionale | public_body | yes
2.7.56 | Ente per la ricerca e per l'aggiornamento educativo | research_education | yes
2.7.90 | Altro ente pubblico non economico nazionale | public_body | yes
""")

# Sections of the register of the third sector (article 46 of legislative decree 117/2017): code | name
RUNTS = lines("""
a | Organizzazioni di volontariato
b | Associazioni di promozione sociale
c | Enti filantropici
d | Imprese sociali, incluse le cooperative sociali
e | Reti associative
f | Società di mutuo soccorso
g | Altri enti del terzo settore
""")

# ESCO's upper skill groups in Italian: this project's wording, not the Commission's labels.
ESCO_WORDING = lines("""
K | conoscenze
L | conoscenze e abilità linguistiche
L1 | lingue
L2 | lingue classiche
S | abilità
S1 | comunicare, collaborare e creare
S1.0 | comunicare, collaborare e creare
S1.1 | negoziare
S1.2 | tenere i contatti e fare rete
S1.3 | insegnare e formare
S1.4 | presentare informazioni
S1.5 | consigliare e dare consulenza
S1.6 | promuovere, vendere e acquistare
S1.7 | raccogliere informazioni a voce
S1.8 | lavorare con altri
S1.9 | risolvere problemi
S1.11 | progettare sistemi e prodotti
S1.12 | creare materiali artistici, visivi o didattici
S1.13 | scrivere e comporre
S1.14 | esibirsi e intrattenere
S1.15 | usare più lingue
S2 | lavorare con le informazioni
S2.0 | lavorare con le informazioni
S2.1 | svolgere studi, indagini ed esami
S2.2 | documentare e registrare informazioni
S2.3 | gestire informazioni
S2.4 | elaborare informazioni
S2.5 | misurare grandezze fisiche
S2.6 | calcolare e stimare
S2.7 | analizzare e valutare informazioni e dati
S2.8 | sorvegliare, ispezionare e collaudare
S2.9 | seguire gli sviluppi del proprio settore
S3 | assistere e curare
S3.0 | assistere e curare
S3.1 | dare sostegno e consiglio alle persone
S3.2 | prestare cure sanitarie
S3.3 | proteggere e far rispettare le regole
S3.4 | informare e assistere pubblico e clienti
S3.5 | preparare e servire cibi e bevande
S3.6 | prestare cure alla persona
S4 | gestire
S4.0 | gestire
S4.1 | definire obiettivi e strategie
S4.2 | organizzare, pianificare e programmare il lavoro
S4.3 | assegnare e controllare le risorse
S4.4 | svolgere attività amministrative
S4.5 | guidare e motivare
S4.6 | costruire e far crescere gruppi di lavoro
S4.7 | selezionare e assumere
S4.8 | dirigere persone
S4.9 | prendere decisioni
S5 | lavorare con i computer
S5.0 | lavorare con i computer
S5.1 | programmare sistemi informatici
S5.2 | installare e proteggere sistemi informatici
S5.5 | trovare e analizzare dati digitali
S5.6 | usare strumenti digitali per collaborare, creare contenuti e risolvere problemi
S5.7 | usare strumenti digitali per comandare macchine
S6 | maneggiare e spostare
S6.0 | maneggiare e spostare
S6.1 | smistare e imballare merci e materiali
S6.2 | spostare e sollevare
S6.3 | trasformare e mescolare materiali
S6.4 | curare piante e colture
S6.5 | assemblare e fabbricare prodotti
S6.6 | fare stampi, calchi, modelli e sagome
S6.7 | usare utensili a mano
S6.9 | trattare animali
S6.11 | pulire
S6.12 | lavare e mantenere tessuti e vestiti
S6.13 | trattare e smaltire rifiuti e materiali pericolosi
S7 | costruire
S7.0 | costruire
S7.1 | costruire e riparare strutture
S7.2 | installare infrastrutture interne o esterne
S7.3 | rifinire interni o esterni di strutture
S8 | lavorare con macchine e attrezzature specialistiche
S8.0 | lavorare con macchine e attrezzature specialistiche
S8.1 | manovrare macchine mobili
S8.2 | guidare veicoli
S8.3 | condurre imbarcazioni
S8.4 | far funzionare macchine per estrarre e lavorare materie prime
S8.5 | far funzionare macchine per fabbricare prodotti
S8.6 | usare strumenti e attrezzature di precisione
S8.7 | installare, mantenere e riparare apparecchi meccanici
S8.8 | installare, mantenere e riparare apparecchi elettrici, elettronici e di precisione
S8.9 | pilotare aeromobili
T | abilità e competenze trasversali
T1 | abilità e competenze di base
T1.1 | padroneggiare le lingue
T1.2 | lavorare con numeri e misure
T1.3 | lavorare con dispositivi e applicazioni digitali
T2 | abilità e competenze di pensiero
T2.1 | elaborare informazioni, idee e concetti
T2.2 | pianificare e organizzare
T2.3 | affrontare problemi
T2.4 | pensare in modo creativo e innovativo
T3 | abilità e competenze di autogestione
T3.1 | lavorare con efficienza
T3.2 | essere propositivi
T3.3 | mantenere un atteggiamento positivo
T3.4 | mostrare volontà di imparare
T4 | abilità e competenze sociali e di comunicazione
T4.1 | comunicare
T4.2 | sostenere gli altri
T4.3 | collaborare in gruppi e reti
T4.4 | guidare gli altri
T4.5 | seguire un codice etico
T5 | abilità e competenze fisiche e manuali
T5.1 | maneggiare e controllare oggetti e attrezzi
T5.2 | reagire alle condizioni fisiche
T6 | abilità e competenze di vita
T6.1 | mettere in pratica competenze sulla salute
T6.2 | mettere in pratica competenze ambientali
T6.3 | mettere in pratica competenze civiche
T6.4 | mettere in pratica competenze culturali
T6.5 | mettere in pratica competenze imprenditoriali e finanziarie
T6.6 | mettere in pratica conoscenze generali
00 | programmi generali
01 | educazione
02 | arti e materie umanistiche
03 | scienze sociali, giornalismo e informazione
04 | economia aziendale, amministrazione e diritto
05 | scienze naturali, matematica e statistica
06 | tecnologie dell'informazione e della comunicazione
07 | ingegneria, industria e costruzioni
08 | agricoltura, foreste, pesca e veterinaria
09 | salute e assistenza
10 | servizi
99 | campo sconosciuto
""")
