const berlin = [
  'BEGIN:VTIMEZONE',
  'TZID:Europe/Berlin',
  'BEGIN:STANDARD',
  'DTSTART:19701025T030000',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:19700329T020000',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
]

const two = (value: number) => String(value).padStart(2, '0')

const fileOf = (index: number, ...lines: string[]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//bench//EN',
    ...berlin,
    'BEGIN:VEVENT',
    `UID:${index}@example.com`,
    'DTSTAMP:20260901T080000Z',
    `SUMMARY:Meeting ${index}`,
    'DESCRIPTION:Agenda\\, minutes\\nand a link that is so long that the line has to be fol',
    ' ded once: https://example.com/meetings/1234567890',
    'ORGANIZER;CN=Ana:mailto:ana@parley.test',
    'ATTENDEE;CN=Maya;PARTSTAT=ACCEPTED:mailto:maya@example.com',
    ...lines,
    'TRANSP:OPAQUE',
    'END:VEVENT',
    'END:VCALENDAR',
  ].join('\r\n')

const startOf = (index: number) =>
  `2026${two(11 + (index % 2))}${two(1 + (index % 28))}T${two(8 + (index % 9))}0000`

const rules = [
  'FREQ=WEEKLY',
  'FREQ=WEEKLY;BYDAY=MO,WE,FR;COUNT=60',
  'FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20270601T000000Z',
  'FREQ=MONTHLY;BYDAY=1TU',
  'FREQ=YEARLY',
]

/** The files of a busy calendar, in the format in which servers store them. */
export function calendarFiles(count: number): Record<string, string[]> {
  const indexes = Array.from({ length: count }, (_, index) => index)
  const once = (index: number) =>
    fileOf(index, `DTSTART;TZID=Europe/Berlin:${startOf(index)}`, 'DURATION:PT30M')
  const series = (index: number) =>
    fileOf(
      index,
      `DTSTART;TZID=Europe/Berlin:${startOf(index)}`,
      'DURATION:PT30M',
      `RRULE:${rules[index % rules.length]}`,
    )
  return {
    'each once': indexes.map(once),
    'one in ten a series': indexes.map(index => (index % 10 === 0 ? series(index) : once(index))),
  }
}
