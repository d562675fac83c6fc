import { useLingui } from '@lingui/react/macro'
import { TextInput, type TextInputProps } from '@mantine/core'
import { useEffect, useRef } from 'react'

interface Props extends TextInputProps {
  /** A recovery code, which has letters, and which no phone fills in. */
  isRecovery?: boolean
  /** Whether one types here first: it has come in the place of what one has typed into before. */
  focus?: boolean
}

/** A field for a code of a phone, or for a recovery code. */
export function CodeInput({ isRecovery = false, focus = false, ...props }: Props) {
  const { t } = useLingui()
  const input = useRef<HTMLInputElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another kind of code is another field to who types
  useEffect(() => {
    if (focus) input.current?.focus()
  }, [focus, isRecovery])
  const kind = isRecovery
    ? ({ label: t`Recovery code`, autoComplete: 'off' } as const)
    : ({ label: t`Code`, autoComplete: 'one-time-code', inputMode: 'numeric' } as const)
  return <TextInput ref={input} autoCapitalize="none" spellCheck={false} {...kind} {...props} />
}
