//! The lists a choice is made from. Codes last; labels are messages (`VOCABULARY-CODE`). A service or a sector may stand under another.
//! A territory may give entries other names and add its own to the lists that are open; its codes begin alike, so that none ever meets
//! one that the program learns later.

/// One list. `entries` are `(code, parent)`; the parent is empty at the top.
#[derive(Debug)]
pub struct Vocabulary {
    pub code: &'static str,
    pub version: &'static str,
    pub entries: &'static [(&'static str, &'static str)],
}

/// How the codes begin that a territory adds.
pub const OWN: &str = "own_";

/// Whether a code is one that a territory added: the prefix, then small letters, digits and `_`.
#[must_use]
pub fn is_own(code: &str) -> bool {
    let rest = code.strip_prefix(OWN).unwrap_or_default();
    !rest.is_empty() && code.len() <= 80 && rest.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

impl Vocabulary {
    #[must_use]
    pub fn has(&self, code: &str) -> bool {
        self.entries.iter().any(|(c, _)| *c == code)
    }

    /// Whether a territory may add entries and retire some. The others are what the program reckons with: their entries only get
    /// other names.
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(
            self.code,
            "nature"
                | "service"
                | "asset_class"
                | "quantity_unit"
                | "partnership_form"
                | "register_section"
                | "course_audience"
                | "course_mode"
                | "meeting_form"
                | "body_form"
                | "place_form"
                | "case_channel"
                | "case_outcome"
                | "asker"
                | "consultation_form"
                | "action_form"
        )
    }

    /// Whether the list is an axis of the grid, which is edited as such.
    #[must_use]
    pub fn is_axis(&self) -> bool {
        self.code.starts_with("grid_")
    }

    pub fn codes(&self) -> impl Iterator<Item = &'static str> {
        self.entries.iter().map(|(c, _)| *c)
    }
}

macro_rules! vocabularies {
    ($($name:ident = $code:literal $version:literal [$($entry:literal $(< $parent:literal)?),* $(,)?];)*) => {
        $(pub static $name: Vocabulary = Vocabulary {
            code: $code,
            version: $version,
            entries: &[$(($entry, concat!("" $(, $parent)?))),*],
        };)*
        /// Every vocabulary, in the order of this file.
        pub static ALL: &[&Vocabulary] = &[$(&$name),*];
    };
}

