//! Accounts: who may sign in, by which link they first come in, their sessions and their programs' tokens.
//! Every secret is shown once and kept only as a digest.

pub(crate) mod moment;
mod password;

use crate::gate::{Act, Who, check};
use crate::registry::new_id;
use crate::{Result, WorkError, Workbench};
use moment::plus_seconds;
pub use password::{GUESSES, PASSWORD_LENGTH};
use password::{check_name, check_password, fits, guess, guessed_right, hash, secret};
use reticolo_model::{Problem, Role};
pub use reticolo_store::accounts::Account;
use reticolo_store::accounts::{self as rows, Purpose};
use reticolo_store::{Conn, Stamp, StoreError, Territory};
use serde::Serialize;
use uuid::Uuid;

const HOUR: u64 = 3600;
/// Seconds that a session lasts.
pub const SESSION_SECONDS: u64 = 12 * HOUR;
/// Seconds that a set-up link lasts.
pub const LINK_SECONDS: u64 = HOUR;
/// A token lasts until it is revoked, or ten years.
const TOKEN_SECONDS: u64 = 3650 * 24 * HOUR;

/// A link by which somebody sets the password of an account: works once and for an hour.
#[derive(Debug, Clone, Serialize)]
pub struct SetUp {
    pub account: Account,
    /// The last part of the page's address.
    pub link_secret: String,
    pub expires: String,
    /// Whether the account was there before: the link then sets a new password.
    pub renewed: bool,
}

/// Somebody who has signed in.
#[derive(Debug, Clone)]
pub struct Session {
    /// The cookie's value.
    pub secret: String,
    pub csrf: String,
    pub expires: String,
    pub who: Who,
}

fn who(account: &Account) -> Who {
    Who::User { id: account.id, name: account.name.clone(), role: account.role }
}

fn bad_link() -> Problem {
    Problem::new("problem-set-up-link", "")
}

/// Makes a fresh set-up link for an account; those before it no longer work.
async fn renew_link(
    conn: &mut Conn,
    territory: Territory,
    account: &Account,
    secret: &str,
    now: &str,
    expires: &str,
) -> std::result::Result<(), StoreError> {
    rows::revoke(conn, territory, account.id, Purpose::SetUp).await?;
    rows::add_credential(conn, territory, Purpose::SetUp, account.id, secret, None, now, expires).await
}

impl Workbench {
    /// Every account, by name.
    pub async fn users(&self, who: &Who) -> Result<Vec<Account>> {
        check(who, Act::Administer)?;
        Ok(rows::accounts(&mut self.store.reader().await?, self.territory).await?)
    }

    async fn account(&self, name: &str) -> Result<Account> {
        let found = rows::account_by_name(&mut self.store.reader().await?, self.territory, name).await?;
        found.ok_or_else(|| WorkError::NotFound(name.to_owned()))
    }

    /// Adds an account and makes its set-up link. Where there is one of that name and role already, only the link is made:
    /// so a link that expired or a password that was forgotten is renewed. Another role is refused.
    pub async fn add_user(&self, who: &Who, name: &str, role: Role) -> Result<SetUp> {
        check(who, Act::Administer)?;
        let name = name.trim().to_owned();
        check_name(&name)?;
        let (territory, stamp) = (self.territory, self.stamp(who));
        let (id, link, expires) = (new_id(&stamp.at)?, secret()?, plus_seconds(&stamp.at, LINK_SECONDS));
        let (kept, until) = (link.clone(), expires.clone());
        let (account, renewed) = self
            .store
            .write(move |c| {
                Box::pin(async move {
                    let there = rows::account_by_name(c, territory, &name).await?;
                    let renewed = there.is_some();
                    let account = match there {
                        Some(account) if account.role == role && !account.disabled => account,
                        // Refuses, with the reason.
                        _ => rows::add_account(c, territory, &stamp, &name, role, id).await?,
                    };
                    renew_link(c, territory, &account, &kept, &stamp.at, &until).await?;
                    Ok((account, renewed))
                })
            })
            .await?;
        Ok(SetUp { account, link_secret: link, expires, renewed })
    }

