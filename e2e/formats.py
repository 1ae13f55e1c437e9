"""Holds what the program writes against the schemas and readers of their standards: the samples of each format, or a folder of exports.

    cargo run -p reticolo-formats --example samples -- DIR
    python3 formats.py SHARED DIR
    python3 formats.py SHARED DIR --exports

SHARED/schemas has the JSON Schemas of HSDS, 360Giving and Linked Art, and the shapes of DCAT-AP. Beside the standard library it takes
what `requirements.txt` names from PyPI, and nothing from the net while it runs. One line for each check; exit code 1 when one fails.
"""

import csv
import json
import re
import sys
import uuid
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

import networkx
import pyshacl
import pyxform.xls2xform
import rdflib
from jsonschema import Draft202012Validator, FormatChecker
from rdflib.compare import graph_diff, to_isomorphic
from referencing import Registry, Resource

FORMATS = FormatChecker(formats=[])


@FORMATS.checks("uuid", raises=ValueError)
def is_uuid(text):
    return str(uuid.UUID(text)) == text.lower()


@FORMATS.checks("date-time", raises=ValueError)
def is_moment(text):
    whole = re.fullmatch(r"-?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", text)
    return bool(whole) and (text.startswith("-") or bool(datetime.fromisoformat(text.replace("Z", "+00:00"))))


@FORMATS.checks("uri", raises=ValueError)
def is_uri(text):
    return bool(urlsplit(text).scheme) and not re.search(r"[\s<>\"{}|\\^`]", text)


@FORMATS.checks("email")
def is_email(text):
    return bool(re.fullmatch(r"[^@\s]+@[^@\s]+", text))


def load(path):
    return json.loads(path.read_text(encoding="utf-8"))


def faults(schema, value, registry=Registry()):
    validator = Draft202012Validator(schema, registry=registry, format_checker=FORMATS)
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}" for error in validator.iter_errors(value)]


def expect(condition, what):
    if not condition:
        raise AssertionError(what)


def none(found):
    expect(not found, "; ".join(found[:5]))


# HSDS and 360Giving


def hsds(schemas, samples, kind):
    entities = load(samples / f"hsds-{kind}s.json")
    expect(entities, "no entities")
    schema = load(schemas / "hsds" / f"{kind}.json")
    none([fault for entity in entities for fault in faults(schema, entity)])
    ids = list(every(entities, "id"))
    expect(len(ids) > 10, "too few ids")


def every(value, name):
    """All values of a member, however deep."""
    if isinstance(value, dict):
        yield from (v for k, v in value.items() if k == name)
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from every(one, name)


def giving360(schemas, samples):
    grant = load(schemas / "360giving" / "360-giving-schema.json")
    package = load(schemas / "360giving" / "360-giving-package-schema.json")
    reference = package["properties"]["grants"]["items"]["$ref"]
    resource = Resource.from_contents(grant | {"$schema": "https://json-schema.org/draft/2020-12/schema"})
    none(faults(package, load(samples / "360giving.json"), Registry().with_resource(reference, resource)))


# Linked Art

SCHEMA_OF = {
    "HumanMadeObject": "object.json",
    "Place": "place.json",
    "VisualItem": "image.json",
    "LinguisticObject": "text.json",
    "PropositionalObject": "abstract.json",
}


def linked_art(schemas, samples):
    known = {path.name: load(path) for path in sorted((schemas / "linked-art").glob("*.json"))}
    registry = Registry().with_resources((schema["$id"], Resource.from_contents(schema)) for schema in known.values())
    entities = load(samples / "linked-art.json")
    expect({entity["type"] for entity in entities} == set(SCHEMA_OF), "a class is missing")
    none([fault for entity in entities for fault in faults(known[SCHEMA_OF[entity["type"]]], entity, registry)])


CRM = rdflib.Namespace("http://www.cidoc-crm.org/cidoc-crm/")


def cidoc_crm(samples):
    graph = rdflib.Graph().parse(samples / "linked-art-embedded.json", format="json-ld")
    of = lambda name: set(graph.subjects(rdflib.RDF.type, CRM[name]))
    expect(of("E22_Human-Made_Object") and of("E53_Place") and of("E89_Propositional_Object"), "a class is missing")
    for name in (
        "P1_is_identified_by P2_has_type P4_has_time-span P7_took_place_at P14_carried_out_by P43_has_dimension P45_consists_of "
        "P46i_forms_part_of P50_has_current_keeper P52_has_current_owner P55_has_current_location P67i_is_referred_to_by "
        "P82a_begin_of_the_begin P82b_end_of_the_end P89_falls_within P108i_was_produced_by P138i_has_representation "
        "P140i_was_attributed_by P141_assigned P168_place_is_defined_by P190_has_symbolic_content"
    ).split():
        expect((None, CRM[name], None) in graph, f"no {name}")
    expect(not [p for p in graph.predicates() if ":" not in p], "a property without an address")
    moments = set(graph.objects(None, CRM["P82a_begin_of_the_begin"]))
    expect(all(m.datatype == rdflib.XSD.dateTime and m.value for m in moments), "a begin that is no moment")


