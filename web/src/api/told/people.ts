import { msg, select } from '@lingui/core/macro'
import { text } from './text'

/** What people type about themselves, what they may do, and what is already taken. */
export const PEOPLE = [
  text('is not an e-mail address', () => msg`This is not an e-mail address.`),
  text('is one line of 1 to {} bytes', ([most]) => msg`Write one line, of at most ${most} bytes.`),
  text(
    'a password has {least} to {most} characters; this one has {characters}',
    ([least, most, characters]) => msg`A password has ${least} to ${most} characters; this one has ${characters}.`,
  ),
  text(
    'this password is among the first that are tried; take a longer or odder one',
    () => msg`This password is among the first that are tried. Take a longer or odder one.`,
  ),
  text('is not the password of this account', () => msg`This is not your password.`),
  text(
    'this account has no password: it signs in at a provider',
    () => msg`This account has no password: it signs in elsewhere.`,
  ),
  text(
    'the code is wrong, too old, or was used before; wait for the next one',
    () => msg`The code is wrong, too old, or was used before. Wait for the next one.`,
  ),
  text(
    'a second factor is on already; turn it off first',
    () => msg`A second factor is on already. Turn it off first.`,
  ),
  text(
    'no second factor was begun, or too long ago; begin again',
    () => msg`You have begun too long ago, or elsewhere. Begin again.`,
  ),
  text('there is no second factor', () => msg`The second factor is off already.`),
  text(
    'too many wrong passwords or codes; try again in {seconds} s',
    ([seconds]) => msg`These were too many wrong passwords or codes. Try again in ${seconds} s.`,
  ),
  text(
    'too many passwords are being checked; try again',
    () => msg`Too many people are signing in at the moment. Try again.`,
  ),
  text('Meander is set up already', () => msg`Meander is set up already. Sign in.`),
  text(
    'there is an account with this e-mail address already',
    () => msg`There is an account with this e-mail address already.`,
  ),
  text(
    'there is an account with this e-mail address; sign in, then accept',
    () => msg`There is an account with this e-mail address. Sign in, then open the invitation again.`,
  ),
  text(
    'this invitation is for another e-mail address',
    () => msg`This invitation is for another e-mail address than the one you are signed in with.`,
  ),
  text('a workspace needs at least one admin', () => msg`A workspace needs at least one admin.`),
  text("the first workspace can't be deleted", () => msg`The first workspace can't be deleted.`),
  text('there is a workspace with this key already', () => msg`There is a workspace with this key already.`),
  text('there is a document with this key already', () => msg`There is one with this key already.`),
  text('there is no change to undo', () => msg`There is no change to undo.`),
  text(
    'this takes the role {}; yours is {}',
    ([needed]) =>
      msg`Not with your role: ${select(needed, { editor: 'this takes an editor or an admin.', other: 'this takes an admin.' })}`,
  ),
  text(
    'only an admin of the first workspace may do this',
    () => msg`Only an admin of the first workspace may do this.`,
  ),
  text(
    'this is the job of someone else; an editor may cancel it',
    () => msg`Someone else has begun this; only they, an editor or an admin may cancel it.`,
  ),
  text(
    'the header X-Meander-CSRF is missing or wrong; GET /api/v1/me tells it',
    () => msg`You have signed in anew since this page was opened. Load it again, and try once more.`,
  ),
  text(
    'this request comes from a page of another site',
    () => msg`This page has another address than the server. Ask whoever runs Meander here.`,
  ),
  text(
    'this server is not known under this name; start it with --public-url',
    () => msg`Meander does not know this address as its own. Whoever runs it says so with --public-url.`,
  ),
  text(
    'too many jobs are waiting; wait for one to end',
    () => msg`Too many long tasks are waiting. Try again when one is done.`,
  ),
  text('too many questions are waiting; ask again', () => msg`Too many questions are waiting. Ask again in a moment.`),
  text(
    'too many of your questions are waiting; ask again',
    () => msg`Too many of your questions are waiting. Ask again in a moment.`,
  ),
  text(
    'this took longer than {seconds} seconds',
    ([seconds]) => msg`This took longer than ${seconds} seconds and was given up.`,
  ),
]
