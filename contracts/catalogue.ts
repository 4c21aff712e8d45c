import { z } from 'zod'
import { endpoint, event } from './endpoint.ts'
import { catalogueTextCharactersMax, nameCharactersMax } from './limits.ts'
import { line, lines } from './text.ts'

/*
 * The lists a business keeps: who works together, what waits where, the words for sorting work.
 * They differ in their fields and not in what is done with them: added, changed, put in order, put
 * away and brought back. Whatever refers to an entry goes on doing so when it is put away.
 */

const name = line(nameCharactersMax)
const reference = z.uuid().nullable()

export const tint = z.enum(['grey', 'teal', 'blue', 'purple', 'green', 'amber', 'red', 'pink'])
export type Tint = z.infer<typeof tint>

/** The fields of an entry, by its kind. A reference names an entry of the kind its field is called by. */
export const catalogueFields = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('department'), name, parentId: reference }),
  z.strictObject({ kind: z.literal('team'), name, departmentId: reference }),
  z.strictObject({ kind: z.literal('skill'), name }),
  z.strictObject({
    kind: z.literal('queue'),
    name,
    /** Who may serve it: members of the team who have the skill; without both, every agent. */
    teamId: reference,
    skillId: reference,
    /** Work of a higher priority goes first, whoever waits longer elsewhere. */
    priority: z.int().min(0).max(9),
    /** `manual`: nobody is given work of this queue; agents pick it. */
    assignment: z.enum(['automatic', 'manual']),
    /** An answer is wanted within so many seconds; past this, customers read that replies may be slow. [C20] */
    targetSeconds: z.int().min(10).max(86_400),
  }),
  z.strictObject({
    kind: z.literal('break-reason'),
    name,
    /** How long such a break should take; null for as long as it takes. */
    minutes: z.int().min(1).max(720).nullable(),
  }),
  z.strictObject({ kind: z.literal('tag'), name: line(20), tint }),
  z.strictObject({ kind: z.literal('wrap-up-category'), name, parentId: reference }),
  z.strictObject({ kind: z.literal('wrap-up-result'), name }),
  /** An uploaded image; once it is a sticker every agent and customer may see it. */
  z.strictObject({ kind: z.literal('sticker'), name: line(20), fileId: z.uuid() }),
  /** Where customers can be served in person. [C4] */
  z.strictObject({
    kind: z.literal('outlet'),
    name,
    address: line(200),
    phone: z.string().max(40),
    openingTimes: lines(catalogueTextCharactersMax),
    /** WGS 84, degrees. */
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
  }),
  /** A page of another system that agents see beside a conversation. */
  z.strictObject({
    kind: z.literal('panel'),
    name: line(20),
    url: z.url({ protocol: /^https?$/ }),
  }),
])
export type CatalogueFields = z.infer<typeof catalogueFields>
export type CatalogueKind = CatalogueFields['kind']
export type FieldsOf<K extends CatalogueKind> = Extract<CatalogueFields, { kind: K }>

export const catalogueEntry = z.strictObject({
  id: z.uuid(),
  fields: catalogueFields,
  /** Where it stands among its kind: smaller is earlier. */
  place: z.number(),
  /** Put away: not offered any more, still named where it was used. */
  isArchived: z.boolean(),
  sequence: z.int(),
})
export type CatalogueEntry = z.infer<typeof catalogueEntry>

const id = z.strictObject({ id: z.uuid() })

export const readCatalogue = endpoint({
  method: 'GET',
  path: '/api/catalogue',
  summary: 'All lists of the business with all their entries, archived ones too, in their order.',
  door: 'agent',
  reply: z.strictObject({ entries: z.array(catalogueEntry) }),
})

export const createEntry = endpoint({
  method: 'POST',
  path: '/api/catalogue',
  summary:
    'Adds an entry at the end of its list. Tags, wrap-up, stickers: supervisors; everything else: administrators.',
  door: 'agent',
  body: z.strictObject({ fields: catalogueFields }),
  reply: catalogueEntry,
  refusals: ['name_taken', 'reference_unknown', 'file_missing', 'catalogue_full'],
})

export const changeEntry = endpoint({
  method: 'PATCH',
  path: '/api/catalogue/:id',
  summary: 'Changes an entry, moves it, puts it away or brings it back.',
  door: 'agent',
  params: id,
  body: z.strictObject({
    baseSequence: z.int(),
    fields: catalogueFields.optional(),
    isArchived: z.boolean().optional(),
    /** Moves it behind this entry; null: to the front. */
    afterId: z.uuid().nullable().optional(),
  }),
  reply: catalogueEntry,
  refusals: ['stale', 'name_taken', 'reference_unknown', 'file_missing', 'entry_in_use'],
})

export const entryCreated = event(
  'catalogue',
  'catalogue.entry-created',
  z.object({ entry: catalogueEntry }),
)
export const entryChanged = event(
  'catalogue',
  'catalogue.entry-changed',
  z.object({ entry: catalogueEntry, previous: catalogueEntry }),
)