def both_contexts(samples):
    embedded = load(samples / "linked-art-embedded.json")
    by_url = [{k: v for k, v in entity.items() if k != "@context"} for entity in load(samples / "linked-art.json")]
    expect(by_url == embedded["@graph"], "the two files say different things")


# DCAT-AP_IT

DCAT = rdflib.Namespace("http://www.w3.org/ns/dcat#")
DCT = rdflib.DCTERMS
DCATAPIT = rdflib.Namespace("http://dati.gov.it/onto/dcatapit#")
FOAF = rdflib.FOAF

# What the profile requires: for each class the properties, how often at least and at most.
REQUIRED = {
    DCATAPIT.Catalog: [(DCT.title, 1, 9), (DCT.description, 1, 9), (DCT.publisher, 1, 1), (DCT.modified, 1, 1), (DCAT.dataset, 1, 9)],
    DCATAPIT.Dataset: [
        (DCT.identifier, 1, 1),
        (DCT.title, 1, 9),
        (DCT.description, 1, 9),
        (DCT.modified, 1, 1),
        (DCAT.theme, 1, 9),
        (DCT.rightsHolder, 1, 1),
        (DCT.accrualPeriodicity, 1, 1),
    ],
    DCATAPIT.Distribution: [(DCT["format"], 1, 1), (DCAT.accessURL, 1, 1), (DCT.license, 1, 1)],
    DCATAPIT.Agent: [(DCT.identifier, 1, 1), (FOAF.name, 1, 9)],
}


def catalogue(samples):
    name = "dcat.ttl" if (samples / "dcat.ttl").exists() else "catalogue.ttl"
    return rdflib.Graph().parse(samples / name, format="turtle")


def dcat_forms(samples):
    name = "dcat.jsonld" if (samples / "dcat.jsonld").exists() else "catalogue.jsonld"
    linked = rdflib.Graph().parse(samples / name, format="json-ld")
    _, only_turtle, only_json = graph_diff(to_isomorphic(catalogue(samples)), to_isomorphic(linked))
    expect(not len(only_turtle) and not len(only_json), f"{len(only_turtle)} and {len(only_json)} triples are in one form only")


def dcat_shapes(schemas, samples, name):
    shapes = rdflib.Graph().parse(schemas / "dcat-ap" / name, format="turtle")
    # The ranges as published have property shapes that name no property.
    for of, shape in list(shapes.subject_objects(rdflib.SH.property)):
        if (shape, rdflib.SH.path, None) not in shapes:
            shapes.remove((of, rdflib.SH.property, shape))
    conforms, _, text = pyshacl.validate(catalogue(samples), shacl_graph=shapes, inference="none", advanced=True)
    expect(conforms, text[:2000])


def dcat_ap_it(samples):
    graph = catalogue(samples)
    for kind, properties in REQUIRED.items():
        subjects = set(graph.subjects(rdflib.RDF.type, kind))
        expect(subjects, f"no {kind}")
        for subject in subjects:
            for name, least, most in properties:
                count = len(set(graph.objects(subject, name)))
                most = max(most, 999) if most > 1 else most
                expect(least <= count <= most, f"{subject} has {count} of {name}")
    agents, contacts = (set(graph.objects(None, name)) for name in (DCT.publisher, DCAT.contactPoint))
    expect(not agents & contacts, "a contact point has the address of an agent")
    expect(all(isinstance(theme, rdflib.URIRef) for theme in graph.objects(None, DCAT.theme)), "a theme that is no address")


# Networks


def networks(samples):
    for graph in (networkx.read_gexf(samples / "network.gexf"), networkx.read_graphml(samples / "network.graphml")):
        expect((graph.number_of_nodes(), graph.number_of_edges()) == (3, 4), f"{graph} instead of 3 nodes, 4 edges")
        expect(graph.is_directed() and graph.is_multigraph(), "no directed graph with several edges between the same nodes")
        first, second, third = graph.nodes
        values = graph.nodes[first]
        expect(values["natura"] == 'ente <pubblico> & "locale"\n\tcon sede', values["natura"])
        expect((values["capacità"], values["addetti"], values["pubblico"]) == (-12.75, 9007199254740993, True), values)
        expect((values["label"], values["start"], values["end"]) == ("Comune 1 «centro»", "2020-01-01", "2025-12-31"), values)
        at = values["viz"]["position"] if "viz" in values else values
        expect((at["x"], at["y"]) == (12.5, -42.25), at)
        expect("natura" not in graph.nodes[second] and graph.nodes[second]["pubblico"] is False, graph.nodes[second])
        ties = sorted(graph.get_edge_data(first, second).values(), key=lambda tie: tie["kind"])
        expect([(tie["kind"], tie["weight"]) for tie in ties] == [("funds", 0.25), ("partners_with", 2.0)], ties)
        expect((ties[0]["euro"], ties[0]["nota"], ties[0]["start"]) == (1500.5, "una tantum", "2021-06-01"), ties[0])
        expect(graph.has_edge(third, third), "no loop")


