import { useLingui } from '@lingui/react/macro'
import { generate } from 'lean-qr'
import { useMemo } from 'react'
import styles from './Factor.module.css'
import { BORDER, pathOf } from './shape'

/** An address as a picture for the camera of a phone. Dark on light at night too: not every camera reads the reverse. */
export function QrCode({ address }: { address: string }) {
  const { t } = useLingui()
  const picture = useMemo(() => generate(address), [address])
  const size = picture.size + 2 * BORDER
  return (
    <svg
      className={styles.qr}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={t`The secret as a QR code`}
      shapeRendering="crispEdges"
    >
      <path d={pathOf(picture)} />
    </svg>
  )
}
