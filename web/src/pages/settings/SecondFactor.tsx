import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { call } from '../../api/client'
import type { Me } from '../../api/types'
import { Prove } from '../../factor/Prove'
import { RecoveryCodes } from '../../factor/RecoveryCodes'
import { TurnOn } from '../../factor/TurnOn'
import { useRefreshMe } from '../../factor/useRefreshMe'
import { say } from '../../parts/toast'
import styles from './Settings.module.css'

type Doing = 'turn on' | 'turn off' | 'renew' | null

/** A code of a phone beside the password: turned on and off, with the recovery codes for who loses the phone. */
export function SecondFactor({ me }: { me: Me }) {
  const { t } = useLingui()
  const refresh = useRefreshMe()
  const [doing, setDoing] = useState<Doing>(null)
  const [codes, setCodes] = useState<string[]>([])
  const { is_on, recovery_codes_left } = me.second_factor

  async function done(said: string, told: string[] = []) {
    setCodes(told)
    setDoing(null)
    say(said)
    await refresh()
  }

  return (
    <section className={styles.card} aria-labelledby="second-factor">
      <h2 id="second-factor" className={styles.end}>
        <Trans>Second factor</Trans>
        {is_on && (
          <span className={styles.tag}>
            <Trans>On</Trans>
          </span>
        )}
      </h2>
      {!is_on && (
        <p className={styles.lead}>
          <Trans>
            Signing in then asks for a code from an authenticator app on your phone too: who finds out your password
            does not get in.
          </Trans>
        </p>
      )}
      {is_on && codes.length === 0 && (
        <p className={styles.lead}>
          <Trans>Signing in asks for a code from your phone.</Trans>{' '}
          <Plural
            value={recovery_codes_left}
            _0="No recovery code is left: make new ones."
            one="# recovery code is left."
            other="# recovery codes are left."
          />
        </p>
      )}
      {codes.length > 0 && <RecoveryCodes codes={codes} onKept={() => setCodes([])} />}
      {doing === 'turn on' && !is_on && (
        <TurnOn onDone={(told) => void done(t`Second factor turned on; you are signed out everywhere else`, told)} />
      )}
      {doing === 'renew' && (
        <Prove
          key="renew"
          act={<Trans>Make new recovery codes</Trans>}
          onCancel={() => setDoing(null)}
          onProve={async (body) => {
            const { codes } = await call('POST /api/v1/me/recovery-codes', { body })
            await done(t`The old recovery codes work no more; you are signed out everywhere else`, codes)
          }}
        />
      )}
      {doing === 'turn off' && (
        <Prove
          key="turn off"
          act={<Trans>Turn off</Trans>}
          onCancel={() => setDoing(null)}
          onProve={async (body) => {
            await call('POST /api/v1/me/second-factor/remove', { body })
            await done(t`Second factor turned off; you are signed out everywhere else`)
          }}
        />
      )}
      {doing === null && codes.length === 0 && (
        <div className={styles.end}>
          {is_on ? (
            <>
              <Button variant="default" onClick={() => setDoing('renew')}>
                <Trans>New recovery codes</Trans>
              </Button>
              <Button variant="default" onClick={() => setDoing('turn off')}>
                <Trans>Turn off</Trans>
              </Button>
            </>
          ) : (
            <Button onClick={() => setDoing('turn on')}>
              <Trans>Turn on</Trans>
            </Button>
          )}
        </div>
      )}
    </section>
  )
}
