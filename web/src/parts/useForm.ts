import { type FormEvent, useState } from 'react'
import { ApiError } from '../api/problem'
import { useTold } from '../api/told/useTold'

/**
 * A form of texts: its values, its sending, and what the server had against which field. `failure` is what the
 * server said about no field in particular.
 */
export function useForm<Field extends string>(
  start: Record<Field, string>,
  send: (values: Record<Field, string>) => Promise<void>,
) {
  const told = useTold()
  const [values, setValues] = useState(start)
  const [error, setError] = useState<Error | null>(null)
  const [busy, setBusy] = useState(false)
  const refusal = error instanceof ApiError ? error : null

  async function submit(event: FormEvent) {
    event.preventDefault()
    setBusy(true)
    setError(null)
    try {
      await send(values)
    } catch (failure) {
      setError(failure as Error)
    } finally {
      setBusy(false)
    }
  }

  const against = (name: Field) => {
    const said = refusal?.field(name)
    return said && told.detail(said)
  }
  const named = (Object.keys(start) as Field[]).some(against)
  return {
    values,
    busy,
    failure: error && !named ? error : null,
    set: (name: Field, value: string) => setValues((before) => ({ ...before, [name]: value })),
    reset: () => setValues(start),
    submit: (event: FormEvent) => void submit(event),
    field: (name: Field) => ({
      name,
      value: values[name],
      error: against(name),
      onChange: (event: { currentTarget: { value: string } }) => {
        const { value } = event.currentTarget
        setValues((before) => ({ ...before, [name]: value }))
      },
    }),
  }
}
