import { identityTokenSecondsMax } from '@yingsheng/contracts/limits'
import { emailAddress, line, lines, phoneNumber } from '@yingsheng/contracts/text'
import { z } from 'zod'

const claims = z.object({
  sub: lines(200).min(1),
  exp: z.number(),
  iat: z.number().optional(),
  name: line(80).optional().catch(undefined),
  email: emailAddress.optional().catch(undefined),
  phone: phoneNumber.optional().catch(undefined),
})

export type Identity = { subject: string; name?: string; email?: string; phone?: string }

type Verdict = { outcome: 'fit'; identity: Identity } | { outcome: 'refused'; problem: string }

/**
 * What a shop's verified token says of a customer. `exp` is at most an hour ahead, so that a leaked
 * one soon is worth nothing; an unusable name, e-mail or phone is left out.
 */
export function readIdentityClaims(payload: unknown, nowSeconds: number): Verdict {
  const parsed = claims.safeParse(payload)
  if (!parsed.success)
    return {
      outcome: 'refused',
      problem: `${parsed.error.issues[0]!.path.join('.')} is missing or malformed`,
    }
  const { sub, exp, name, email, phone } = parsed.data
  if (exp - nowSeconds > identityTokenSecondsMax + 60)
    return { outcome: 'refused', problem: 'exp is more than an hour ahead' }
  return {
    outcome: 'fit',
    identity: {
      subject: sub,
      ...(name && { name }),
      ...(email && { email }),
      ...(phone && { phone }),
    },
  }
}
