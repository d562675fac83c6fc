import { Trans, useLingui } from '@lingui/react/macro'
import { Combobox, useCombobox } from '@mantine/core'
import { useState } from 'react'
import styles from './Token.module.css'

export interface Option {
  value: string
  label: string
  hint?: string
}

interface Props {
  /** What the choice is about, for screen readers: “Event of step 1”. */
  label: string
  value: string
  options: Option[]
  onChange: (value: string) => void
  /** Also takes a text that is not among the options; names may come tomorrow. */
  open?: boolean
  placeholder?: string
  quiet?: boolean
}

/** A word of a sentence that opens a list to choose another. */
export function TokenSelect({ label, value, options, onChange, open = false, placeholder, quiet = false }: Props) {
  const { t } = useLingui()
  const [search, setSearch] = useState('')
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption()
      setSearch('')
      combobox.focusTarget()
    },
    onDropdownOpen: () => {
      combobox.updateSelectedOptionIndex('active')
      if (searchable) combobox.focusSearchInput()
    },
  })
  const searchable = open || options.length > 7
  const known = options.find((each) => each.value === value)
  const text = known?.label ?? (value || (placeholder ?? t`choose`))

  return (
    <Combobox
      store={combobox}
      width={searchable ? 280 : 'max-content'}
      position="bottom-start"
      withinPortal
      shadow="md"
      onOptionSubmit={(chosen) => {
        onChange(chosen)
        combobox.closeDropdown()
      }}
    >
      <Combobox.Target targetType="button">
        <button
          type="button"
          className={quiet || !value ? `${styles.token} ${styles.quiet}` : styles.token}
          aria-label={`${label}: ${text}`}
          onClick={() => combobox.toggleDropdown()}
        >
          <span>{text}</span>
        </button>
      </Combobox.Target>
      <Combobox.Dropdown>
        {searchable && (
          <Combobox.Search
            value={search}
            onChange={(event) => {
              setSearch(event.currentTarget.value)
              combobox.selectFirstOption()
            }}
            placeholder={t`Search`}
            aria-label={t`Search: ${label}`}
          />
        )}
        <Choices value={value} options={options} search={search.trim()} open={open} label={label} />
      </Combobox.Dropdown>
    </Combobox>
  )
}

interface ChoicesProps {
  value: string
  options: Option[]
  search: string
  open: boolean
  label: string
}

/** What can be chosen. A part of its own, so that nothing is looked through while the list is closed. */
function Choices({ value, options, search, open, label }: ChoicesProps) {
  const wanted = search.toLowerCase()
  const shown = options.filter((each) => `${each.label} ${each.value}`.toLowerCase().includes(wanted)).slice(0, 100)
  const typed = open && search !== '' && !shown.some((each) => each.value === search)
  return (
    <Combobox.Options mah={280} className="scrolls" aria-label={label}>
      {shown.map((each) => (
        <Combobox.Option key={each.value} value={each.value} active={each.value === value}>
          <span className={styles.option}>
            <span>{each.label}</span>
            {each.hint && <span className={styles.hint}>{each.hint}</span>}
          </span>
        </Combobox.Option>
      ))}
      {typed && (
        <Combobox.Option value={search}>
          <Trans>Use “{search}”</Trans>
        </Combobox.Option>
      )}
      {shown.length === 0 && !typed && (
        <Combobox.Empty>
          <Trans>Nothing has this name.</Trans>
        </Combobox.Empty>
      )}
    </Combobox.Options>
  )
}