# Questionnaires


def questionnaires(folder):
    books = sorted(folder.glob("xlsform*.xlsx"))
    expect(books, "no questionnaire")
    for book in books:
        form = pyxform.xls2xform.convert(xlsform=str(book), validate=False)
        expect("<h:html" in form.xform, f"{book.name} is no form")


# Exports


def exported_hsds(schemas, folder):
    document = load(folder / "hsds.json")
    for kind in ("service", "organization"):
        schema = load(schemas / "hsds" / f"{kind}.json")
        entities = document[f"{kind}s"]
        expect(entities, f"no {kind}s")
        none([fault for entity in entities[:500] for fault in faults(schema, entity)])
    given = {organization["id"] for organization in document["organizations"]}
    expect(all(service["organization_id"] in given for service in document["services"]), "a service of no organization")


def exported_linked_art(schemas, folder):
    known = {path.name: load(path) for path in sorted((schemas / "linked-art").glob("*.json"))}
    registry = Registry().with_resources((schema["$id"], Resource.from_contents(schema)) for schema in known.values())
    entities = load(folder / "linked-art.json")
    expect(entities, "no entities")
    none([fault for entity in entities[:500] for fault in faults(known[SCHEMA_OF[entity["type"]]], entity, registry)])


def exported_networks(folder):
    with open(folder / "network.csv", encoding="utf-8", newline="") as file:
        ties = list(csv.DictReader(file))
    expect(ties, "no ties")
    ends = {tie[end] for tie in ties for end in ("from", "to")}
    for graph in (networkx.read_gexf(folder / "network.gexf"), networkx.read_graphml(folder / "network.graphml")):
        expect((graph.number_of_nodes(), graph.number_of_edges()) == (len(ends), len(ties)), f"{graph}, but {len(ends)} and {len(ties)} in CSV")


def exports(schemas, folder):
    return {
        "HSDS exported against the JSON Schemas": lambda: exported_hsds(schemas, folder),
        "360Giving exported against the package's JSON Schema": lambda: giving360(schemas, folder),
        "Linked Art exported against the JSON Schemas": lambda: exported_linked_art(schemas, folder),
        "The catalogue as Turtle and JSON-LD alike": lambda: dcat_forms(folder),
        "The catalogue against the shapes": lambda: dcat_shapes(schemas, folder, "dcat-ap-SHACL.ttl"),
        "The catalogue against the ranges": lambda: dcat_shapes(schemas, folder, "ranges.ttl"),
        "The catalogue has what DCAT-AP_IT requires": lambda: dcat_ap_it(folder),
        "The network as GEXF, GraphML and CSV alike": lambda: exported_networks(folder),
        "Questionnaires are forms for pyxform": lambda: questionnaires(folder),
    }


def samples_of(schemas, samples):
    return {
        "HSDS services against the JSON Schema": lambda: hsds(schemas, samples, "service"),
        "HSDS organizations against the JSON Schema": lambda: hsds(schemas, samples, "organization"),
        "360Giving against the package's JSON Schema": lambda: giving360(schemas, samples),
        "Linked Art against the JSON Schemas": lambda: linked_art(schemas, samples),
        "Linked Art read offline as CIDOC-CRM": lambda: cidoc_crm(samples),
        "Linked Art the same with either context": lambda: both_contexts(samples),
        "DCAT-AP as Turtle and JSON-LD alike": lambda: dcat_forms(samples),
        "DCAT-AP against the shapes": lambda: dcat_shapes(schemas, samples, "dcat-ap-SHACL.ttl"),
        "DCAT-AP against the ranges": lambda: dcat_shapes(schemas, samples, "ranges.ttl"),
        "DCAT-AP_IT has what it requires": lambda: dcat_ap_it(samples),
        "GEXF and GraphML read back": lambda: networks(samples),
        "A questionnaire is a form for pyxform": lambda: questionnaires(samples),
    }


def main():
    if len(sys.argv) not in (3, 4) or sys.argv[3:] not in ([], ["--exports"]):
        sys.exit("usage: formats.py SHARED DIR [--exports]")
    schemas, folder = Path(sys.argv[1]) / "schemas", Path(sys.argv[2])
    checks = exports(schemas, folder) if sys.argv[3:] else samples_of(schemas, folder)
    failed = 0
    for name, check in checks.items():
        try:
            check()
            print(f"{name} ... ok")
        except Exception as error:
            failed += 1
            why = " ".join(f"{type(error).__name__}: {error}".split())
            print(f"{name} ... FAILED {why[:600]}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
