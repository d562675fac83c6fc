import { useLingui } from '@lingui/react/macro'

export interface Reason {
  /** What such a row is, after a count of rows. */
  what: string
  /** Why it can't be used, or what to do. */
  why: string
}

/** Why rows are left behind, in words: the closed list of docs/IMPORT.md. */
export function useReasons(): (reason: string) => Reason {
  const { t } = useLingui()
  const reasons: Record<string, Reason> = {
    no_customer: { what: t`name no customer`, why: t`Without a customer a row belongs to no journey.` },
    no_time: { what: t`have no time`, why: t`Without a time a row has no place in a journey.` },
    bad_time: { what: t`have a time that is not written like the others`, why: t`Say below how times are written, if this is most of them.` },
    time_out_of_range: { what: t`have a time outside the years 1 to 9999`, why: t`Such times are mostly placeholders for no time.` },
    no_event: { what: t`name no event`, why: t`The column of the event is empty in these rows.` },
    too_few_cells: { what: t`have fewer cells than the header`, why: t`Often a line that was cut off, or broken by a line break inside a text.` },
    too_many_cells: { what: t`have more cells than the header`, why: t`Often a delimiter inside a text that is not quoted.` },
    not_utf8: { what: t`are not UTF-8 text`, why: t`Save the file as UTF-8 and bring it in again to keep them.` },
    row_too_long: { what: t`are longer than 2 MB`, why: t`Reading went on with the next line.` },
    bad_json: { what: t`are no JSON object`, why: t`Each line must be one object in curly brackets.` },
    name_too_long: { what: t`have a name longer than 1,024 bytes`, why: t`A customer, event or property is called by a whole text; look whether the right column is chosen.` },
    value_too_long: { what: t`have a text of more than 1 MB`, why: t`Leave the column out if it holds documents or pictures.` },
  }
  return (reason) => reasons[reason] ?? { what: reason, why: '' }
}
