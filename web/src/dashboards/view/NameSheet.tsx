import { Trans, useLingui } from '@lingui/react/macro'
import { Button, TextInput } from '@mantine/core'
import { FormFailure } from '../../parts/FormFailure'
import { Sheet, SheetButtons } from '../../parts/Sheet'
import { useForm } from '../../parts/useForm'

interface Props {
  title: string
  name: string
  onClose: () => void
  onName: (name: string) => Promise<void>
}

/** Asks for the name of a dashboard. */
export function NameSheet({ title, name, onClose, onName }: Props) {
  const { t } = useLingui()
  const form = useForm({ name }, async (values) => {
    await onName(values.name)
    onClose()
  })
  return (
    <Sheet title={title} onClose={onClose}>
      <form onSubmit={form.submit}>
        <TextInput
          label={t`Name`}
          placeholder={t`Monday morning`}
          required
          maxLength={200}
          data-autofocus
          {...form.field('name')}
        />
        <FormFailure failure={form.failure} />
        <SheetButtons>
          <Button variant="default" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" loading={form.busy}>
            <Trans>Save</Trans>
          </Button>
        </SheetButtons>
      </form>
    </Sheet>
  )
}
