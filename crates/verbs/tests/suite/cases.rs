//! Small questions to every verb, each with its files: what degenerate input is made of, and what fuzzing begins with (`fuzz/`).

/// Words of the command line, in which a file stands by its name, and the files.
pub struct Case {
    pub words: &'static str,
    pub files: &'static [(&'static str, &'static str)],
}

const fn case(words: &'static str, files: &'static [(&'static str, &'static str)]) -> Case {
    Case { words, files }
}

const DEMAND: (&str, &str) = ("demand.csv", "id,x,y,demand\na,0,0,100\nb,4,0,300\nc,20,0,50\n");
const SITES: (&str, &str) = ("sites.csv", "id,x,y,capacity,open\np,0,0,10,yes\nq,6,0,6,no\nr,30,0,5,\n");
const ROADS: (&str, &str) = ("roads.csv", "from,to,km,oneway\nn1,n2,8,\nn3,n2,15,1\n");
const NODES: (&str, &str) = ("nodes.csv", "id,x,y\nn1,0,0.5\nn2,6,0\nn3,20,0\n");
const UNITS: (&str, &str) = ("units.csv", "code,a,b,people\np,0,1,10\nq,1,5,20\nr,9,2,30\ns,10,2,40\nt,11,7,15\n");
const EDGES: (&str, &str) = ("edges.csv", "i,j\n0,1\n1,2\n2,3\n3,4\n");
const SHAPES: (&str, &str) = (
    "shapes.geojson",
    r#"{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"code":"p"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1],[0,0]]]}},
{"type":"Feature","properties":{"code":"q"},"geometry":{"type":"Polygon","coordinates":[[[1,0],[2,0],[2,1],[1,1],[1,0]]]}},
{"type":"Feature","properties":{"code":"r"},"geometry":{"type":"MultiPolygon","coordinates":[[[[2,1],[3,1],[3,2],[2,2],[2,1]]]]}},
{"type":"Feature","properties":{"code":"s"},"geometry":{"type":"Polygon","coordinates":[[[2,0],[3,0],[3,1],[2,1],[2,0]]]}},
{"type":"Feature","properties":{"code":"t"},"geometry":{"type":"Polygon","coordinates":[[[9,9],[10,9],[10,10],[9,10],[9,9]]]}}]}"#,
);
const FLOWS: (&str, &str) = ("flows.csv", "o,d,n\n1,1,100\n3,3,100\n2,1,50\n4,3,50\n2,3,2\n4,1,2\n2,2,8\n4,4,8\n");
const PLACES: (&str, &str) = ("places.csv", "id,lon,lat,workers,jobs\na,12,42,100,50\nb,12.1,42.2,100,70\nc,12.5,42.5,30,60\n");
const TIES: (&str, &str) =
    ("ties.csv", "a,b,weight\nanna,bruno,1\nbruno,carla,2\ncarla,anna,1\ncarla,dario,3\ndario,elena,1\nelena,carla,1\nelena,fabio,2\n");
const ACTORS: (&str, &str) = (
    "actors.csv",
    "name,kind,needs,offers,place,lon,lat\nanna,school,room,music,hill,12.6,42.5\nbruno,school,,room,hill,,\ncarla,town,music,,,12.7,42.5\n\
     dario,firm,,,,,\nelena,firm,,,,,\nfabio,firm,room;music,,hill,,\ngina,firm,,,,,\n",
);
const EMPLOYMENT: (&str, &str) =
    ("now.csv", "place,branch,value\na,farms,60\na,mills,40\na,shops,5\nb,farms,40\nb,mills,260\nb,shops,30\nc,farms,10\nc,shops,90\n");
const LATER: (&str, &str) =
    ("later.csv", "place,branch,value\na,farms,50\na,mills,60\na,shops,9\nb,farms,30\nb,mills,250\nb,shops,40\nc,farms,9\nc,shops,99\n");
