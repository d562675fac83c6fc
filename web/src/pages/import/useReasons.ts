import { useLingui } from '@lingui/react/macro'

export interface Reason {
  /** What is wrong with such a row. */
  what: string
  /** Why it can't be used, or what to do. */
  why: string
}

/** Why rows are left behind, in words: the closed list of docs/IMPORT.md. */
export function useReasons(): (reason: string) => Reason {
  const { t } = useLingui()
  const reasons: Record<string, Reason> = {
    no_customer: { what: t`No customer`, why: t`Without a customer a row belongs to no journey.` },
    no_time: { what: t`No time`, why: t`Without a time a row has no place in a journey.` },
    bad_time: {
      what: t`Time not written like the others`,
      why: t`Say how times are written, if this is most of them.`,
    },
    time_out_of_range: {
      what: t`Time outside the years 1 to 9999`,
      why: t`Such times are mostly placeholders for no time.`,
    },
    no_event: { what: t`No event`, why: t`The column of the event is empty in these rows.` },
    too_few_cells: {
      what: t`Fewer cells than the header`,
      why: t`Often a line that was cut off, or broken by a line break inside a text.`,
    },
    too_many_cells: {
      what: t`More cells than the header`,
      why: t`Often a delimiter inside a text that is not quoted.`,
    },
    not_utf8: { what: t`Not UTF-8 text`, why: t`Save the file as UTF-8 and bring it in again to keep them.` },
    row_too_long: { what: t`Longer than 2 MB`, why: t`Reading went on with the next line.` },
    bad_json: { what: t`No JSON object`, why: t`Each line must be one object in curly brackets.` },
    name_too_long: {
      what: t`A name longer than 1,024 bytes`,
      why: t`A customer, event or property is called by a whole text; look whether the right column is chosen.`,
    },
    value_too_long: {
      what: t`A text of more than 1 MB`,
      why: t`Leave the column out if it holds documents or pictures.`,
    },
  }
  return (reason) => reasons[reason] ?? { what: reason, why: '' }
}
