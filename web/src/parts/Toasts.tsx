import { useLingui } from '@lingui/react/macro'
import { Icon } from './icons'
import styles from './Toasts.module.css'
import { dismiss, useToasts } from './toast'

export function Toasts() {
  const { t } = useLingui()
  const toasts = useToasts()
  return (
    <div className={styles.stack} role="status" aria-live="polite">
      {toasts.map(({ id, text, undo, undoText, bad }) => (
        <div key={id} className={bad ? `${styles.toast} ${styles.bad}` : styles.toast}>
          <span>{text}</span>
          {undo && (
            <button
              type="button"
              className={styles.undo}
              onClick={() => {
                undo()
                dismiss(id)
              }}
            >
              {undoText ?? t`Undo`}
            </button>
          )}
          <button type="button" className={styles.close} aria-label={t`Close`} onClick={() => dismiss(id)}>
            <Icon name="close" size={14} />
          </button>
        </div>
      ))}
    </div>
  )
}
