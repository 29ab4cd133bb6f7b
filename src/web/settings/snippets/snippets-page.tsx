import { messagesIn } from '../../../i18n/messages.ts'
import { maxSnippetNameLength } from '../../../model/maximums.ts'
import type { Snippet } from '../../../services/pages/snippets.ts'
import { placeholders } from '../../../text/placeholders.ts'
import { FormSecret, type Notice, SettingsFrame } from '../../signed-in/settings-frame.tsx'
import { isAdmin, type Visit } from '../../signed-in/visit.ts'
import { RichText } from '../../views/rich-text.tsx'
import { RichTextField } from '../../views/rich-text-field.tsx'

/** The form as typed. */
export interface SnippetForm {
  /** Empty for a new snippet. */
  id: string
  name: string
  text: string
  isShared: boolean
}

interface SnippetsPageProps {
  visit: Visit
  snippets: readonly Snippet[]
  form: SnippetForm
  /** `name` or `text`. */
  faults: ReadonlySet<string>
  notice: Notice | undefined
}

function Acts({ visit, snippet: { id, name, userId } }: { visit: Visit; snippet: Snippet }) {
  const { snippets: copy } = messagesIn(visit.locale, 'content')
  const isOwn = userId === visit.user.id
  if (!isOwn && !isAdmin(visit.user)) return null
  return (
    <div class="actions">
      {isOwn && (
        <a class="button" href={`/settings/snippets?edit=${id}#form`}>
          {copy.change}
          <span class="visually-hidden">: {name}</span>
        </a>
      )}
      <form method="post" action={`/settings/snippets/${id}/delete`}>
        <FormSecret visit={visit} />
        <button type="submit" aria-label={copy.removeNamed({ name })}>
          {copy.remove}
        </button>
      </form>
    </div>
  )
}

function Line({ visit, snippet }: { visit: Visit; snippet: Snippet }) {
  const { snippets: copy } = messagesIn(visit.locale, 'content')
  const { name, text, isShared, userId, userName } = snippet
  return (
    <li>
      <h2>
        <bdi>{name}</bdi> {isShared && <span class="badge">{copy.shared}</span>}
      </h2>
      {userId !== visit.user.id && <p class="soft">{copy.by({ name: userName })}</p>}
      <RichText markdown={text} />
      <Acts visit={visit} snippet={snippet} />
    </li>
  )
}

const Placeholders = ({ visit }: { visit: Visit }) => {
  const { snippets: copy } = messagesIn(visit.locale, 'content')
  return (
    <details>
      <summary>{copy.placeholders}</summary>
      <dl class="summary">
        {placeholders.map(name => (
          <div key={name}>
            <dt>
              <code>{`{{${name}}}`}</code>
            </dt>
            <dd>{copy.meanings[name]}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

function NameField({ visit, form, faults }: SnippetsPageProps) {
  const { snippets: copy } = messagesIn(visit.locale, 'content')
  const isWrong = faults.has('name')
  return (
    <div class="field">
      <label for="name">{copy.name}</label>
      <input
        id="name"
        name="name"
        value={form.name}
        maxLength={maxSnippetNameLength}
        autocomplete="off"
        aria-invalid={isWrong ? true : undefined}
        aria-describedby={isWrong ? 'name-error' : undefined}
      />
      {isWrong && (
        <p class="field-error" id="name-error">
          {copy.faults.name}
        </p>
      )}
    </div>
  )
}

function Editor(props: SnippetsPageProps) {
  const { visit, form, faults } = props
  const copy = messagesIn(visit.locale, 'content')
  const { snippets } = copy
  const address = form.id ? `/settings/snippets/${form.id}` : '/settings/snippets'
  return (
    <form method="post" action={address} class="panel" id="form">
      <h2>{form.id ? snippets.change : snippets.add}</h2>
      <FormSecret visit={visit} />
      <NameField {...props} />
      <RichTextField
        name="text"
        label={snippets.text}
        value={form.text}
        copy={copy}
        fault={faults.has('text') ? snippets.faults.text : undefined}
      />
      <Placeholders visit={visit} />
      <label class="check">
        <input type="checkbox" name="isShared" checked={form.isShared} />
        <span>{snippets.share}</span>
      </label>
      <div class="actions">
        <button type="submit" class="primary">
          {form.id ? copy.save : snippets.create}
        </button>
        {form.id && (
          <a class="button" href="/settings/snippets">
            {copy.cancel}
          </a>
        )}
      </div>
    </form>
  )
}

/** /settings/snippets */
export function SnippetsPage(props: SnippetsPageProps) {
  const { visit, snippets, notice } = props
  const { snippets: copy } = messagesIn(visit.locale, 'content')
  return (
    <SettingsFrame
      visit={visit}
      tab="snippets"
      title={visit.copy.frame.snippets}
      notice={notice}
      scripts={['richText']}
    >
      <p class="soft">{copy.intro}</p>
      {snippets.length === 0 && <p>{copy.none}</p>}
      {snippets.length > 0 && (
        <ul class="lines panel">
          {snippets.map(snippet => (
            <Line key={snippet.id} visit={visit} snippet={snippet} />
          ))}
        </ul>
      )}
      <Editor {...props} />
    </SettingsFrame>
  )
}
