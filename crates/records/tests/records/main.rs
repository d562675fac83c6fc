//! One suite, run on both databases.

#![allow(clippy::expect_used, clippy::panic)] // A test that can't go on has failed.

mod accounts;
mod audit;
mod backup;
mod crash;
mod disabling;
mod documents;
mod factors;
mod identities;
mod invitations;
mod keys;
mod members;
mod migrations;
mod world;

use world::{on_postgres, on_sqlite};

/// Every case as a test of its own on SQLite, and all of them on one PostgreSQL, each in a database of its own: starting
/// one takes longer than all cases together.
macro_rules! suite {
    ($($module:ident :: $case:ident),* $(,)?) => {
        mod sqlite {
            $(#[test] fn $case() { super::on_sqlite(super::$module::$case); })*
        }

        #[test]
        fn everything_on_postgres() {
            let server = testkit::Postgres::start();
            $(on_postgres(&server, stringify!($case), $module::$case);)*
        }
    };
}

suite![
    accounts::only_one_of_many_setups_happens,
    accounts::addresses_are_one_account_however_written,
    accounts::a_new_password_ends_the_other_sessions,
    accounts::a_session_ends_when_another_takes_its_place,
    accounts::sessions_end_in_time,
    accounts::nobody_ends_the_session_of_another,
    disabling::a_disabled_account_lets_nobody_in,
    disabling::a_disabled_admin_does_not_count,
    disabling::a_person_is_signed_out_everywhere,
    factors::a_factor_counts_once_it_is_confirmed,
    factors::a_factor_is_confirmed_in_time,
    factors::a_code_is_used_once_and_no_older_one_after_it,
    factors::a_recovery_code_is_used_once,
    factors::new_recovery_codes_take_the_place_of_the_old,
    factors::sessions_elsewhere_end_when_a_factor_changes,
    factors::a_lost_factor_is_reset,
    factors::who_signs_in_by_a_password_alone_is_known,
    members::a_workspace_keeps_an_admin,
    members::two_admins_can_not_demote_each_other_at_once,
    members::workspaces_are_found_by_their_members_only,
    members::the_first_workspace_stays,
    members::a_removed_member_comes_back_with_their_role,
    members::who_has_come_back_since_is_not_lowered,
    invitations::an_invitation_is_used_once,
    invitations::an_invitation_is_for_one_address_and_some_days,
    invitations::an_invitation_taken_back_is_gone_until_it_is_restored,
    invitations::only_what_was_just_taken_back_is_restored,
    identities::who_is_known_arrives_whatever_the_address,
    identities::an_address_links_an_account_once,
    identities::strangers_do_not_arrive,
    identities::newcomers_become_members,
    identities::an_invitation_lets_its_address_arrive,
    identities::of_many_first_arrivals_one_account_is_made,
    identities::the_log_tells_how_one_signed_in,
    keys::a_key_works_until_it_is_revoked,
    keys::a_revoked_key_comes_back_for_some_minutes,
    documents::a_change_needs_the_version_it_has_seen,
    documents::of_many_changes_at_once_one_happens,
    documents::every_change_can_be_undone,
    documents::a_deleted_document_comes_back_or_is_purged,
    documents::lists_come_in_pages_without_gaps,
    documents::documents_of_another_workspace_are_not_there,
    audit::every_change_is_told_and_no_other,
    audit::the_log_comes_in_pages_the_newest_first,
    migrations::opening_again_finds_what_was_there,
    migrations::many_programs_start_at_once,
    migrations::newer_records_are_refused,
    migrations::records_of_the_first_version_are_brought_up,
];
