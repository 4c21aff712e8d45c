import { z } from 'zod'
import { done, endpoint, event } from './endpoint.ts'
import { fileRef } from './files.ts'
import {
  filesPerQuickReplyMax,
  messageCharactersMax,
  quickRepliesOrderedMax,
  replyGroupCharactersMax,
  shortcutCharactersMax,
  titleCharactersMax,
} from './limits.ts'
import { line, lines } from './text.ts'

const title = line(titleCharactersMax)
/** Empty: in no group. */
const group = z.union([z.literal(''), line(replyGroupCharactersMax)])
/** What is typed after `/`: one word. Kept in lower case. */
const shortcut = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[\p{L}\p{N}_.-]+$/u)
  .max(shortcutCharactersMax)
const text = lines(messageCharactersMax)
const fileIds = z.array(z.uuid()).max(filesPerQuickReplyMax)

/** A prepared answer (快捷回复): shared by everybody, or an agent's own. [C13, C14, C17] */
const prepared = z.strictObject({
  id: z.uuid(),
  isShared: z.boolean(),
  /** Only in conversations of this brand; null: of any. */
  brandId: z.uuid().nullable(),
  group: z.string(),
  title: z.string(),
  /** With its variables under their canonical names (contracts/variables.ts). */
  text: z.string(),
  shortcut: z.string().nullable(),
  files: z.array(fileRef),
  isArchived: z.boolean(),
  sequence: z.int(),
})

export const quickReply = prepared.extend({
  /** A word for each character, separated by spaces: its pinyin, or `-` where it stands for itself. */
  spelling: z.strictObject({
    title: z.string(),
    /** Of the beginning of the text only. */
    text: z.string(),
  }),
  uses: z.int(),
  lastUsedAt: z.iso.datetime().nullable(),
  myUses: z.int(),
  myLastUsedAt: z.iso.datetime().nullable(),
})
export type QuickReply = z.infer<typeof quickReply>

const id = z.strictObject({ id: z.uuid() })

export const listQuickReplies = endpoint({
  method: 'GET',
  path: '/api/quick-replies',
  summary:
    'The shared quick replies and my own, in their order; archived ones when asked for, newest first, at most 200.',
  door: 'agent',
  query: z.strictObject({ archived: z.enum(['no', 'only']).default('no') }),
  reply: z.strictObject({ quickReplies: z.array(quickReply) }),
})

export const createQuickReply = endpoint({
  method: 'POST',
  path: '/api/quick-replies',
  summary:
    'Keeps a prepared answer: shared (supervisors) or my own. `fileIds` are uploads of mine that no message has taken.',
  door: 'agent',
  body: z.strictObject({
    isShared: z.boolean(),
    brandId: z.uuid().nullable().default(null),
    group: group.default(''),
    title,
    text,
    shortcut: shortcut.nullable().default(null),
    fileIds: fileIds.default([]),
  }),
  reply: quickReply,
  refusals: [
    'empty_message',
    'file_missing',
    'shortcut_taken',
    'too_many_quick_replies',
    'variable_unknown',
  ],
})

export const changeQuickReply = endpoint({
  method: 'PATCH',
  path: '/api/quick-replies/:id',
  summary: 'Changes a quick reply, archives it or brings it back. Shared ones: supervisors.',
  door: 'agent',
  params: id,
  body: z.strictObject({
    baseSequence: z.int(),
    brandId: z.uuid().nullable().optional(),
    group: group.optional(),
    title: title.optional(),
    text: text.optional(),
    shortcut: shortcut.nullable().optional(),
    fileIds: fileIds.optional(),
    isArchived: z.boolean().optional(),
  }),
  reply: quickReply,
  refusals: [
    'stale',
    'empty_message',
    'file_missing',
    'shortcut_taken',
    'too_many_quick_replies',
    'variable_unknown',
  ],
})

export const orderQuickReplies = endpoint({
  method: 'PUT',
  path: '/api/quick-replies/order',
  summary:
    'Puts quick replies of one owner into this order, in the places they have among the others. Shared ones: supervisors.',
  door: 'agent',
  body: z.strictObject({ ids: z.array(z.uuid()).min(1).max(quickRepliesOrderedMax) }),
  reply: done,
})

export const noteQuickReplyUse = endpoint({
  method: 'POST',
  path: '/api/quick-replies/:id/uses',
  summary: 'Counts that I used a quick reply: what is used often and lately is offered first.',
  door: 'agent',
  params: id,
  reply: done,
})

const about = z.object({ quickReply: prepared })
export const quickReplyCreated = event('business', 'quick-reply.created', about)
export const quickReplyChanged = event('business', 'quick-reply.changed', about)
export const quickRepliesOrdered = event(
  'business',
  'quick-reply.ordered',
  z.object({ ids: z.array(z.uuid()) }),
)
