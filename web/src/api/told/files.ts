import { msg } from '@lingui/core/macro'
import { text } from './text'

/** A number of bytes in the unit in which a limit is a round number. */
function round(bytes: string): string {
  const mega = Number(bytes) / 2 ** 20
  return mega < 1024 ? `${mega} MB` : `${mega / 1024} GB`
}

/** Files on their way, what is wrong with them, and what their columns are to be. */
export const FILES = [
  text(
    'the body of a request has at most {most_bytes} bytes',
    ([most]) => msg`This is too large: at most ${round(most)} can be sent at once.`,
  ),
  text('the file is empty', () => msg`The file is empty.`),
  text('the file broke off', () => msg`The file did not arrive whole. Send it again.`),
  text('the body broke off', () => msg`Not all of it arrived. Try again.`),
  text(
    'nothing came for half a minute',
    () => msg`Sending stopped for half a minute and was given up. Send the file again.`,
  ),
  text(
    'there is no such upload; send the file again',
    () => msg`The file has waited too long and was cleared away. Send it again.`,
  ),
  text(
    'the name of the file tells no format that is read',
    () => msg`The ending of the file's name tells no format that is read.`,
  ),
  text(
    'the workspace holds events already; sample data would mix with them',
    () => msg`There are events here already; made-up ones would mix with them.`,
  ),
  text(
    'the workspace holds made-up sample data; say "replace_sample": true to remove them first',
    () => msg`This workspace holds the made-up shop by now. Load the page again, and replace it.`,
  ),
  text(
    'the events are being written to by another import; try again when it is done',
    () => msg`Another import is under way. Try again when it is done.`,
  ),
  text(
    "{}: can't tell the format by the name; known endings are .csv .tsv .ndjson .jsonl .parquet .xes, each also with .gz or .zst; or say it: --input-format csv",
    ([file]) =>
      msg`${file}: its ending tells no format. Known are .csv, .tsv, .ndjson, .jsonl, .parquet and .xes, each also with .gz or .zst.`,
  ),
  text(
    '{}: the {compression} data {problem} after {bytes} bytes; {rows} rows before it were read',
    ([file, compression, , , rows]) =>
      msg`${file}: the ${compression} data end too early or are damaged; ${rows} rows before that were read.`,
  ),
  text('{}: the file is empty; a {format} file needs at least {needs}', ([file]) => msg`${file}: the file is empty.`),
  text('{}: there is no column {missing}', ([file, missing], say) => msg`${file}: there is no column ${say(missing)}`),
  text(
    '"{wanted}" for the {role}{near}; name it with {option}. Columns: {columns}{hint}',
    ([wanted, , , columns]) => msg`“${wanted}”. There are: ${columns}`,
  ),
  text(
    '{}: columns {first} and {second} are both called "{name}"; rename one of them in the header',
    ([file, first, second, name]) =>
      msg`${file}: columns ${first} and ${second} are both called “${name}”. Rename one of them in the header.`,
  ),
  text(
    '{}: not a {format} file, or a damaged one: {problem}',
    ([file, format, problem], say) => msg`${file} is not ${format}, or it is damaged: ${say(problem)}`,
  ),
  text('the header is not UTF-8 text', () => msg`its header is not UTF-8 text. Save the file as UTF-8.`),
  text(
    "it is one JSON list; NDJSON has an object on every line (jq -c '.[]' FILE turns one into the other)",
    () => msg`it is one JSON list, and should have an object on every line.`,
  ),
  text(
    '{}: column "{column}": {problem}; say how its times are written, for example {example}',
    ([file, column, problem], say) => msg`${file}, column “${column}”: ${say(problem)}. Say how its times are written.`,
  ),
  text(
    'column "{column}": {problem}; say how its times are written',
    ([column, problem], say) => msg`Column “${column}”: ${say(problem)}. Say how its times are written.`,
  ),
  text('"{example}" is no time of a known spelling', ([example]) => msg`“${example}” is no time in a known spelling`),
  text(
    '"{day}" has the day first and "{month}" the month',
    ([day, month]) => msg`“${day}” has the day first and “${month}” the month`,
  ),
  text(
    '"{}" may have the day or the month first, and no row decides it',
    ([time]) => msg`“${time}” may have the day or the month first, and no row decides it`,
  ),
  text(
    '"{pattern}" names no part of a time; write for example %d.%m.%Y %H:%M',
    ([pattern]) => msg`“${pattern}” names no part of a time. Write for example %d.%m.%Y %H:%M`,
  ),
  text(
    '"{pattern}" is not a time format: {error}',
    ([pattern, error]) => msg`“${pattern}” is not a pattern of times: ${error}`,
  ),
  text(
    'the times in column "{}" say no zone and are read as UTC; say another with --timezone',
    ([column]) => msg`The times in column “${column}” say no zone and are read as UTC.`,
  ),
  text(
    'column "{}" is left out: its type {} is not read',
    ([column, type]) => msg`Column “${column}” is left out: its type ${type} is not read.`,
  ),
  text(
    'more than {most} properties; is "{name}" a value that stands where a name should?',
    ([most, name]) =>
      msg`These are more than ${most} properties. Is “${name}” a value that stands where a name should?`,
  ),
  text(
    '{cells} cells, the header has {wanted}',
    ([cells, wanted]) => msg`${cells} cells, while the header has ${wanted}`,
  ),
]
