//! The headings of 360Giving's spreadsheet form, and the paths in the JSON form that they stand for.

/// Headings and the names of the JSON members that they stand for.
type Headings = &'static [(&'static str, &'static str)];

/// The headings of a grant itself.
const GRANT: Headings = &[
    ("Identifier", "id"),
    ("Title", "title"),
    ("Description", "description"),
    ("Currency", "currency"),
    ("Amount Applied For", "amountAppliedFor"),
    ("Amount Awarded", "amountAwarded"),
    ("Amount Disbursed", "amountDisbursed"),
    ("Award Date", "awardDate"),
    ("URL", "url"),
    ("From An Open Call?", "fromOpenCall"),
    ("Last Modified", "dateModified"),
    ("Data Source", "dataSource"),
    ("For Regrant Type", "regrantType"),
    ("Location Scope", "locationScope"),
];

/// What stands before the colon, and which headings may follow it.
const PARTS: &[(&str, &str, Headings)] = &[
    ("Planned Dates", "plannedDates", EVENT),
    ("Actual Dates", "actualDates", EVENT),
    ("Recipient Org", "recipientOrganization", ORGANIZATION),
    ("Funding Org", "fundingOrganization", ORGANIZATION),
    ("Recipient Ind", "recipientIndividual", PERSON),
    ("To Individuals Details", "toIndividualsDetails", INDIVIDUALS),
    ("Beneficiary Location", "beneficiaryLocation", LOCATION),
    ("Grant Programme", "grantProgramme", NAMED),
    ("Funding Type", "fundingType", NAMED),
    ("Classifications", "classifications", NAMED),
    ("Related Document", "relatedDocument", DOCUMENT),
];

const EVENT: Headings = &[
    ("Title", "title"),
    ("Start Date", "startDate"),
    ("End Date", "endDate"),
    ("Duration (months)", "duration"),
    ("Description", "description"),
    ("Last Modified", "dateModified"),
];

const ORGANIZATION: Headings = &[
    ("Identifier", "id"),
    ("Name", "name"),
    ("Department", "department"),
    ("Contact Name", "contactName"),
    ("Charity Number", "charityNumber"),
    ("Company Number", "companyNumber"),
    ("Street Address", "streetAddress"),
    ("City", "addressLocality"),
    ("County", "addressRegion"),
    ("Country", "addressCountry"),
    ("Postal Code", "postalCode"),
    ("Phone Number", "telephone"),
    ("Alternate Name", "alternateName"),
    ("Email", "email"),
    ("Description", "description"),
    ("Organisation Type", "organisationType"),
    ("Web Address", "url"),
    ("Last Modified", "dateModified"),
];

const PERSON: Headings = &[("Identifier", "id"), ("Name", "name")];

const INDIVIDUALS: Headings = &[
    ("Primary Grant Reason", "primaryGrantReason"),
    ("Secondary Grant Reason", "secondaryGrantReason"),
    ("Grant Purpose", "grantPurpose"),
];

const LOCATION: Headings = &[
    ("Identifier", "id"),
    ("Name", "name"),
    ("Country Code", "countryCode"),
    ("Latitude", "latitude"),
    ("Longitude", "longitude"),
    ("Description", "description"),
    ("Geographic Code", "geoCode"),
    ("Geographic Code Type", "geoCodeType"),
    ("Last Modified", "dateModified"),
];

const NAMED: Headings = &[
    ("Vocabulary", "vocabulary"),
    ("Code", "code"),
    ("Title", "title"),
    ("Description", "description"),
    ("URL", "url"),
    ("Last Modified", "dateModified"),
];

const DOCUMENT: Headings = &[
    ("Identifier", "id"),
    ("Title", "title"),
    ("Web Address", "url"),
    ("Description", "description"),
    ("Document Type", "documentType"),
    ("Last Modified", "dateModified"),
];

/// The path that a heading stands for, whatever its case: `Recipient Org:Name` and `Recipient Org:0:Name` (the place in the list does not
/// count) are `recipientOrganization.name`; so is the path itself as flattening programs write it, `recipientOrganization/0/name`. `None`
/// for a heading that the standard does not have.
#[must_use]
pub fn heading(title: &str) -> Option<String> {
    let is_place = |part: &&str| part.is_empty() || !part.bytes().all(|b| b.is_ascii_digit());
    if title.contains('/') {
        let parts: Vec<&str> = title.trim().split('/').filter(is_place).collect();
        let known = PARTS.iter().any(|(_, path, _)| parts.first() == Some(path));
        return known.then(|| parts.join("."));
    }
    let parts: Vec<String> = title.split(':').map(str::trim).filter(is_place).map(words).collect();
    let of = |headings: Headings, part: &str| {
        headings.iter().find(|(heading, path)| words(heading) == part || words(path) == part).map(|(_, path)| (*path).to_owned())
    };
    match &parts[..] {
        [one] => of(GRANT, one),
        [first, rest @ ..] => {
            let (_, path, headings) = PARTS.iter().find(|(name, path, _)| words(name) == *first || words(path) == *first)?;
            match rest {
                [last] => of(headings, last).map(|name| format!("{path}.{name}")),
                [location, last] if location == "location" => of(LOCATION, last).map(|name| format!("{path}.location.{name}")),
                _ => None,
            }
        }
        [] => None,
    }
}

/// Small letters, and one space between words.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::heading;

    #[test]
    fn headings_stand_for_paths() {
        for (title, path) in [
            ("Identifier", Some("id")),
            (" amount  awarded", Some("amountAwarded")),
            ("Recipient Org:Name", Some("recipientOrganization.name")),
            ("Recipient Org:0:Name", Some("recipientOrganization.name")),
            ("Recipient Org:Location:Geographic Code", Some("recipientOrganization.location.geoCode")),
            ("Recipient Org:0:Location:1:Latitude", Some("recipientOrganization.location.latitude")),
            ("recipientOrganization/0/name", Some("recipientOrganization.name")),
            ("Planned Dates:Duration (months)", Some("plannedDates.duration")),
            ("Beneficiary Location:12:Country Code", Some("beneficiaryLocation.countryCode")),
            ("amountAwarded", Some("amountAwarded")),
            ("Our own note", None),
            ("Recipient Org:Shoe size", None),
            ("Recipient Org", None),
            ("a/b", None),
            (":", None),
            ("", None),
        ] {
            assert_eq!(heading(title).as_deref(), path, "{title}");
        }
    }
}