    /// Disables an account; its sessions and tokens end. The last administrator who can sign in is only disabled from the
    /// command line.
    pub async fn disable_user(&self, who: &Who, name: &str) -> Result<()> {
        check(who, Act::Administer)?;
        let account = self.account(name).await?;
        let (territory, stamp, from_command_line) = (self.territory, self.stamp(who), *who == Who::CommandLine);
        let disabled = self.store.write(move |c| {
            Box::pin(async move {
                let others = rows::accounts(c, territory).await?.into_iter().any(|a| a.id != account.id && is_administrator(&a));
                if is_administrator(&account) && !others && !from_command_line {
                    return Err(Problem::new("problem-last-administrator", &account.name).on("name").into());
                }
                rows::disable_account(c, territory, &stamp, account.id).await
            })
        });
        Ok(disabled.await?)
    }

    /// A token for a program that acts as this account. It is shown this once.
    pub async fn new_token(&self, who: &Who, name: &str) -> Result<String> {
        check(who, Act::Administer)?;
        let account = self.account(name).await?;
        if account.disabled {
            return Err(Problem::new("problem-account-disabled", name).on("name").into());
        }
        let (territory, now, token) = (self.territory, self.now(), secret()?);
        let kept = token.clone();
        self.store
            .write(move |c| {
                Box::pin(async move {
                    let expires = plus_seconds(&now, TOKEN_SECONDS);
                    rows::add_credential(c, territory, Purpose::Token, account.id, &kept, None, &now, &expires).await
                })
            })
            .await?;
        Ok(token)
    }

    /// Revokes every token of an account; how many there were.
    pub async fn revoke_tokens(&self, who: &Who, name: &str) -> Result<u64> {
        check(who, Act::Administer)?;
        let (account, territory) = (self.account(name).await?.id, self.territory);
        Ok(self.store.write(move |c| Box::pin(async move { rows::revoke(c, territory, account, Purpose::Token).await })).await?)
    }

    /// Where no administrator can sign in yet: makes the account and its link, or renews the link. Otherwise nothing.
    pub async fn first_administrator(&self) -> Result<Option<SetUp>> {
        let (territory, stamp) = (self.territory, self.set_up_stamp());
        let (id, link, expires) = (new_id(&stamp.at)?, secret()?, plus_seconds(&stamp.at, LINK_SECONDS));
        let (kept, until) = (link.clone(), expires.clone());
        let made = self
            .store
            .write(move |c| {
                Box::pin(async move {
                    let all = rows::accounts(c, territory).await?;
                    if all.iter().any(is_administrator) {
                        return Ok(None);
                    }
                    let waiting = all.iter().find(|a| a.role == Role::Administrator && !a.disabled).cloned();
                    let renewed = waiting.is_some();
                    let account = match waiting {
                        Some(account) => account,
                        None => {
                            // The name may be taken by somebody of another role, or disabled.
                            let taken = |name: &str| all.iter().any(|a| a.name == name);
                            let numbered = (2..).map(|n| format!("administrator-{n}"));
                            let mut names = std::iter::once("administrator".to_owned()).chain(numbered);
                            let name = names.find(|name| !taken(name)).unwrap_or_default();
                            rows::add_account(c, territory, &stamp, &name, Role::Administrator, id).await?
                        }
                    };
                    // A link that somebody was just given stays good beside this one; the first to be used ends both.
                    rows::add_credential(c, territory, Purpose::SetUp, account.id, &kept, None, &stamp.at, &until).await?;
                    Ok(Some((account, renewed)))
                })
            })
            .await?;
        Ok(made.map(|(account, renewed)| SetUp { account, link_secret: link, expires, renewed }))
    }

    fn set_up_stamp(&self) -> Stamp {
        Stamp { at: self.now(), by: "set_up".to_owned() }
    }

    /// The account of a set-up link that is still good.
    pub async fn set_up_account(&self, secret: &str) -> Result<Account> {
        let mut conn = self.store.reader().await?;
        let found = rows::by_credential(&mut conn, self.territory, Purpose::SetUp, secret, &self.now()).await?;
        Ok(found.ok_or_else(bad_link)?.0)
    }

