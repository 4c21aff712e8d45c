/**
 * The endpoints that take an API key, and what webhooks bring, as plain TypeScript for `client/`:
 * whoever installs the client gets types he can read, and neither zod nor our contracts with them.
 */
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { endpoints } from '../../contracts/api.ts'
import type { Endpoint, EventKind } from '../../contracts/endpoint.ts'
import { eventKinds } from '../../contracts/events.ts'
import { publishedEvents, testType, typeOfEvent } from '../../contracts/integrations.ts'
import { refusals } from '../../contracts/refusals.ts'
import { z } from 'zod'
import { partsTold } from '../../server/domains/integrations/index.ts'

const folder = join(import.meta.dirname, '../../contracts')

/** The text of client/endpoints.ts as the contracts have it now. */
export async function renderClientEndpoints(): Promise<string> {
  const reader = new SchemaReader(await findNames())
  const taken = (endpoints as readonly Endpoint[]).filter(({ scope }) => scope !== undefined)
  const described = taken
    .toSorted((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path)))
    .map((one) => describeEndpoint(one, reader))
  const events = publishedEvents.map((name) => describeEvent(name, reader))
  return [
    '// Generated from contracts/ by scripts/generate.ts; change those.',
    '',
    '/** Each endpoint that takes an API key, with what it takes and what it answers. */',
    `export type Endpoints = {\n${described.join('\n')}\n}`,
    '',
    '/** What a webhook brings, by its type. */',
    `export type WebhookData = {\n${events.join('\n')}\n  '${testType}': { webhookId: string }\n}`,
    '',
    '/** What stands beside each: its place in the log and in its stream, and who did it. */',
    "type WebhookEnvelope = Pick<StoredEvent, 'sequence' | 'stream' | 'actor'>",
    '',
    '/** The codes of the refusals; they are permanent, and servers to come may know more. */',
    `export type RefusalCode =\n${renderCodes()}`,
    '',
    reader.renderDefinitions().join('\n'),
  ].join('\n')
}

function renderCodes(): string {
  return Object.keys(refusals)
    .map((code) => `  | '${code}'`)
    .join('\n')
}

/** The schemas that contracts export, by the names they have there: those get a type of their own. */
async function findNames(): Promise<Map<z.ZodType, string>> {
  const names = new Map<z.ZodType, string>()
  const files = globSync('*.ts', { cwd: folder }).filter((file) => !file.endsWith('.test.ts'))
  for (const file of files.sort()) {
    const module = (await import(join(folder, file))) as Record<string, unknown>
    for (const [name, schema] of Object.entries(module)) {
      if (schema instanceof z.ZodObject && ![...names.values()].includes(capitalise(name)))
        names.set(schema, capitalise(name))
    }
  }
  return names
}

function describeEndpoint(
  { method, path, summary, params, query, body, reply, scope }: Endpoint,
  reader: SchemaReader,
): string {
  const parts = Object.entries({ params, query, body }).flatMap(([name, schema]) => {
    const text = reader.readInput(schema)
    return text === null ? [] : [`    ${name}: ${indent(text, 2)}`]
  })
  return [
    `  /** ${summary} Scope: ${scope}. */`,
    `  '${method} ${path}': {`,
    ...parts,
    `    reply: ${indent(reader.readOutput(reply), 2)}`,
    '  }',
  ].join('\n')
}

/** What of an event leaves the house (delivery-body.ts), with the envelope it leaves in. */
function describeEvent(name: string, reader: SchemaReader): string {
  const kind = (eventKinds as readonly EventKind[]).find((one) => one.name === name)
  if (!(kind?.data instanceof z.ZodObject)) throw new Error(`no schema for the event ${name}`)
  const shape = kind.data.shape as Record<string, z.ZodType>
  const parts = Object.fromEntries(
    (partsTold[name] ?? []).flatMap((part) => (shape[part] ? [[part, shape[part]]] : [])),
  )
  return `  '${typeOfEvent(name)}': WebhookEnvelope & ${indent(reader.readOutput(z.object(parts)), 1)}`
}

type Json = {
  $ref?: string
  $defs?: Record<string, Json>
  type?: string | string[]
  const?: unknown
  enum?: unknown[]
  anyOf?: Json[]
  oneOf?: Json[]
  allOf?: Json[]
  items?: Json
  properties?: Record<string, Json>
  required?: string[]
  additionalProperties?: Json | boolean
}

class SchemaReader {
  private readonly registry = z.registry<{ id: string }>()
  private readonly definitions = new Map<string, Json>()

  constructor(names: ReadonlyMap<z.ZodType, string>) {
    for (const [schema, id] of names) this.registry.add(schema, { id })
  }

  /** What may be sent; null where there is nothing to send. */
  readInput(schema: z.ZodType): string | null {
    const options = {
      io: 'input',
      unrepresentable: 'any',
      metadata: z.registry<{ id: string }>(),
    } as const
    const json = z.toJSONSchema(schema, options) as Json
    return Object.keys(json.properties ?? {}).length === 0 ? null : render(json)
  }

  readOutput(schema: z.ZodType): string {
    const options = { io: 'output', unrepresentable: 'any', metadata: this.registry } as const
    const { $defs = {}, ...json } = z.toJSONSchema(schema, options) as Json
    for (const [name, definition] of Object.entries($defs)) this.definitions.set(name, definition)
    const id = this.registry.get(schema)?.id
    if (id === undefined) return render(json)
    if (json.$ref === undefined) this.definitions.set(id, json)
    return id
  }

  renderDefinitions(): string[] {
    return [...this.definitions]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, json]) => `export type ${name} = ${render(json)}\n`)
  }
}

function render(json: Json): string {
  if (json.$ref !== undefined) return json.$ref.slice(json.$ref.lastIndexOf('/') + 1)
  if ('const' in json) return literal(json.const)
  if (json.enum !== undefined) return json.enum.map(literal).join(' | ')
  const either = json.anyOf ?? json.oneOf
  if (either !== undefined) return [...new Set(either.map(render))].join(' | ')
  if (json.allOf !== undefined) return json.allOf.map(render).join(' & ')
  if (Array.isArray(json.type))
    return json.type.map((type) => render({ ...json, type })).join(' | ')
  switch (json.type) {
    case 'object':
      return renderObject(json)
    case 'array':
      return `Array<${render(json.items ?? {})}>`
    case 'integer':
      return 'number'
    case undefined:
      return 'unknown'
    default:
      return json.type
  }
}

function renderObject({ properties, required = [], additionalProperties }: Json): string {
  if (properties === undefined) {
    const value =
      typeof additionalProperties === 'object' ? render(additionalProperties) : 'unknown'
    return `Record<string, ${value}>`
  }
  const lines = Object.entries(properties).map(([name, one]) => {
    const mark = required.includes(name) ? '' : '?'
    return `  ${/^\w+$/.test(name) ? name : literal(name)}${mark}: ${indent(render(one), 1)}`
  })
  return lines.length === 0 ? 'Record<string, never>' : `{\n${lines.join('\n')}\n}`
}

function literal(value: unknown): string {
  return typeof value === 'string' ? `'${value.replaceAll("'", "\\'")}'` : JSON.stringify(value)
}

function indent(text: string, levels: number): string {
  return text.replaceAll('\n', `\n${'  '.repeat(levels)}`)
}

function capitalise(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1)
}
