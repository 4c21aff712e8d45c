import { z } from 'zod'

/**
 * Every way the server may say no. Codes are permanent; wording may improve.
 * `message` is for developers and logs; people read the sentence of the same code in their language
 * (web/ui/refusal-strings.ts). `retry` says the same request may succeed later, unchanged.
 */
export const refusals = {
  // the shape of what was sent
  malformed: {
    status: 400,
    message: 'The request is not what this endpoint expects; see `detail`.',
  },
  unreadable: { status: 400, message: 'This is not valid JSON in UTF-8.' },
  text_unfit: {
    status: 400,
    message:
      'The text holds characters that cannot be kept, such as a NUL or half a surrogate pair.',
  },
  too_long: { status: 413, message: 'This is longer than allowed; see `detail` for the limit.' },
  too_large: { status: 413, message: 'This is larger than allowed; see `detail` for the limit.' },
  wrong_media_type: { status: 415, message: 'Send application/json.' },
  // who is asking
  not_signed_in: { status: 401, message: 'Sign in first.' },
  session_over: { status: 401, message: 'This session has ended. Sign in again.' },
  wrong_credentials: { status: 401, message: 'E-mail address or password is wrong.' },
  identity_token_invalid: {
    status: 401,
    message: 'The identity token is not valid for this line; see `detail`.',
  },
  wrong_origin: { status: 403, message: 'This request comes from a page that may not make it.' },
  not_allowed: { status: 403, message: 'Your role does not allow this.' },
  not_found: { status: 404, message: 'There is nothing here, or you may not see it.' },
  link_invalid: { status: 410, message: 'This link was used, withdrawn or has expired.' },
  setup_code_wrong: {
    status: 403,
    message: 'The set-up code is the one printed where the server was started.',
  },
  already_set_up: { status: 409, message: 'The business exists already.' },
  not_set_up: { status: 409, message: 'The business has not been set up yet.' },
  // what stands in the way
  conversation_resolved: { status: 409, message: 'The conversation is resolved. Reopen it first.' },
  already_claimed: {
    status: 409,
    message: 'Another agent has claimed this conversation; see `detail`.',
  },
  stale: {
    status: 409,
    message: 'Someone changed this meanwhile; see `detail` for what is there now.',
  },
  nobody_to_whisper_to: {
    status: 409,
    message: 'No other agent has this conversation, so there is nobody to whisper to.',
  },
  agent_inactive: { status: 409, message: 'This agent is not active.' },
  email_taken: { status: 409, message: 'An agent with this e-mail address exists already.' },
  last_owner: { status: 409, message: 'A business keeps at least one active owner.' },
  not_yourself: { status: 409, message: 'Ask a colleague: this cannot be done to yourself.' },
  brand_in_use: { status: 409, message: 'This brand still has lines. Archive them first.' },
  line_archived: {
    status: 409,
    message: 'This line is archived: no conversation begins here any more.',
  },
  name_taken: { status: 409, message: 'Another entry of this list has this name.' },
  catalogue_full: { status: 409, message: 'There are as many entries as there may be.' },
  entry_in_use: {
    status: 409,
    message: 'Something in use needs this entry. Change that first.',
  },
  reference_unknown: {
    status: 422,
    message: 'Something this refers to is not there, or put away; see `detail`.',
  },
  reason_missing: { status: 422, message: 'A break needs a reason.' },
  hours_invalid: {
    status: 422,
    message: 'These opening hours cannot be; `detail.problem` says why: zone, order or overlap.',
  },
  conversation_open: {
    status: 409,
    message: 'The conversation is not resolved yet. It can be rated once it is.',
  },
  rating_not_asked: { status: 409, message: 'This line does not ask for ratings.' },
  rating_closed: {
    status: 409,
    message: 'The time for this rating is over; what was answered stays as it is.',
  },
  rating_tag_unknown: {
    status: 422,
    message: 'A tag is not one that this line offers for this score; see `detail`.',
  },
  key_invalid: { status: 401, message: 'This API key is unknown, expired or revoked.' },
  key_scope_missing: {
    status: 403,
    message: 'This API key is not allowed this; see `detail` for the scope it takes.',
  },
  key_not_accepted: {
    status: 403,
    message: 'API keys are not accepted here: this is for people who are signed in.',
  },
  limit_reached: { status: 409, message: 'There are as many as there may be; see `detail`.' },
  webhook_disabled: { status: 409, message: 'This webhook is disabled. Enable it first.' },
  url_refused: {
    status: 422,
    message: 'The server does not call this URL; see `detail` for why.',
  },
  message_settled: {
    status: 409,
    message: 'This message can no longer be changed; see `detail.because`.',
  },
  password_weak: { status: 422, message: 'This password is too short or too common.' },
  empty_message: { status: 422, message: 'Write something or attach a file.' },
  file_missing: { status: 422, message: 'A file of this message is not there, or not yours.' },
  file_type_refused: { status: 422, message: 'This kind of file is not accepted.' },
  file_unreadable: { status: 422, message: 'This file is damaged, or not what its name says.' },
  wording_advised: {
    status: 422,
    message:
      'The wording rules advise against this text; see `detail`. Send it again with `wordingAcknowledged` to send it all the same.',
  },
  variable_unknown: {
    status: 422,
    message: 'There is no variable of this name; see `detail`.',
  },
  variable_unfilled: {
    status: 422,
    message: 'A variable in this text has not been filled in; see `detail`.',
  },
  shortcut_taken: { status: 409, message: 'Another quick reply has this shortcut already.' },
  too_many_quick_replies: {
    status: 409,
    message: 'There are as many quick replies as there may be; see `detail` for the limit.',
  },
  // the server's own state
  too_many: {
    status: 429,
    message: 'Too many requests. Wait as long as `Retry-After` says.',
    retry: true,
  },
  unavailable: {
    status: 503,
    message: 'The server cannot do this right now. Try again shortly.',
    retry: true,
  },
  // the socket's own
  frame_binary: { status: 400, message: 'Frames are JSON text.' },
  frame_unknown: { status: 400, message: 'There is no frame of this type.' },
  hello_expected: { status: 400, message: 'The first frame is `hello`.' },
  protocol_unknown: {
    status: 400,
    message: 'This server speaks another version of the sync protocol.',
  },
  feed_unknown: { status: 404, message: 'There is no such feed, or you may not hear it.' },
  too_many_feeds: { status: 409, message: 'This connection follows as many feeds as it may.' },
  internal: {
    status: 500,
    message: 'Something went wrong on our side. It has been logged.',
    retry: true,
  },
} as const satisfies Record<string, { status: number; message: string; retry?: boolean }>

export type RefusalCode = keyof typeof refusals

/** What a refused request answers. */
export const refusalReply = z.object({
  code: z.string(),
  message: z.string(),
  /** What exactly: a field and what is wrong with it, who claimed, the limit, what is there now. */
  detail: z.record(z.string(), z.unknown()).optional(),
})
export type RefusalReply = { code: RefusalCode; message: string; detail?: Record<string, unknown> }