    /// Sets the password of a link's account, uses the link up and signs in. Of two at once only one succeeds.
    pub async fn set_up(&self, link: &str, password: &str) -> Result<Session> {
        check_password(password)?;
        self.set_up_account(link).await?;
        let hash = hash(password).await?;
        let (territory, stamp, link) = (self.territory, self.set_up_stamp(), link.to_owned());
        let session = new_session(&stamp.at)?;
        let (cookie, csrf, expires) = (session.0.clone(), session.1.clone(), session.2.clone());
        let account = self
            .store
            .write(move |c| {
                Box::pin(async move {
                    let found = rows::by_credential(c, territory, Purpose::SetUp, &link, &stamp.at).await?;
                    let (account, _) = found.ok_or_else(bad_link)?;
                    if !rows::remove_credential(c, territory, &link).await? {
                        return Err(bad_link().into());
                    }
                    rows::set_password(c, territory, &stamp, account.id, &hash).await?;
                    rows::add_credential(c, territory, Purpose::Session, account.id, &cookie, Some(&csrf), &stamp.at, &expires).await?;
                    Ok(account)
                })
            })
            .await?;
        Ok(Session { secret: session.0, csrf: session.1, expires: session.2, who: who(&account) })
    }

    /// Signs in; `None` where name or password is wrong, whichever it is. Too many wrong guesses of a name are refused
    /// (`problem-too-many-guesses`), right ones among them.
    pub async fn sign_in(&self, name: &str, password: &str) -> Result<Option<Session>> {
        let now = self.now();
        let name = name.trim();
        // A text that is no name is never an account's: it takes as long, and nothing is remembered of it.
        let possible = check_name(name).is_ok() && password.chars().count() <= *PASSWORD_LENGTH.end();
        if !possible {
            fits("", None).await?;
            return Ok(None);
        }
        guess(&self.folder, name, &now)?;
        let found = rows::account_by_name(&mut self.store.reader().await?, self.territory, name).await?.filter(|a| !a.disabled);
        let right = fits(password, found.as_ref().and_then(|a| a.password.clone())).await?;
        let Some(account) = found.filter(|_| right) else { return Ok(None) };
        guessed_right(&self.folder, name);
        let territory = self.territory;
        let session = new_session(&now)?;
        let (cookie, csrf, expires, id) = (session.0.clone(), session.1.clone(), session.2.clone(), account.id);
        self.store
            .write(move |c| {
                Box::pin(async move {
                    rows::sweep(c, territory, &now).await?;
                    rows::add_credential(c, territory, Purpose::Session, id, &cookie, Some(&csrf), &now, &expires).await
                })
            })
            .await?;
        Ok(Some(Session { secret: session.0, csrf: session.1, expires: session.2, who: who(&account) }))
    }

    /// Who holds a session's secret, with its CSRF token.
    pub async fn session(&self, secret: &str) -> Result<Option<(Who, String)>> {
        let mut conn = self.store.reader().await?;
        let found = rows::by_credential(&mut conn, self.territory, Purpose::Session, secret, &self.now()).await?;
        Ok(found.map(|(account, csrf)| (who(&account), csrf.unwrap_or_default())))
    }

    pub async fn sign_out(&self, secret: &str) -> Result<()> {
        let (territory, secret) = (self.territory, secret.to_owned());
        self.store.write(move |c| Box::pin(async move { rows::remove_credential(c, territory, &secret).await })).await?;
        Ok(())
    }

    /// Who holds a program's token.
    pub async fn bearer(&self, token: &str) -> Result<Option<Who>> {
        let mut conn = self.store.reader().await?;
        let found = rows::by_credential(&mut conn, self.territory, Purpose::Token, token, &self.now()).await?;
        Ok(found.map(|(account, _)| who(&account)))
    }

    /// The account of a name, for audiences that name a user.
    pub async fn user_id(&self, who: &Who, name: &str) -> Result<Uuid> {
        check(who, Act::Administer)?;
        Ok(self.account(name).await?.id)
    }
}

/// An administrator who can sign in.
pub(crate) fn is_administrator(account: &Account) -> bool {
    account.role == Role::Administrator && !account.disabled && account.password.is_some()
}

/// Cookie, CSRF token and end of a new session.
fn new_session(now: &str) -> Result<(String, String, String)> {
    Ok((secret()?, secret()?, plus_seconds(now, SESSION_SECONDS)))
}
