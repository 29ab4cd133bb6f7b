import type { CrmChoice, CrmChoices } from '../../../../crm/contract/crm-objects.ts'
import { type EditorProps, FaultLine, type Option, SelectField, TextField } from './page-fields.tsx'

/** What is set stays choosable where the account has dropped it: saving the page must not change it unseen. */
function optionsOf({ visit, form }: EditorProps, types: readonly CrmChoice[]): readonly Option[] {
  const copy = visit.copy.pages
  const current = form.texts.meetingType
  const isDeleted = current !== '' && !types.some(({ value }) => value === current)
  return [
    { value: '', label: copy.noMeetingType },
    ...types,
    ...(isDeleted ? [{ value: current, label: copy.meetingTypeGone({ type: current }) }] : []),
  ]
}

/** The account's own meeting types. Without any there is nothing to choose, but what is set can be changed. */
export function MeetingTypeField(
  props: EditorProps & { meetingTypes: CrmChoices['meetingTypes'] },
) {
  const copy = props.visit.copy.pages
  const { meetingTypes } = props
  const label = `${copy.meetingType} (${copy.optional})`
  if (!meetingTypes?.length)
    return props.form.texts.meetingType === '' ? null : (
      <TextField {...props} name="meetingType" label={label} fault="meetingType" />
    )
  return (
    <SelectField
      name="meetingType"
      label={label}
      value={props.form.texts.meetingType}
      options={optionsOf(props, meetingTypes)}
    >
      <FaultLine {...props} fault="meetingType" />
    </SelectField>
  )
}