const Z: (&str, &str) = ("z.csv", "branch,farms,mills\nfarms,150,500\nmills,200,100\n");
const DEMAND_OF_ALL: (&str, &str) = ("y.csv", "branch,households,stocks\nfarms,300,50\nmills,1700,0\n");
const JOBS: (&str, &str) = ("jobs.csv", "branch;jobs\nfarms;300\nmills;500\n");
const NEEDS: (&str, &str) = ("needs.csv", "need,amount,district\nanna,2,hill\nbruno,2,plain\ncarla,1,plain\n");
const OFFERS: (&str, &str) = ("offers.csv", "offer,capacity\nbus,2\ntaxi,1\n");
const ARCS: (&str, &str) = ("arcs.csv", "need,offer,cost\nanna,bus,1\nbruno,bus,9\nbruno,taxi,2\ncarla,taxi,2\n");
const POINTS: (&str, &str) = (
    "points.csv",
    "id,kind,x,y,quantity,from,to,people\na,meals,0,0,4,0,10,anna\nb,meals,1,0,4,2,8,bruno\nc,meals,0.5,0,3,0,10,bruno\n\
     d,meals,0.5,0,3,20,21,carla\nf,rides,0,0,8,,,elsa;fabio\n",
);
const CANDIDATES: (&str, &str) = (
    "candidates.csv",
    "id,roles,competences,nature,outside,cost\ntown,lead,law,public,no,2\nlab,research,energy;law,university,no,3\nhub,,,company,yes,1\n\
     shop,,energy,company,no,1\n",
);
const PROJECTS: (&str, &str) = (
    "projects.csv",
    "id,impact,jobs,y2026,call,cells,requires,excludes\npark,10,1,7.00,green,c1,,\nschool,6,2,5.00,social,c1;c2,,\n\
     clinic,6,4,5.00,social,c2,,\npath,1,0,4.00,green,,park,\n",
);
const VOTES: (&str, &str) = (
    "votes.csv",
    "participant,statement,vote\n1,a,1\n1,b,1\n1,c,-1\n2,a,1\n2,b,1\n2,c,-1\n3,a,1\n3,b,0\n3,c,-1\n4,a,-1\n4,b,-1\n4,c,1\n5,a,-1\n5,b,-1\n5,c,1\n\
     6,a,-1\n6,b,0\n6,c,1\n",
);
const TOWN: (&str, &str) = (
    "town.pb",
    "META\nkey;value\nbudget;40.00\nvote_type;approval\nPROJECTS\nproject_id;cost;name\np0;20;Park\np1;20.0;Path\np2;15,50;Lamp\n\
     VOTES\nvoter_id;vote\n0;p0,p1\n1;p0,p1\n2;p0\n3;p2\n4;p2,p1\n",
);
const SERVICES: (&str, &str) =
    ("services.csv", "id,in_staff,in_rooms,out_visits\nnorth,2,3,1\nsouth,3,1,3\neast,4,2,3\nwest,8,5,4\nmid,9,6,2\n");
const PANEL: (&str, &str) = (
    "panel.csv",
    "unit,period,outcome,treated_from\na,1,1,3\na,2,2,3\na,3,7,3\nb,1,2,3\nb,2,2.5,3\nb,3,8,3\nc,1,1,\nc,2,1.5,\nc,3,2.2,\nd,1,3,\nd,2,3.1,\n\
     d,3,3.9,\ne,1,0,\ne,2,0.4,\ne,3,1.3,\n",
);
const MONEY: (&str, &str) = (
    "money.csv",
    "period,item,kind,in,out\n2026,works,investment,,1000.00\n2026,grant,aid,400.00,\n2026,promoters,own,100.00,\n\
     2027,visitors,operating,500.00,100.00\n2028,visitors,operating,500.00,100.00\n2029,visitors,operating,500.00,100.00\n",
);
const TASKS: (&str, &str) = ("tasks.csv", "id,duration,after,crew\na,3,,1\nb,2,,1\nc,2,,1\nd,4,b;a,\n");
const THREE_POINTS: (&str, &str) =
    ("risk.csv", "id,after,optimistic,likely,pessimistic\nstart,,2,2,2\nwork,start,5,10,30\ncheck,work,1,1,1\nside,start,1,2,3\n");
const IMPACTS: (&str, &str) = ("impacts.csv", "0,0,2,0\n0,0,0,1\n1,0,0,0\n-1,0,0,0\n");
const INFLUENCES: (&str, &str) = ("influences.csv", "0,2,0\n1,0,3\n2,0,0\n");
const CLASSES: (&str, &str) = (
    "classes.csv",
    "class,text,language\nlibraries,biblioteche e lettura,it\nlibraries,reading rooms and libraries,en\nroads,strade e ponti,it\nroads,bridges,en\n",
);
const TEXTS: (&str, &str) =
    ("texts.csv", "id,title,more,language\n1,Nuova sala di lettura in biblioteca,,it\n2,Repair of the bridge,,en\n3,Zzz,,it\n");
const BODIES: (&str, &str) = (
    "bodies.csv",
    "id,name,code,n,lat,lon\n1,Cooperativa Aurora,IT01,5,42.5,12.5\n2,COOPERATIVA AURORA,IT01,5,42.5,12.5\n3,Bosco srl,IT02,7,42.6,12.6\n4,Cedro,IT03,,,\n",
);

