import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { PlannedStep } from '../../../api/conformance'
import { mapsQuery } from '../../../api/maps'
import { Line } from '../../../explore/Sentence'
import { useWorkspace } from '../../../explore/useExplore'
import { plannedSteps } from '../../../map/core/ask'
import { TokenSelect } from '../../../parts/TokenSelect'

/** Fills the steps from a map's bindings. Maps that are not tied to events are not offered. */
export function FromMap({ onChoose }: { onChoose: (steps: PlannedStep[]) => void }) {
  const { t } = useLingui()
  const { data } = useQuery(mapsQuery(useWorkspace()))
  const maps = (data?.items ?? []).filter((each) => plannedSteps(each.body).length > 0)
  if (maps.length === 0) return null
  return (
    <Line>
      <Trans>
        Take the steps{' '}
        <TokenSelect
          quiet
          label={t`Map to take the steps from`}
          value=""
          placeholder={t`from a map…`}
          options={maps.map((each) => ({ value: each.key, label: each.name }))}
          onChange={(key) => {
            const map = maps.find((each) => each.key === key)
            if (map) onChoose(plannedSteps(map.body))
          }}
        />
      </Trans>
    </Line>
  )
}
