import type { OwnerNames } from './owner-names.ts'

interface OwnerChoiceProps {
  id: string
  name: string
  label: string
  ownerNames: OwnerNames
  /** By email. A current owner who is no user here remains a choice. */
  value: string | undefined
  /** Label of the empty choice; undefined if an owner is required. */
  nobody?: string | undefined
  fault?: string | undefined
}

/** A choice of the workspace's users. */
export function OwnerChoice(props: OwnerChoiceProps) {
  const { id, name, label, ownerNames, value, nobody, fault } = props
  const isStranger = value !== undefined && value !== '' && !ownerNames.has(value)
  const options: [string, string][] = [
    ...(nobody === undefined ? [] : [['', nobody] as [string, string]]),
    ...ownerNames,
    ...(isStranger ? [[value, value] as [string, string]] : []),
  ]
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} name={name} aria-describedby={fault && `${id}-fault`}>
        {options.map(([email, copy]) => (
          <option key={email} value={email} selected={email === (value ?? '')}>
            {copy}
          </option>
        ))}
      </select>
      {fault && (
        <p id={`${id}-fault`} class="field-error">
          {fault}
        </p>
      )}
    </div>
  )
}
