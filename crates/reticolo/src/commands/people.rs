//! Accounts and persons.

use super::open;
use crate::args::{PersonAct, UserAct};
use crate::output::{language, print_json, say};
use reticolo_instruments::{Result, Who, WorkError};
use reticolo_messages::{t, tr};
use reticolo_model::{Problem, Role};
use serde_json::json;
use std::path::Path;
use std::process::ExitCode;

pub async fn user(json: bool, dir: &Path, act: UserAct) -> Result<ExitCode> {
    let wb = open(dir).await?;
    let who = Who::CommandLine;
    let l = language();
    match act {
        UserAct::Add { name, role, base_url } => {
            let role =
                Role::parse(&role).ok_or_else(|| Problem::new("problem-role", role).with("known", Role::ALL.map(Role::code).join(", ")))?;
            let set_up = wb.add_user(&who, &name, role).await?;
            let link = format!("{}/set-up/{}", base_url.trim_end_matches('/'), set_up.link_secret);
            if json {
                print_json(&json!({ "name": name, "role": role, "id": set_up.account.id, "link": link, "expires": set_up.expires }));
            }
            say(json, tr(l, "cli-user-added", &[("name", &name), ("role", &t(l, &format!("role-{}", role.code()))), ("link", &link)]));
        }
        UserAct::List => {
            let users = wb.users(&who).await?;
            if json {
                print_json(&users);
            }
            for user in users {
                let state = t(l, if user.disabled { "cli-user-disabled" } else { "cli-user-enabled" });
                say(json, format!("{}\t{}\t{state}", user.name, t(l, &format!("role-{}", user.role.code()))));
            }
        }
        UserAct::Disable { name } => {
            wb.disable_user(&who, &name).await?;
            if json {
                print_json(&json!({ "name": name, "disabled": true }));
            }
            say(json, tr(l, "cli-user-disable_done", &[("name", &name)]));
        }
        UserAct::Token { name } => {
            let token = wb.new_token(&who, &name).await?;
            if json {
                print_json(&json!({ "name": name, "token": token }));
            }
            say(json, &token);
            if !json {
                eprintln!("{}", t(l, "cli-user-token_once"));
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

pub async fn person(json: bool, dir: &Path, act: PersonAct) -> Result<ExitCode> {
    let wb = open(dir).await?;
    let who = Who::CommandLine;
    let l = language();
    match act {
        PersonAct::List => {
            let persons = wb.persons(&who).await?;
            if json {
                print_json(&persons);
            }
            for person in persons {
                let known = person.known_by.unwrap_or_default();
                say(json, format!("{}\t{}\t{}\t{}", person.id, known, person.values.len(), person.accounts.join(", ")));
            }
        }
        PersonAct::Export { id, out } => {
            let all = wb.export_person(&who, id).await?;
            let text = serde_json::to_string_pretty(&all).map_err(|e| WorkError::Report(e.to_string()))?;
            std::fs::write(&out, text).map_err(WorkError::io(&out))?;
            if json {
                print_json(&json!({ "person": id, "file": out }));
            }
            say(json, tr(l, "cli-person-exported", &[("file", &out.display().to_string())]));
        }
        PersonAct::Erase { id } => {
            let erased = wb.erase_person(&who, id).await?;
            if json {
                print_json(&erased);
            }
            say(
                json,
                tr(
                    l,
                    "cli-person-erased",
                    &[("id", &id.to_string()), ("values", &erased.values.to_string()), ("records", &erased.records.len().to_string())],
                ),
            );
        }
    }
    Ok(ExitCode::SUCCESS)
}
