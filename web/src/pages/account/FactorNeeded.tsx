import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { meQuery } from '../../api/queries'
import { RecoveryCodes } from '../../factor/RecoveryCodes'
import { TurnOn } from '../../factor/TurnOn'
import { useSignOut } from '../../frame/useSignOut'
import { AccountCard } from './AccountCard'
import { useEnter } from './useEnter'

/** Where one lands who has no second factor at a server that asks for one: nothing else is open until it is on. */
export function FactorNeeded() {
  const { t } = useLingui()
  const queries = useQueryClient()
  const enter = useEnter()
  const signOut = useSignOut()
  const { next } = useSearch({ from: '/second-factor' })
  const [codes, setCodes] = useState<string[]>([])
  const goOn = async () => enter(await queries.fetchQuery({ ...meQuery, staleTime: 0 }), next)
  return (
    <AccountCard
      title={t`Set up a second factor`}
      lead={
        <Trans>
          Meander asks for one here: a code from an authenticator app on your phone, beside the password. You go on when
          it is on.
        </Trans>
      }
    >
      {codes.length > 0 ? (
        <RecoveryCodes codes={codes} onKept={() => void goOn()} />
      ) : (
        <>
          <TurnOn onDone={setCodes} />
          <Button variant="subtle" onClick={() => void signOut()}>
            <Trans>Sign out</Trans>
          </Button>
        </>
      )}
    </AccountCard>
  )
}
