//! Terms that a catalogue refers to: data themes and frequencies of the EU's authority, kinds of licence of ADMS.

/// A theme of the EU's authority `data-theme`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    Agriculture,
    Economy,
    Education,
    Energy,
    Environment,
    Government,
    Health,
    International,
    Justice,
    Regions,
    Society,
    Technology,
    Transport,
}

impl Theme {
    pub const ALL: [Theme; 13] = [
        Theme::Agriculture,
        Theme::Economy,
        Theme::Education,
        Theme::Energy,
        Theme::Environment,
        Theme::Government,
        Theme::Health,
        Theme::International,
        Theme::Justice,
        Theme::Regions,
        Theme::Society,
        Theme::Technology,
        Theme::Transport,
    ];

    /// The code in the authority: `AGRI`, `ECON` and so on.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.terms()[0]
    }

    /// The theme of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Theme> {
        Theme::ALL.into_iter().find(|theme| theme.code() == code)
    }

    /// Its name in Italian and English.
    #[must_use]
    pub fn labels(self) -> [&'static str; 2] {
        let [_, it, en] = self.terms();
        [it, en]
    }

    fn terms(self) -> [&'static str; 3] {
        match self {
            Theme::Agriculture => {
                ["AGRI", "Agricoltura, pesca, silvicoltura e prodotti alimentari", "Agriculture, fisheries, forestry and food"]
            }
            Theme::Economy => ["ECON", "Economia e finanze", "Economy and finance"],
            Theme::Education => ["EDUC", "Istruzione, cultura e sport", "Education, culture and sport"],
            Theme::Energy => ["ENER", "Energia", "Energy"],
            Theme::Environment => ["ENVI", "Ambiente", "Environment"],
            Theme::Government => ["GOVE", "Governo e settore pubblico", "Government and public sector"],
            Theme::Health => ["HEAL", "Salute", "Health"],
            Theme::International => ["INTR", "Tematiche internazionali", "International issues"],
            Theme::Justice => ["JUST", "Giustizia, sistema giuridico e sicurezza pubblica", "Justice, legal system and public safety"],
            Theme::Regions => ["REGI", "Regioni e città", "Regions and cities"],
            Theme::Society => ["SOCI", "Popolazione e società", "Population and society"],
            Theme::Technology => ["TECH", "Scienza e tecnologia", "Science and technology"],
            Theme::Transport => ["TRAN", "Trasporti", "Transport"],
        }
    }
}

/// How often a data set is brought up to date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Frequency {
    Continuous,
    Daily,
    Weekly,
    Monthly,
    Quarterly,
    /// Twice a year.
    HalfYearly,
    Annual,
    /// Every two years.
    Biennial,
    Irregular,
    Never,
    #[default]
    Unknown,
}

impl Frequency {
    /// The code in the EU's authority `frequency`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Frequency::Continuous => "CONT",
            Frequency::Daily => "DAILY",
            Frequency::Weekly => "WEEKLY",
            Frequency::Monthly => "MONTHLY",
            Frequency::Quarterly => "QUARTERLY",
            Frequency::HalfYearly => "ANNUAL_2",
            Frequency::Annual => "ANNUAL",
            Frequency::Biennial => "BIENNIAL",
            Frequency::Irregular => "IRREG",
            Frequency::Never => "NEVER",
            Frequency::Unknown => "UNKNOWN",
        }
    }
}

/// What a licence asks, in the terms of ADMS.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LicenceKind {
    PublicDomain,
    Attribution,
    /// Derived works under the same conditions.
    ViralEffect,
    NonCommercial,
    Unknown,
}

impl LicenceKind {
    #[must_use]
    pub fn uri(self) -> &'static str {
        match self {
            LicenceKind::PublicDomain => "http://purl.org/adms/licencetype/PublicDomain",
            LicenceKind::Attribution => "http://purl.org/adms/licencetype/Attribution",
            LicenceKind::ViralEffect => "http://purl.org/adms/licencetype/ViralEffect-ShareAlike",
            LicenceKind::NonCommercial => "http://purl.org/adms/licencetype/NonCommercialUseOnly",
            LicenceKind::Unknown => "http://purl.org/adms/licencetype/UnknownIPR",
        }
    }

    /// Its name in Italian and English.
    #[must_use]
    pub fn labels(self) -> [&'static str; 2] {
        match self {
            LicenceKind::PublicDomain => ["Pubblico dominio", "Public domain"],
            LicenceKind::Attribution => ["Attribuzione", "Attribution"],
            LicenceKind::ViralEffect => ["Condivisione allo stesso modo", "Viral effect (share-alike)"],
            LicenceKind::NonCommercial => ["Solo uso non commerciale", "Non-commercial use only"],
            LicenceKind::Unknown => ["Diritti non noti", "Unknown intellectual property rights"],
        }
    }
}
