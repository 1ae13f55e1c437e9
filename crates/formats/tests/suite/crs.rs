//! Reference systems against values computed by PROJ 9.5.1 (pyproj 3.7.2), and their texts in three dialects.

use crate::shared::noise;
use reticolo_formats::FormatError;
use reticolo_formats::crs::Crs;

/// EPSG number, easting and northing (or longitude and latitude), the same place in WGS 84. PROJ chose its operation itself, but
/// for ED50, where it was given `+towgs84=-87,-98,-121`. For EPSG:3035 its way there was taken, since its way back is a millimetre off.
const PLACES: &[(u32, [f64; 2], [f64; 2])] = &[
    (32632, [396_091.0, 4_991_574.0], [7.68000544366, 45.06999968949]),
    (32632, [798_816.0, 4_718_380.0], [12.64000015645, 42.56000075340]),
    (32632, [509_496.0, 4_341_196.0], [9.11000547464, 39.21999598501]),
    (32633, [306_269.0, 4_714_655.0], [12.64000390715, 42.56000161973]),
    (32633, [404_160.0, 5_055_897.0], [13.77000402476, 45.65000031040]),
    (32633, [769_226.0, 4_471_430.0], [18.16999871445, 40.35000253542]),
    (32633, [282_316.0, 3_931_142.0], [12.60000372580, 35.50000107678]),
    (25832, [396_091.0, 4_991_574.0], [7.68000544365, 45.06999969057]),
    (25832, [798_816.0, 4_718_380.0], [12.64000015648, 42.56000075446]),
    (25833, [306_269.0, 4_714_655.0], [12.64000390713, 42.56000162078]),
    (25833, [769_226.0, 4_471_430.0], [18.16999871448, 40.35000253645]),
    (6707, [396_091.0, 4_991_574.0], [7.68000544365, 45.06999969057]),
    (6708, [306_269.0, 4_714_655.0], [12.64000390713, 42.56000162078]),
    (7791, [509_496.0, 4_341_196.0], [9.11000547464, 39.21999598603]),
    (7792, [607_783.0, 4_350_814.0], [16.25000197411, 39.30000435940]),
    (3064, [396_091.0, 4_991_574.0], [7.68000544365, 45.06999969057]),
    (3065, [404_160.0, 5_055_897.0], [13.77000402474, 45.65000031148]),
    (6876, [3_052_557.0, 4_714_040.0], [12.63999837763, 42.56000446498]),
    (6875, [7_052_478.0, 4_706_968.0], [12.63999628498, 42.55999600195]),
    (6875, [6_660_308.0, 4_994_310.0], [7.68000596922, 45.07000434157]),
    (3035, [4_138_021.329_8, 2_442_641.858_3], [7.68, 45.07]),
    (3035, [4_538_445.760_5, 2_165_400.012_8], [12.64, 42.56]),
    (3035, [4_559_236.269_8, 1_386_764.295_1], [12.6, 35.5]),
    (3035, [5_017_019.317_1, 1_954_639.063_6], [18.17, 40.35]),
    (3034, [4_211_381.0, 1_787_372.0], [12.63999735803, 42.56000430347]),
    (3034, [3_822_747.0, 2_057_630.0], [7.68000395476, 45.06999586543]),
    (3857, [1_407_078.0, 5_245_237.0], [12.63999673348, 42.55999754542]),
    (3857, [1_402_626.0, 4_232_038.0], [12.60000373703, 35.49999661833]),
    (4326, [12.64, 42.56], [12.64000000000, 42.56000000000]),
    (4258, [12.64, 42.56], [12.64000000000, 42.56000000000]),
    (6706, [12.64, 42.56], [12.64000000000, 42.56000000000]),
    (3003, [1_396_116.0, 4_991_594.0], [7.67999815558, 45.07000229364]),
    (3003, [1_509_527.0, 4_341_202.0], [9.11000335280, 39.22000198323]),
    (3003, [1_798_848.0, 4_718_393.0], [12.63999919591, 42.56000202645]),
    (3004, [2_326_273.0, 4_714_666.0], [12.63999959109, 42.55999598720]),
    (3004, [2_424_167.0, 5_055_915.0], [13.77000056157, 45.65000299596]),
    (3004, [2_376_220.0, 4_219_289.0], [13.36000005827, 38.11000380795]),
    (3004, [2_789_238.0, 4_471_435.0], [18.16999423153, 40.34999653084]),
    (3004, [2_627_792.0, 4_350_817.0], [16.25000208678, 39.29999666290]),
    (3004, [2_302_309.0, 3_931_135.0], [12.60000203557, 35.50000246074]),
    (3004, [2_247_870.0, 4_077_021.0], [11.94999976599, 36.80000109969]),
    (4265, [12.640186, 42.559349], [12.64000000286, 42.56000036984]),
    (4265, [9.110355, 39.219386], [9.10999968271, 39.22000019983]),
    (4265, [13.360053, 38.109356], [13.35999954515, 38.11000018199]),
    (23032, [396_173.0, 4_991_772.0], [7.68000078243, 45.06999886683]),
    (23032, [509_579.0, 4_341_389.0], [9.11000271208, 39.21999975452]),
    (23033, [306_339.0, 4_714_845.0], [12.63999558185, 42.55999765886]),
    (23033, [356_294.0, 4_219_476.0], [13.36000163489, 38.10999609527]),
    (23033, [769_300.0, 4_471_618.0], [18.16999538301, 40.34999719436]),
    (4230, [12.640933, 42.560974], [12.64000040758, 42.55999987430]),
];