vocabularies! {
    NATURES = "nature" "1" ["public_body", "firm", "third_sector", "research_education", "citizens_group", "network", "professional_firm", "sports_club"];
    SIZE_CLASSES = "size_class" "1" ["micro", "small", "medium", "large"];
    // A small territorial list shared by needs, offers and facilities.
    SERVICES = "service" "1" [
        "social", "home_care" < "social", "day_centre" < "social", "residential_care" < "social", "social_housing" < "social",
        "poverty_support" < "social", "migrant_support" < "social", "disability_support" < "social",
        "health", "family_counselling" < "health", "primary_care" < "health", "pharmacy" < "health", "hospital" < "health",
        "mental_health" < "health", "prevention" < "health",
        "childhood", "nursery" < "childhood", "kindergarten" < "childhood",
        "education", "primary_school" < "education", "lower_secondary_school" < "education", "upper_secondary_school" < "education",
        "university" < "education", "adult_learning" < "education", "vocational_training" < "education",
        "culture", "library" < "culture", "museum" < "culture", "archive" < "culture", "theatre" < "culture", "cultural_centre" < "culture",
        "sport", "sports_facility" < "sport",
        "work", "job_centre" < "work", "business_support" < "work", "coworking" < "work",
        "mobility", "local_transport" < "mobility", "transport_on_request" < "mobility",
        "environment", "waste" < "environment", "green_space" < "environment", "energy_community" < "environment",
        "digital", "digital_help" < "digital", "broadband" < "digital",
        "public_administration", "one_stop_shop" < "public_administration",
    ];
    ASSET_CLASSES = "asset_class" "1" [
        "tangible_heritage", "intangible_heritage", "natural_heritage", "service_facility", "infrastructure",
        "building_space", "technology", "productive_capacity",
    ];
    CONDITIONS = "condition" "1" ["good", "fair", "poor", "ruined"];
    USES = "use" "1" ["in_use", "partly_free", "free"];
    NEED_FORMS = "need_form" "1" ["expressed", "inferred"];
    URGENCIES = "urgency" "1" ["low", "medium", "high"];
    // In the order of the work: the steps of public works stand between those that every initiative goes through.
    PHASES = "phase" "2" [
        "planned", "manager_named" < "planned", "funded", "design", "design_tender" < "design", "design_assigned" < "design",
        "design_approved" < "design", "design_detailed" < "design", "works_tender", "under_way", "works_ended", "completed",
        "suspended", "withdrawn",
    ];
    QUANTITY_UNITS = "quantity_unit" "1" ["people", "hours", "places", "visits", "meals", "trips", "square_metres", "pieces", "kilowatt_hours"];
    PER_PERIODS = "per_period" "1" ["once", "day", "week", "month", "year"];
    LEVELS = "level" "1" ["low", "medium", "high"];
    LOGFRAME_LEVELS = "logframe_level" "1" ["goal", "purpose", "output", "activity"];
    TASK_STATES = "task_state" "1" ["to_do", "under_way", "done", "late"];
    PARTNERSHIP_FORMS = "partnership_form" "1" [
        "temporary_association", "consortium", "network_contract", "memorandum", "public_private", "cooperation_group",
    ];
    PILOT_DECISIONS = "pilot_decision" "1" ["scale", "adjust", "stop"];
    GOVERNMENT_LEVELS = "government_level" "1" ["territory", "region", "state", "european_union", "private"];
    RULE_SUBJECTS = "rule_subject" "1" ["nature", "sector", "size_class", "place", "age_years", "amount", "partners", "theme"];
    RULE_TESTS = "rule_test" "1" ["one_of", "none_of", "at_least", "at_most"];
    ANNEX_STATES = "annex_state" "1" ["missing", "draft", "ready", "sent"];
    REGISTER_SECTIONS = "register_section" "1" ["promoter", "diagnostic_tutor", "designer", "trainer", "evaluator"];
    COMPETENCE_LEVELS = "competence_level" "1" ["basic", "independent", "expert"];
    COURSE_AUDIENCES = "course_audience" "1" [
        "entrepreneurs_managers", "administrators", "operators", "promoters" < "operators", "diagnostic_tutors" < "operators",
        "designers" < "operators", "citizens",
    ];
    COURSE_MODES = "course_mode" "1" ["in_person", "online", "mixed", "on_project"];
    MEETING_FORMS = "meeting_form" "1" ["public_debate", "specialist", "assembly", "working_session", "seminar"];
    BODY_FORMS = "body_form" "1" ["promoting_group", "technical_unit", "task_force", "working_group", "study_group"];
    BODY_POWERS = "body_power" "1" ["read", "write", "publish"];
    PLACE_FORMS = "place_form" "1" ["agency", "desk", "club", "network"];
    CASE_CHANNELS = "case_channel" "1" ["in_person", "phone", "email", "web"];
    CASE_OUTCOMES = "case_outcome" "1" ["solved", "partly_solved", "unsolved", "withdrawn"];
    ASKERS = "asker" "1" ["citizen", "firm", "third_sector", "public_body", "professional", "group"];
    QUESTION_TYPES = "question_type" "1" [
        "text", "integer", "decimal", "date", "select_one", "select_multiple", "geopoint", "note", "range", "image", "acknowledge",
    ];
    CONSULTATION_FORMS = "consultation_form" "1" ["statements", "delphi", "budget", "poll"];
    LATENCY_RULES = "latency_rule" "1" [
        "unserved_demand", "idle_supply", "missing_tie", "unused_competence", "call_without_project", "empty_cell",
        "duplication", "conflict", "silence",
    ];
    ACTION_FORMS = "action_form" "1" ["awareness", "support", "integration", "competence", "method"];
    AREA_FORMS = "area_form" "1" ["homogeneous_basin", "integrated_basin", "set_of_units", "shape"];
    DIRECTIONS = "direction" "1" ["more_is_better", "less_is_better", "neither"];
    AGGREGATIONS = "aggregation" "1" ["additive", "ratio", "weighted_mean"];
    DATA_SET_FORMS = "data_set_form" "1" ["units", "indicators", "flows", "records"];
    GRID_AREAS = "grid_area" "1" [
        "existing_work", "working_hours", "enterprise", "welfare", "environment", "urban_quality", "research_training",
        "private_enterprise", "territorial_marketing", "territorial_hinge",
    ];
    GRID_DIMENSIONS = "grid_dimension" "1" ["enterprise", "third_sector", "services"];
    GRID_MODALITIES = "grid_modality" "1" [
        "innovative_actions", "advanced_services" < "innovative_actions", "system_products" < "innovative_actions",
        "technology_applications" < "innovative_actions", "improvement", "pilots",
    ];
}

#[must_use]
pub fn find(code: &str) -> Option<&'static Vocabulary> {
    ALL.iter().copied().find(|v| v.code == code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_and_parents_exist() {
        for v in ALL {
            let mut seen = std::collections::BTreeSet::new();
            for (code, parent) in v.entries {
                assert!(
                    parent.is_empty() || seen.contains(parent),
                    "{}: {code} stands under {parent}, which comes later or not at all",
                    v.code
                );
                assert!(seen.insert(code), "{}: {code} twice", v.code);
            }
        }
    }
}
