import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import type { ErrorComponentProps } from '@tanstack/react-router'
import { ApiError } from '../api/problem'
import { useTold } from '../api/told/useTold'
import { Empty } from '../parts/Empty'

/** When a page can't be shown at all. */
export function Failure({ error, reset }: ErrorComponentProps) {
  const { t } = useLingui()
  const told = useTold()
  const unreachable = error instanceof ApiError && error.status === 0
  return (
    <Empty
      title={unreachable ? t`Meander can't be reached` : t`This page broke`}
      action={
        <Button onClick={reset}>
          <Trans>Try again</Trans>
        </Button>
      }
    >
      {unreachable ? t`Is the server running, and are you online?` : told.failure(error)}
    </Empty>
  )
}

export function NotFound() {
  const { t } = useLingui()
  return (
    <Empty
      title={t`Nothing is here`}
      action={
        <a href="/">
          <Trans>Go to the beginning</Trans>
        </a>
      }
    >
      <Trans>The address is wrong, or you have no access to what it names.</Trans>
    </Empty>
  )
}
