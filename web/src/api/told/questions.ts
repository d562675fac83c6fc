import { msg } from '@lingui/core/macro'
import { text } from './text'

/** Names as the server lists them, `"a" or "b"`, for people: `a, b`. */
function names(quoted: string): string {
  return quoted.slice(1, -1).split('" or "').join(', ')
}

/** Questions, segments and maps: what can't be asked so, and what is answered with a doubt. */
export const QUESTIONS = [
  text('must not be empty', () => msg`This must not be empty.`),
  text('"{key}" is missing', ([key]) => msg`“${key}” is missing.`),
  text('unknown key "{key}"{list}', ([key, list], say) => msg`“${key}” is not known here. ${say(list)}`),
  text(' (did you mean {}?)', ([near]) => msg`Did you mean ${names(near)}?`),
  text('; known here: {}', ([known]) => msg`Known are: ${known}`),
  text('the key "{text}" is given twice', ([key]) => msg`“${key}” stands here twice.`),
  text('the key "{}" is used twice', ([key]) => msg`The key “${key}” is used twice.`),
  text('must lie between {} and {}', ([low, high]) => msg`This must lie between ${low} and ${high}.`),
  text(
    'must be a whole number from {low} to {high}',
    ([low, high]) => msg`This must be a whole number from ${low} to ${high}.`,
  ),
  text(
    'has {} entries; at most {most} are possible',
    ([count, most]) => msg`These are ${count} entries; at most ${most} are possible.`,
  ),
  text('the document is larger than {} MB', ([most]) => msg`The document is larger than ${most} MB.`),
  text('must be later than "from"', () => msg`The end must be later than the beginning.`),
  text(
    '"{text}" is not a duration; write a whole number and a unit: 250ms, 45s, 30m, 6h, 7d or 2w',
    ([given]) => msg`“${given}” is not a duration. Write a whole number and a unit: 45s, 30m, 6h, 7d or 2w.`,
  ),
  text('"{text}" is longer than a hundred years', ([given]) => msg`“${given}” is longer than a hundred years.`),
  text('must be longer than 0', () => msg`This must be longer than 0.`),
  text(
    '"{text}" is not a moment; write for example 2026-02-05 or 2026-02-05T12:30:00Z',
    ([given]) => msg`“${given}” is not a moment. Write for example 2026-02-05.`,
  ),
  text('"{text}" lies outside the years 1 to 9999', ([given]) => msg`“${given}” lies outside the years 1 to 9999.`),
  text(
    '"{name}" is not a time zone of the IANA list{near}',
    ([zone, near], say) => msg`“${zone}” is not a time zone. ${say(near)}`,
  ),
  text(
    '"{pattern}" is not a pattern: {last}',
    ([pattern, reason]) => msg`“${pattern}” is not a regular expression: ${reason}`,
  ),
  text('an event name must not be empty', () => msg`Choose an event.`),
  text('an empty list matches nothing', () => msg`Choose at least one event.`),
  text('at_most is less than at_least', () => msg`“At most” is less than “at least”.`),
  text('a sequence has at least two steps', () => msg`A sequence has at least two steps.`),
  text('a journey has at least one step', () => msg`A journey has at least one step.`),
  text('a funnel has at least one step', () => msg`A funnel has at least one step.`),
  text("the first step can't be optional", () => msg`The first step can't be optional.`),
  text("the last step can't be optional", () => msg`The last step can't be optional.`),
  text('must be a step after step {after}', ([after]) => msg`This must be a step after step ${after}.`),
  text('name at least one model', () => msg`Choose at least one model.`),
  text('no segment is saved as "{key}"', ([key]) => msg`No segment is saved as “${key}”.`),
  text('nothing is saved as "{key}"', ([key]) => msg`No segment is saved as “${key}”.`),
  text('the segment "{key}" contains itself', ([key]) => msg`The segment “${key}” contains itself.`),
  text(
    'names more than {most} saved segments',
    ([most]) => msg`These are more than ${most} saved segments inside each other.`,
  ),
  text(
    "the numbers of this question can't be taken apart",
    () => msg`The numbers of this question can't be taken apart into customers.`,
  ),
  text(
    'gives more than {MOST_EDGES} different transitions; rename or hide labels, or label by a coarser property',
    ([most]) =>
      msg`These are more than ${most} different transitions. Tell events apart by a property with fewer values.`,
  ),
  text(
    'the Markov model has {channels} channels and {states} states, too many to solve; lower "order", or name touches by a coarser property',
    ([channels]) =>
      msg`The Markov model can't be solved for ${channels} channels. Name touches by a property with fewer values, or leave the model out.`,
  ),
  text('the map has no such persona', () => msg`The map has no such persona any more.`),
  text(
    'this persona has no segment, so nobody knows whose numbers to take',
    () => msg`This persona has no segment, so nobody knows whose numbers to take.`,
  ),
  text('no map is saved as "{key}"', ([key]) => msg`No map is saved as “${key}”.`),
  text(
    "a picture of {width} × {height} pixels can't be made",
    ([width, height]) => msg`A picture of ${width} × ${height} pixels can't be made.`,
  ),
  text('no event is called "{event}"{}', ([event, near], say) => msg`No event is called “${event}”. ${say(near)}`),
  text(
    'no event has a property "{name}"{}',
    ([name, near], say) => msg`No event has a property “${name}”. ${say(near)}`,
  ),
  text(
    'no customer has a trait "{name}"{}',
    ([name, near], say) => msg`No customer has a trait “${name}”. ${say(near)}`,
  ),
  text(
    '"{name}" is never "{text}"{hint}',
    ([name, value, near], say) => msg`“${name}” is never “${value}”. ${say(near)}`,
  ),
  text(
    '"{name}" holds numbers; it is never "{text}"',
    ([name, value]) => msg`“${name}” holds numbers; it is never “${value}”.`,
  ),
  text(
    '"{name}" is true or false; it is never "{text}"',
    ([name, value]) => msg`“${name}” is yes or no; it is never “${value}”.`,
  ),
]
