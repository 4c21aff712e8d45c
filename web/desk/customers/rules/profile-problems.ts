/** What is wrong with a profile's field before the server is asked; the same shapes as contracts/text.ts. */
export type ProfileProblem = 'phoneWrong' | 'emailWrong' | 'nameWrong'

export function nameProblem(value: string): ProfileProblem | null {
  return value.trim() === '' ? 'nameWrong' : null
}

/** Spaces and dashes are how people write numbers; they are not kept. */
export function plainPhone(value: string): string {
  return value.replace(/[\s()-]/g, '')
}

export function phoneProblem(value: string): ProfileProblem | null {
  return /^\+?[0-9]{5,15}$/.test(plainPhone(value)) ? null : 'phoneWrong'
}

export function emailProblem(value: string): ProfileProblem | null {
  return /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(value.trim()) ? null : 'emailWrong'
}
