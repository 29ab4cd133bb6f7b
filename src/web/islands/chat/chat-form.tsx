import { useEffect, useRef, useState } from 'preact/hooks'
import { FormField } from './form-field.tsx'
import type { PanelProps } from './panel-props.ts'
import type { ShownField, ShownForm } from './shown-event.ts'

const isEmpty = ({ isRequired, type }: ShownField, value: string) =>
  isRequired && (type === 'checkbox' ? value !== 'yes' : value.trim() === '')

const readFields = (form: HTMLFormElement): Record<string, string> =>
  Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]))

/** A form inside the conversation. A refused form comes again with what was typed and its errors. */
export function ChatForm(props: PanelProps & { form: ShownForm }) {
  const { client, state, copy, form } = props
  const element = useRef<HTMLFormElement>(null)
  const [missing, setMissing] = useState<readonly string[]>([])
  const hasErrors = form.fields.some(({ error }) => error) || missing.length > 0
  useEffect(() => {
    if (hasErrors) element.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [missing])
  return (
    <form
      class="form"
      noValidate
      ref={element}
      onSubmit={event => {
        event.preventDefault()
        const fields = readFields(event.currentTarget)
        const empty = form.fields.filter(field => isEmpty(field, fields[field.name] ?? ''))
        setMissing(empty.map(({ name }) => name))
        if (empty.length === 0) client.act({ action: 'details', fields })
      }}
    >
      {form.fields.map(field => (
        <FormField
          key={field.name}
          field={missing.includes(field.name) ? { ...field, error: copy.fillIn } : field}
          copy={copy}
        />
      ))}
      <button type="submit" class="main" disabled={state.isActing}>
        {form.submit}
      </button>
    </form>
  )
}
