import { useLingui } from '@lingui/react/macro'
import { PasswordInput, type PasswordInputProps } from '@mantine/core'

interface Props extends PasswordInputProps {
  /** Whether it is being chosen: the browser then offers to make one up instead of filling one in. */
  isNew?: boolean
}

/** Asks for a password. */
export function PasswordField({ isNew = false, ...props }: Props) {
  const { t } = useLingui()
  const chosen = {
    description: t`At least 10 characters; a sentence is fine`,
    autoComplete: 'new-password',
    minLength: 10,
  }
  return (
    <PasswordInput
      label={t`Password`}
      autoComplete="current-password"
      required
      visibilityToggleButtonProps={{ 'aria-label': t`Show the password` }}
      {...(isNew && chosen)}
      {...props}
    />
  )
}
