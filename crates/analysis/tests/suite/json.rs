//! A reader of the JSON of reference answers, for tests only: values by name and place, no more.

use std::collections::BTreeMap;

#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    Null,
    Bool(bool),
    Number(f64),
    Text(String),
    List(Vec<Json>),
    Object(BTreeMap<String, Json>),
}

impl Json {
    pub fn read(path: &std::path::Path) -> Json {
        let text = std::fs::read_to_string(path).unwrap();
        let (value, rest) = value(text.trim_start());
        assert!(rest.trim().is_empty(), "{}: {rest}", path.display());
        value
    }

    pub fn get(&self, name: &str) -> Option<&Json> {
        match self {
            Json::Object(members) => members.get(name),
            _ => None,
        }
    }

    pub fn at(&self, name: &str) -> &Json {
        self.get(name).unwrap_or_else(|| panic!("{name} in {self:?}"))
    }

    pub fn list(&self) -> &[Json] {
        match self {
            Json::List(items) => items,
            other => panic!("a list: {other:?}"),
        }
    }

    pub fn members(&self) -> impl Iterator<Item = (&String, &Json)> {
        match self {
            Json::Object(members) => members.iter(),
            other => panic!("an object: {other:?}"),
        }
    }

    pub fn number(&self) -> f64 {
        match self {
            Json::Number(x) => *x,
            other => panic!("a number: {other:?}"),
        }
    }

    pub fn text(&self) -> &str {
        match self {
            Json::Text(x) => x,
            other => panic!("a text: {other:?}"),
        }
    }

    pub fn numbers<T: TryFrom<i64, Error: std::fmt::Debug>>(&self) -> Vec<T> {
        self.list().iter().map(|x| T::try_from(x.number() as i64).unwrap()).collect()
    }
}

fn value(text: &str) -> (Json, &str) {
    match text.as_bytes()[0] {
        b'{' => {
            let (mut members, mut rest) = (BTreeMap::new(), text[1..].trim_start());
            while !rest.starts_with('}') {
                let (key, after) = string(rest);
                let (member, after) = value(after.trim_start().strip_prefix(':').unwrap().trim_start());
                members.insert(key, member);
                rest = after.trim_start().trim_start_matches(',').trim_start();
            }
            (Json::Object(members), &rest[1..])
        }
        b'[' => {
            let (mut items, mut rest) = (Vec::new(), text[1..].trim_start());
            while !rest.starts_with(']') {
                let (item, after) = value(rest);
                items.push(item);
                rest = after.trim_start().trim_start_matches(',').trim_start();
            }
            (Json::List(items), &rest[1..])
        }
        b'"' => {
            let (text, rest) = string(text);
            (Json::Text(text), rest)
        }
        _ => {
            let end = text.find([',', '}', ']', '\n', ' ']).unwrap_or(text.len());
            let (word, rest) = text.split_at(end);
            let value = match word {
                "null" | "NaN" => Json::Null,
                "true" | "false" => Json::Bool(word == "true"),
                number => Json::Number(number.parse().unwrap()),
            };
            (value, rest)
        }
    }
}

fn string(text: &str) -> (String, &str) {
    let (mut out, mut chars) = (String::new(), text[1..].char_indices());
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return (out, &text[at + 2..]),
            '\\' => out.push(match chars.next().unwrap().1 {
                'n' => '\n',
                'u' => {
                    let code: String = (0..4).map(|_| chars.next().unwrap().1).collect();
                    char::from_u32(u32::from_str_radix(&code, 16).unwrap()).unwrap()
                }
                other => other,
            }),
            other => out.push(other),
        }
    }
    panic!("an open text")
}
