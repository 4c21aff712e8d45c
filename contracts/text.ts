import { z } from 'zod'

// oxlint-disable-next-line no-control-regex
const unfit = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/
/** Direction overrides and isolates that could make text lie about its order. */
const bidi = /[\u202A-\u202E\u2066-\u2069]/

/** True when the string can be stored and shown: no control characters, no half surrogate pairs. */
export function isFitText(text: string): boolean {
  return !unfit.test(text) && text.isWellFormed()
}

/** One or more lines that people wrote. Direction overrides are kept; interfaces isolate each line. */
export function lines(max: number) {
  return z.string().max(max).refine(isFitText, { error: 'text_unfit' })
}

/** One line: a name, a title. No line breaks and no direction overrides. */
export function line(max: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((text) => isFitText(text) && !/[\r\n]/.test(text) && !bidi.test(text), {
      error: 'text_unfit',
    })
}

export const language = z.enum(['zh-CN', 'en'])
export type Language = z.infer<typeof language>

export const emailAddress = z
  .email()
  .max(254)
  .transform((address) => address.toLowerCase())
/** Digits with an optional leading +, as people write them minus spaces and dashes. */
export const phoneNumber = z.string().regex(/^\+?[0-9]{5,15}$/)
export const colour = z.string().regex(/^#[0-9a-f]{6}$/)
