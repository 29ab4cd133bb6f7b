import { Counter, Histogram, type Registry } from 'prom-client'

interface Described<Label extends string> {
  name: string
  help: string
  labels: readonly Label[]
}

export const counter = <Label extends string>(
  register: Registry,
  { name, help, labels }: Described<Label>,
) => new Counter({ name, help, labelNames: labels, registers: [register] })

export const histogram = <Label extends string>(
  register: Registry,
  { name, help, labels }: Described<Label>,
) => new Histogram({ name, help, labelNames: labels, registers: [register] })