/// Every verb, in the order of the verbs; several cases where a verb reads several forms of files.
pub const CASES: &[Case] = &[
    case("contiguity --geometry shapes.geojson --property code", &[SHAPES]),
    case("contiguity --geometry shapes.geojson --property code --units units.csv --key code --rule rook", &[SHAPES, UNITS]),
    case("contiguity --points demand.csv --nearest 1", &[DEMAND]),
    case("contiguity --points places.csv --within 50", &[PLACES]),
    case("hotspots --units units.csv --column a --edges edges.csv --permutations 99", &[UNITS, EDGES]),
    case(
        "hotspots --units units.csv --column a --geometry shapes.geojson --key code=code --statistic gi --permutations 99",
        &[UNITS, SHAPES],
    ),
    case("hotspots --units units.csv --column b --edges edges.csv --statistic geary --permutations 99", &[UNITS, EDGES]),
    case("regions --units units.csv --columns a,b --edges edges.csv --k 2 --replicates 2", &[UNITS, EDGES]),
    case("regions --units units.csv --columns a --edges edges.csv --k 2 --method skater --replicates 2", &[UNITS, EDGES]),
    case(
        "regions --units units.csv --columns a --edges edges.csv --method maxp --floor-column people --floor 30 --replicates 2",
        &[UNITS, EDGES],
    ),
    case(
        "regions --units units.csv --columns a,b --geometry shapes.geojson --key code=code --k 3 --method ward --replicates 2",
        &[UNITS, SHAPES],
    ),
    case("basins --flows flows.csv --min-size 50 --target-size 150 --min-self 0.6 --target-self 0.7", &[FLOWS]),
    case(
        "basins --flows flows.csv --names names.csv --edges borders.csv --compare other.csv --why Alta,Bassa --min-size 50 --target-size 150",
        &[
            FLOWS,
            ("names.csv", "code,name\n01,Alta\n02,Bassa\n03,Corte\n04,\"Dorsa, la\"\n"),
            ("borders.csv", "from,to\n1,2\n2,3\n3,4\n"),
            ("other.csv", "unit,label\n1,x\n2,x\n3,y\nDorsa la,y\n"),
        ],
    ),
    case("basins --flows flows.csv --method infomap --without-self-flows --trials 2", &[FLOWS]),
    case("basins --flows flows.csv --method leiden --undirected --trials 2", &[FLOWS]),
    case("flows --places places.csv --beta 0.2", &[PLACES]),
    case("flows --places places.csv --observed known.csv --decay power", &[PLACES, ("known.csv", "o,d,n\na,b,70\nb,a,60\na,c,12\n")]),
    case("flows --places places.csv --mean 28", &[PLACES]),
    case("network --edges ties.csv --measures all", &[TIES]),
    case("network --edges ties.csv --nodes actors.csv --nature kind --measures all --pairs 2 --sample-error 0.1", &[TIES, ACTORS]),
    case("ties --edges ties.csv --nodes actors.csv", &[TIES, ACTORS]),
    case("ties --edges ties.csv --hide 0.5", &[TIES]),
    case("production --employment now.csv --later later.csv", &[EMPLOYMENT, LATER]),
    case(
        "production --employment now.csv --reference whole.csv",
        &[EMPLOYMENT, ("whole.csv", "branch,value\nfarms,200\nmills,400\nshops,300\n")],
    ),
    case("chains --z z.csv --final-demand y.csv --employment jobs.csv --matrices", &[Z, DEMAND_OF_ALL, JOBS]),
    case(
        "chains --z z.csv --final-demand y.csv --employment jobs.csv --regional-employment region.csv",
        &[Z, DEMAND_OF_ALL, JOBS, ("region.csv", "0\n50\n")],
    ),
    case("access --demand demand.csv --sites sites.csv --threshold 7", &[DEMAND, SITES]),
    case("access --demand demand.csv --sites sites.csv --threshold 30 --method raam --tau 5", &[DEMAND, SITES]),
    case(
        "access --demand demand.csv --sites sites.csv --threshold 10 --method 3sfca --network roads.csv --nodes nodes.csv",
        &[DEMAND, SITES, ROADS, NODES],
    ),
    case(
        "access --demand earth.csv --sites sites.csv --threshold 5 --network small.osm",
        &[
            ("earth.csv", "id,lon,lat,demand\na,12,42,10\n"),
            ("sites.csv", "id,lon,lat\np,12.01,42\n"),
            (
                "small.osm",
                "<osm><node id=\"1\" lat=\"42\" lon=\"12\"/><node id=\"2\" lat=\"42\" lon=\"12.01\"/>\
                 <way id=\"3\"><nd ref=\"1\"/><nd ref=\"2\"/><tag k=\"highway\" v=\"residential\"/><tag k=\"oneway\" v=\"yes\"/></way></osm>",
            ),
        ],
    ),
    case("locate --demand demand.csv --sites sites.csv --method mclp --threshold 5 --p 1 --existing open", &[DEMAND, SITES]),
    case("locate --demand demand.csv --sites sites.csv --method pmedian --p 2", &[DEMAND, SITES]),
    case(
        "locate --demand demand.csv --sites sites.csv --method pcenter --p 2 --network roads.csv --nodes nodes.csv",
        &[DEMAND, SITES, ROADS, NODES],
    ),
    case("locate --demand demand.csv --sites sites.csv --method cover --threshold 12", &[DEMAND, SITES]),
    case("match --needs needs.csv --offers offers.csv --arcs arcs.csv --unmet-cost 10", &[NEEDS, OFFERS, ARCS]),
    case("match --needs needs.csv --offers offers.csv --arcs arcs.csv --groups district", &[NEEDS, OFFERS, ARCS]),
    case("assign --cost cost.csv", &[("cost.csv", "1,5,9\n2,9,8\n")]),
    case("aggregate --points points.csv --rules rules.toml", &[POINTS, ("rules.toml", "radius = 1\nwindow = 3\nleast = 8\npeople = 2\n")]),
    case(
        "team --candidates candidates.csv --ties ties.csv --rules rules.toml",
        &[
            CANDIDATES,
            ("ties.csv", "a,b\ntown,hub\nhub,lab\nshop,town\n"),
            ("rules.toml", "roles = [\"lead\", \"research\"]\ncompetences = { energy = 1 }\noutside = 1\nconnected = true\nteams = 2\n"),
        ],
    ),
    case(
        "portfolio --projects projects.csv --rules rules.toml",
        &[
            PROJECTS,
            (
                "rules.toml",
                "cell_value = 2\n[weights]\nimpact = 1\n[budgets]\ny2026 = 10\n[frontier]\ncriterion = \"jobs\"\n\
                 [[rule]]\ncolumn = \"call\"\nvalue = \"social\"\nmost = 1\n[[synergy]]\nprojects = [\"school\", \"clinic\"]\nvalue = 5\n",
            ),
        ],
    ),
    case("opinions --votes votes.csv --votes-min 2 --groups-max 3 --starts 3", &[VOTES]),
    case("budget --pb town.pb --rule mes", &[TOWN]),
    case("budget --pb town.pb --rule mes-add1 --satisfaction cost", &[TOWN]),
    case("budget --pb town.pb --rule phragmen", &[TOWN]),
    case("budget --pb town.pb --rule greedy --satisfaction cost", &[TOWN]),
    case("efficiency --units services.csv", &[SERVICES]),
    case("efficiency --units services.csv --returns variable --super --scale --bootstrap 100", &[SERVICES]),
    case("foresight --method cib --matrix impacts.csv --sizes 2,2", &[IMPACTS]),
    case(
        "foresight --method cib --matrix impacts.csv --names names.csv --explain 0,1",
        &[IMPACTS, ("names.csv", "descriptor,variant\nGrowth,up\nGrowth,down\nTaxes,low\nTaxes,high\n")],
    ),
    case("foresight --method micmac --matrix influences.csv", &[INFLUENCES]),
    case("evaluate --panel panel.csv --draws 99", &[PANEL]),
    case("finance --flows money.csv --rate 0.1 --loan amount=500,rate=10%,from=2026,periods=2,plan=linear --aid-share 30%", &[MONEY]),
    case(
        "finance --flows months.csv --cents",
        &[("months.csv", "period,in,out,kind\n2026-01,0,120000,\n2026-12,60000,,aid\n2027-01,120001,0,\n")],
    ),
    case("schedule --tasks tasks.csv --capacity crew=1", &[TASKS]),
    case("schedule --tasks risk.csv --replicates 200", &[THREE_POINTS]),
    case("inequality --values halves.csv", &[("halves.csv", "id,value,weight,group\na,0,1,north\nb,2,1,south\nc,5,2,south\n")]),
    case(
        "classify --classes classes.csv --texts texts.csv --confirmed placed.csv",
        &[CLASSES, TEXTS, ("placed.csv", "class,title\nroads,Il mulino vecchio\nroads,La via del mulino\n")],
    ),
    case("similar --units units.csv --columns a,b=2,people --key code", &[UNITS]),
    case(
        "similar --units kinds.csv --columns people,kind=class:3 --spread range --unit a",
        &[("kinds.csv", "code,people,kind\na,0,x\nb,10,x\nc,20,y\nd,40,\n")],
    ),
    case("same --file bodies.csv --key id --columns name=name,code=code,n=number", &[BODIES]),
];
