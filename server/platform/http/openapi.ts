import { endpoints } from '@yingsheng/contracts/api'
import { uploadPath, fileRef } from '@yingsheng/contracts/files'
import { fileBytesMax } from '@yingsheng/contracts/limits'
import { refusalReply, refusals, type RefusalCode } from '@yingsheng/contracts/refusals'
import type { Scope } from '@yingsheng/contracts/scopes'
import { z } from 'zod'

const doorRefusals: RefusalCode[] = [
  'malformed',
  'not_signed_in',
  'not_allowed',
  'not_found',
  'too_many',
  'unavailable',
]

const keyRefusals: RefusalCode[] = ['key_invalid', 'key_scope_missing']

/** The contracts as OpenAPI 3.1: made once, from the same schemas that check each request. */
export function describeApi(origin: string): object {
  description ??= describe()
  return { ...description, servers: [{ url: origin }] }
}

let description: object | undefined
function describe(): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const {
    method,
    path,
    summary,
    door,
    scope,
    params,
    query,
    body,
    reply,
    refusals: own,
  } of endpoints) {
    const address = path.replace(/:(\w+)/g, '{$1}')
    paths[address] ??= {}
    paths[address][method.toLowerCase()] = {
      summary,
      operationId: operationId(method, path),
      tags: [path.split('/')[2]],
      security: securityOf(door, scope),
      parameters: [...parametersOf(params, 'path'), ...parametersOf(query, 'query')],
      ...(hasFields(body) && { requestBody: { required: true, content: json(body, 'input') } }),
      responses: {
        200: { description: 'Done.', content: json(reply, 'output') },
        ...refusalResponses([...doorRefusals, ...(scope === undefined ? [] : keyRefusals), ...own]),
      },
    }
  }
  paths[uploadPath] = { post: uploadOperation() }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Yingsheng 应声',
      version: '0.1.0',
      description:
        'Every refusal is `{code, message, detail?}`; codes are permanent. Live news come over the WebSocket at `/sync` (docs/sync.md).',
    },
    components: {
      securitySchemes: {
        agent: {
          type: 'apiKey',
          in: 'cookie',
          name: 'yingsheng-session',
          description: 'Set by POST /api/session; over TLS its name is __Host-yingsheng-session.',
        },
        key: {
          type: 'http',
          scheme: 'bearer',
          description:
            'An API key (`ys_…`) with the scope named; it acts in the name of an agent (docs/integrations.md).',
        },
        customer: {
          type: 'http',
          scheme: 'bearer',
          description: 'The token of POST /api/widget/lines/{id}/sessions.',
        },
      },
    },
    paths,
  }
}

function securityOf(door: string, scope?: Scope): object[] {
  if (door === 'anyone') return []
  const key = scope === undefined ? [] : [{ key: [scope] }]
  return [...key, ...peopleAt(door)]
}

function peopleAt(door: string): object[] {
  return door === 'agent or customer' ? [{ agent: [] }, { customer: [] }] : [{ [door]: [] }]
}

function operationId(method: string, path: string): string {
  const words = path.replace('/api/', '').replace(/[:/]+/g, ' ').split(' ')
  return [method.toLowerCase(), ...words].join('-')
}

type JsonSchema = { properties?: Record<string, object>; required?: string[] }

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  return z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as JsonSchema
}

function hasFields(schema: z.ZodType): boolean {
  return Object.keys(schemaOf(schema, 'input').properties ?? {}).length > 0
}

function parametersOf(schema: z.ZodType, place: 'path' | 'query'): object[] {
  const { properties = {}, required = [] } = schemaOf(schema, 'input')
  return Object.entries(properties).map(([name, inner]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: inner,
  }))
}

function json(schema: z.ZodType, io: 'input' | 'output'): object {
  return { 'application/json': { schema: schemaOf(schema, io) } }
}

function refusalResponses(codes: readonly RefusalCode[]): Record<string, object> {
  const byStatus = Map.groupBy(new Set(codes), (code) => refusals[code].status)
  return Object.fromEntries(
    [...byStatus].map(([status, list]) => [
      status,
      {
        description: list.map((code) => `\`${code}\`: ${refusals[code].message}`).join('\n\n'),
        content: json(refusalReply, 'output'),
      },
    ]),
  )
}

function uploadOperation(): object {
  return {
    summary: `Takes in a file of at most ${fileBytesMax} bytes; it is the uploader’s until a message takes it.`,
    operationId: 'post-files',
    tags: ['files'],
    security: securityOf('agent or customer', 'conversations:write'),
    parameters: [
      { name: 'name', in: 'query', required: true, schema: { type: 'string', maxLength: 1000 } },
    ],
    requestBody: {
      required: true,
      content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
    },
    responses: {
      200: { description: 'Taken in.', content: json(fileRef, 'output') },
      ...refusalResponses([...doorRefusals, 'too_large', 'file_type_refused', 'file_unreadable']),
    },
  }
}
