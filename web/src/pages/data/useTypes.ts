import { useLingui } from '@lingui/react/macro'

/** Types of values in words. */
export function useTypes(): Record<'string' | 'number' | 'boolean' | 'time', string> {
  const { t } = useLingui()
  return { string: t`text`, number: t`number`, boolean: t`yes or no`, time: t`time` }
}
