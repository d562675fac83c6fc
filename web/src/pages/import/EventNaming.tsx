import { Trans, useLingui } from '@lingui/react/macro'
import { NativeSelect, TextInput } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import type { Upload } from '../../api/uploads'
import { type Complaint, columnOf, type Draft, giveRole, type Naming, setNaming } from './draft'
import styles from './MappingScreen.module.css'

interface Props {
  upload: Upload
  draft: Draft
  complaints: Complaint[]
  onChange: (draft: Draft) => void
}

/** What a row says has happened. */
export function EventNaming({ upload, draft, complaints, onChange }: Props) {
  const { t } = useLingui()
  const complaint = complaints.find((each) => each.control === 'event')?.detail
  const choose = (naming: Naming) => onChange(setNaming(draft, naming))
  return (
    <fieldset className={styles.group}>
      <legend>
        <Trans>What happened in a row?</Trans>
      </legend>
      <Option naming="column" draft={draft} onChoose={choose} label={t`A column names the event`}>
        <NativeSelect
          className={styles.answer}
          aria-label={t`Column of the event`}
          data={[{ value: '', label: t`choose a column` }, ...upload.columns.map((each) => each.name)]}
          value={columnOf(draft, 'event') ?? ''}
          onChange={(event) =>
            event.currentTarget.value && onChange(giveRole(draft, event.currentTarget.value, 'event'))
          }
        />
      </Option>
      <Option naming="constant" draft={draft} onChoose={choose} label={t`Every row is one event, called`}>
        <TextInput
          className={styles.answer}
          aria-label={t`Name of the event`}
          value={draft.constant}
          maxLength={200}
          error={complaint}
          onChange={(event) => onChange({ ...draft, constant: event.currentTarget.value })}
        />
      </Option>
      <Option naming="none" draft={draft} onChoose={choose} label={t`Nothing: the rows only describe customers`} />
    </fieldset>
  )
}

interface OptionProps {
  naming: Naming
  draft: Draft
  label: string
  onChoose: (naming: Naming) => void
  children?: ReactNode
}

function Option({ naming, draft, label, onChoose, children }: OptionProps) {
  const id = useId()
  const chosen = draft.naming === naming
  return (
    <div className={styles.option}>
      <input type="radio" id={id} name="naming" checked={chosen} onChange={() => onChoose(naming)} />
      <label htmlFor={id}>{label}</label>
      {chosen && children}
    </div>
  )
}