/// How far apart two places are, in metres.
fn apart(a: [f64; 2], b: [f64; 2]) -> f64 {
    const DEGREE: f64 = 111_320.0;
    ((a[0] - b[0]) * DEGREE * a[1].to_radians().cos()).hypot((a[1] - b[1]) * DEGREE)
}

fn known(epsg: u32) -> Crs {
    Crs::from_epsg(epsg, "f").unwrap()
}

fn text(wkt: &str) -> Result<Crs, FormatError> {
    Crs::from_wkt(wkt, "f.prj")
}

#[test]
fn numbers_give_the_places_that_proj_gives() {
    for &(epsg, at, place) in PLACES {
        let found = known(epsg).to_wgs84(at).unwrap();
        assert!(apart(found, place) < 0.001, "EPSG:{epsg} {at:?}: {found:?}, expected {place:?}: {} m", apart(found, place));
    }
    assert_eq!(known(4326).to_wgs84([12.640_000_000_000_3, -42.5]), Some([12.640_000_000_000_3, -42.5]), "untouched");
}

/// As ESRI writes them into .prj files, as OGC and GDAL do into GeoPackages, and in WKT 2; without their numbers.
const TEXTS: &[(u32, &str)] = &[
    (
        32633,
        r#"PROJCS["WGS_1984_UTM_Zone_33N",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",15.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]"#,
    ),
    (
        3003,
        r#"PROJCS["Monte_Mario_Italy_1",GEOGCS["GCS_Monte_Mario",DATUM["D_Monte_Mario",SPHEROID["International_1924",6378388.0,297.0]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",1500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",9.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]"#,
    ),
    (
        3004,
        r#"PROJCS["Monte Mario / Italy zone 2",GEOGCS["Monte Mario",DATUM["Monte_Mario",SPHEROID["International 1924",6378388,297],TOWGS84[-104.1,-49.1,-9.9,0.971,-2.917,0.714,-11.68]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],UNIT["metre",1],PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",15],PARAMETER["scale_factor",0.9996],PARAMETER["false_easting",2520000],PARAMETER["false_northing",0],AXIS["X",EAST],AXIS["Y",NORTH]]"#,
    ),
    (
        3035,
        r#"PROJCS["ETRS_1989_LAEA",GEOGCS["GCS_ETRS_1989",DATUM["D_ETRS_1989",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Lambert_Azimuthal_Equal_Area"],PARAMETER["False_Easting",4321000.0],PARAMETER["False_Northing",3210000.0],PARAMETER["Central_Meridian",10.0],PARAMETER["Latitude_Of_Origin",52.0],UNIT["Meter",1.0]]"#,
    ),
    (
        3034,
        r#"PROJCS["ETRS_1989_LCC",GEOGCS["GCS_ETRS_1989",DATUM["D_ETRS_1989",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Lambert_Conformal_Conic"],PARAMETER["False_Easting",4000000.0],PARAMETER["False_Northing",2800000.0],PARAMETER["Central_Meridian",10.0],PARAMETER["Standard_Parallel_1",35.0],PARAMETER["Standard_Parallel_2",65.0],PARAMETER["Latitude_Of_Origin",52.0],UNIT["Meter",1.0]]"#,
    ),
    (
        3857,
        r#"PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Mercator_Auxiliary_Sphere"],PARAMETER["False_Easting",0.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",0.0],PARAMETER["Standard_Parallel_1",0.0],PARAMETER["Auxiliary_Sphere_Type",0.0],UNIT["Meter",1.0]]"#,
    ),
    (
        3857,
        r#"PROJCS["WGS 84 / Pseudo-Mercator",GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],PROJECTION["Mercator_1SP"],PARAMETER["central_meridian",0],PARAMETER["scale_factor",1],PARAMETER["false_easting",0],PARAMETER["false_northing",0],UNIT["metre",1],EXTENSION["PROJ4","+proj=merc +a=6378137 +b=6378137 +nadgrids=@null +wktext"]]"#,
    ),
    (
        23033,
        r#"PROJCS["ED_1950_UTM_Zone_33N",GEOGCS["GCS_European_1950",DATUM["D_European_1950",SPHEROID["International_1924",6378388.0,297.0]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",15.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]"#,
    ),
    (
        6708,
        r#"PROJCRS["RDN2008 / UTM zone 33N (N-E)",BASEGEOGCRS["RDN2008",DATUM["Rete Dinamica Nazionale 2008",ELLIPSOID["GRS 1980",6378137,298.257222101,LENGTHUNIT["metre",1]]],PRIMEM["Greenwich",0,ANGLEUNIT["degree",0.0174532925199433]]],CONVERSION["UTM zone 33N",METHOD["Transverse Mercator",ID["EPSG",9807]],PARAMETER["Latitude of natural origin",0,ANGLEUNIT["degree",0.0174532925199433],ID["EPSG",8801]],PARAMETER["Longitude of natural origin",15,ANGLEUNIT["degree",0.0174532925199433]],PARAMETER["Scale factor at natural origin",0.9996,SCALEUNIT["unity",1]],PARAMETER["False easting",500000,LENGTHUNIT["metre",1]],PARAMETER["False northing",0,LENGTHUNIT["metre",1]]],CS[Cartesian,2],AXIS["northing (N)",north,ORDER[1],LENGTHUNIT["metre",1]],AXIS["easting (E)",east,ORDER[2],LENGTHUNIT["metre",1]],USAGE[SCOPE["Survey."],AREA["Between 12°E and 18°E."],BBOX[34.79,12,47.1,18]]]"#,
    ),
    (
        3035,
        r#"PROJCRS["LAEA Europe",BASEGEOGCRS["ETRS89",ENSEMBLE["European Terrestrial Reference System 1989 ensemble",MEMBER["European Terrestrial Reference Frame 1989"],ELLIPSOID["GRS 1980",6378137,298.257222101],ENSEMBLEACCURACY[0.1]]],CONVERSION["Europe Equal Area 2001",METHOD["Lambert Azimuthal Equal Area"],PARAMETER["Latitude of natural origin",52],PARAMETER["Longitude of natural origin",10],PARAMETER["False easting",4321],PARAMETER["False northing",3210]],CS[Cartesian,2],LENGTHUNIT["kilometre",1000]]"#,
    ),
    (
        4265,
        r#"GEOGCS["GCS_Monte_Mario",DATUM["D_Monte_Mario",SPHEROID["International_1924",6378388.0,297.0]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]"#,
    ),
    (
        4258,
        "GEOGCRS[\"ETRS89\",\n  DATUM[\"European Terrestrial Reference System 1989\",\n    ELLIPSOID[\"GRS 1980\",6378137,298.257222101]],\n  CS[ellipsoidal,2],\n  AXIS[\"latitude\",north], AXIS[\"longitude\",east],\n  ANGLEUNIT[\"degree\",0.0174532925199433]]",
    ),
];

