import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../api/client'
import styles from './Providers.module.css'

interface Props {
  /** The page to come to. */
  next?: string | undefined
  /** Only those at which who is new and invited gets in. */
  forInvited?: boolean
}

/** A button for each provider one can sign in at. They are links: the browser leaves for the provider's own page. */
export function Providers({ next, forInvited = false }: Props) {
  const { data } = useQuery({
    queryKey: ['providers'],
    queryFn: () => call('GET /api/v1/session/providers', {}),
  })
  const shown = data?.items.filter((each) => each.takes_invitations || !forInvited) ?? []
  if (shown.length === 0) return null
  const search = next ? `?next=${encodeURIComponent(next)}` : ''
  return (
    <div className={styles.providers}>
      <p className={styles.or}>
        <Trans>or</Trans>
      </p>
      {shown.map(({ key, name }) => (
        <Button key={key} component="a" href={`/api/v1/session/oidc/${key}${search}`} variant="default" size="md">
          <Trans>Continue with {name}</Trans>
        </Button>
      ))}
    </div>
  )
}

/**
 * What the server had against signing in at a provider, by the word that it sends back with the browser; or why signing
 * out did not work.
 */
export function useRefusal(word: string | undefined): Error | null {
  const { t } = useLingui()
  if (word === undefined) return null
  switch (word) {
    case 'denied':
      return new Error(t`Signing in was cancelled.`)
    case 'unavailable':
      return new Error(t`The sign-in service does not answer. Try again in a minute.`)
    case 'unknown':
      return new Error(t`There is no account here for you yet. Ask an admin of Meander to invite you.`)
    case 'refused':
      return new Error(t`The answer of the sign-in service can't be trusted. Ask whoever runs Meander here.`)
    case 'open':
      return new Error(t`Meander did not answer: you may still be signed in here. Sign out again when it does.`)
    default:
      return new Error(t`Signing in took too long or began elsewhere. Try again.`)
  }
}
