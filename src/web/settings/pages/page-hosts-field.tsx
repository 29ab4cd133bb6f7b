import { isAdmin } from '../../signed-in/visit.ts'
import type { PageEditorProps } from './page-editor-props.ts'
import { FaultLine, SelectField } from './page-fields.tsx'
import { pageKinds, weightField } from './page-form.ts'

/** Only an admin can choose other hosts. A rep's pages are their own. */
export function Hosts({ visit, form, faults, users }: PageEditorProps) {
  const copy = visit.copy.pages
  if (!isAdmin(visit.user)) return null
  return (
    <>
      <SelectField
        name="kind"
        label={copy.kind}
        value={form.kind}
        options={pageKinds.map(kind => ({ value: kind, label: copy.kinds[kind] }))}
      />
      <fieldset class="choices">
        <legend>{copy.hosts}</legend>
        <FaultLine faults={faults} fault="hostIds" />
        <FaultLine faults={faults} fault="weights" />
        <p class="hint weights-hint" id="weights-hint">
          {copy.weightsHint}
        </p>
        {users.map(({ id, name }) => (
          <div key={id} class="actions">
            <label>
              <input
                type="checkbox"
                name="hostIds"
                value={id}
                checked={form.hostIds.includes(id)}
              />
              {name}
            </label>
            <label class="weight">
              <span aria-hidden="true">{copy.weight}</span>
              <input
                type="number"
                name={weightField(id)}
                min={0}
                max={100}
                value={form.weights[id] ?? '1'}
                aria-label={copy.weightOf({ name })}
                aria-describedby="weights-hint"
              />
            </label>
          </div>
        ))}
      </fieldset>
    </>
  )
}