#[test]
fn texts_give_the_places_of_their_numbers() {
    for (epsg, wkt) in TEXTS {
        let found = text(wkt).unwrap();
        assert!(!found.name().starts_with("EPSG"), "by its parameters: {}", found.name());
        let kilometres = if wkt.contains("kilometre") { 1e-3 } else { 1.0 };
        // What the text states holds everywhere; the number alone has parameters of its own for the islands.
        let everywhere = wkt.contains("TOWGS84");
        let places: Vec<_> = PLACES.iter().filter(|(number, _, place)| number == epsg && !(everywhere && place[1] < 39.0)).collect();
        assert!(!places.is_empty());
        for (_, at, place) in places {
            let found = found.to_wgs84([at[0] * kilometres, at[1] * kilometres]).unwrap();
            assert!(apart(found, *place) < 0.001, "{wkt:.40} {at:?} {found:?}");
        }
    }
}

#[test]
fn numbers_within_texts_are_followed() {
    let wkt = TEXTS[0].1;
    for ending in [r#",AUTHORITY["EPSG","3004"]]"#, r#",ID["EPSG",3004]]"#, r#",AUTHORITY["epsg",3004]]"#] {
        assert_eq!(text(&(wkt[..wkt.len() - 1].to_owned() + ending)).unwrap().name(), "EPSG:3004");
    }
    // A number that is not known, or another authority's, leaves the parameters.
    for ending in [r#",AUTHORITY["EPSG","99999"]]"#, r#",AUTHORITY["ESRI","102092"]]"#] {
        assert_eq!(text(&(wkt[..wkt.len() - 1].to_owned() + ending)).unwrap().name(), "WGS_1984_UTM_Zone_33N");
    }
    // With heights, or bound to another system: the horizontal part.
    let with_heights = format!(r#"COMPD_CS["x",{wkt},VERT_CS["h",VERT_DATUM["d",2005],UNIT["metre",1]]]"#);
    let bound = format!(r#"BOUNDCRS[SOURCECRS[{wkt}],TARGETCRS[{wkt}],ABRIDGEDTRANSFORMATION["t",METHOD["m"]]]"#);
    for text_of_it in [with_heights, bound, format!("\u{feff} {wkt}\r\n"), wkt.replace('[', "(").replace(']', ")")] {
        let found = text(&text_of_it).unwrap();
        assert_eq!(found.name(), "WGS_1984_UTM_Zone_33N");
        assert!(apart(found.to_wgs84([306_269.0, 4_714_655.0]).unwrap(), [12.640_003_907_15, 42.560_001_619_73]) < 0.001);
    }
}

#[test]
fn other_meridians_units_and_stated_shifts() {
    // Values from PROJ: +proj=longlat +ellps=intl +pm=12.4523333333333 with the parameters of the mainland.
    let rome = r#"GEOGCS["GCS_Monte_Mario_Rome",DATUM["Monte_Mario_(Rome)",SPHEROID["International_1924",6378388.0,297.0]],PRIMEM["Rome",12.4523333333333],UNIT["Degree",0.0174532925199433]]"#;
    for crs in [text(rome).unwrap(), known(4806)] {
        let found = crs.to_wgs84([12.640_186 - 12.452_333_333_333_3, 42.559_349]).unwrap();
        assert!(apart(found, [12.640_000_002_86, 42.560_000_369_84]) < 0.001, "{found:?}");
    }
    let grads = r#"GEOGCS["x",DATUM["ED_1950",SPHEROID["International",6378388,297],TOWGS84[-87,-98,-121]],PRIMEM["Greenwich",0],UNIT["grad",0.01570796326794897]]"#;
    let found = text(grads).unwrap().to_wgs84([12.640_933 / 0.9, 42.560_974 / 0.9]).unwrap();
    assert!(apart(found, [12.640_000_407_58, 42.559_999_874_30]) < 0.001, "{found:?}");
    // A datum of another name whose way to WGS 84 is stated.
    let stated = grads.replace("ED_1950", "Local datum 1950");
    assert!(text(&stated).is_ok() && text(&stated.replace("TOWGS84[-87,-98,-121]", "X[1]")).is_err());
}

#[test]
fn what_is_not_known_is_named() {
    let utm = TEXTS[0].1;
    for (wkt, named) in [
        (utm.replace("Transverse_Mercator", "Krovak"), "WGS_1984_UTM_Zone_33N: Krovak"),
        (utm.replace("D_WGS_1984", "D_Pulkovo_1942"), "WGS_1984_UTM_Zone_33N: D_Pulkovo_1942"),
        (utm.replace("6378137.0", "3396190.0"), "WGS_1984_UTM_Zone_33N: WGS_1984"),
        (utm.replace("0.9996", "-1"), "WGS_1984_UTM_Zone_33N: Scale_Factor"),
        (utm.replace("15.0", "1e99"), "WGS_1984_UTM_Zone_33N: Central_Meridian"),
        (utm.replace("500000.0", "1e99"), "WGS_1984_UTM_Zone_33N: False_Easting"),
        (utm.replace("\"Meter\",1.0", "\"Meter\",0"), "WGS_1984_UTM_Zone_33N: Meter"),
        (r#"LOCAL_CS["Drawing",UNIT["metre",1]]"#.to_owned(), "Drawing: LOCAL_CS"),
        ("undefined".to_owned(), "undefined"),
        (utm[..100].to_owned(), &utm[..60]),
        (String::new(), ""),
        ("A[".repeat(100_000), &"A[".repeat(30)),
    ] {
        let error = text(&wkt).unwrap_err();
        assert_eq!((error.code, &*error.file, error.found.as_str()), ("format-crs-unknown", "f.prj", named));
        assert!(error.to_string().contains("EPSG:4326"), "{error}");
    }
    let error = Crs::from_epsg(2154, "f").unwrap_err();
    assert_eq!((error.code, error.found.as_str()), ("format-crs-unknown", "EPSG:2154"));
    for epsg in [0, 32600, 32661, 25839, u32::MAX] {
        assert!(Crs::from_epsg(epsg, "f").is_err());
    }
}

#[test]
fn no_place_on_earth_is_none_and_nothing_panics() {
    let odd = [f64::NAN, f64::INFINITY, -1e300, 1e300, 1e20, 1e9, -1e7, 0.0, f64::MIN_POSITIVE];
    for (epsg, ..) in PLACES {
        let crs = known(*epsg);
        for x in odd {
            for y in odd {
                if let Some([lon, lat]) = crs.to_wgs84([x, y]) {
                    assert!(lon.abs() <= 180.0 && lat.abs() <= 90.0, "{epsg} {x} {y}");
                }
            }
        }
    }
    assert_eq!(known(4326).to_wgs84([181.0, 0.0]), None);
    assert_eq!(known(32633).to_wgs84([f64::NAN, 0.0]), None);
    // Texts whose bytes are changed at random are understood or refused.
    for (seed, (_, wkt)) in (0..4_000).zip(TEXTS.iter().cycle()) {
        let mut bytes = wkt.as_bytes().to_vec();
        for pair in noise(seed, 12).chunks(3) {
            let at = usize::from(pair[0]) * usize::from(pair[1]) % bytes.len();
            bytes[at] = if pair[2] < 128 { pair[2] } else { b"[](),\"0-.e"[usize::from(pair[2]) % 10] };
        }
        if let Ok(crs) = text(&String::from_utf8_lossy(&bytes)) {
            let _ = crs.to_wgs84([500_000.0, 4_700_000.0]);
            let _ = crs.to_wgs84([12.5, 42.5]);
        }
    }
}
