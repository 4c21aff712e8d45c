/** 138****6621: the habit of GB/T 35273. Short numbers keep less. */
export function maskPhone(phone: string): string {
  if (phone.length < 8)
    return `${phone.slice(0, 1)}${'*'.repeat(phone.length - 2)}${phone.slice(-1)}`
  return `${phone.slice(0, phone.length - 8)}****${phone.slice(-4)}`
}

/** lin***@163.com: at most three letters of the name, the whole domain. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@')
  const name = email.slice(0, at)
  return `${name.slice(0, Math.min(3, Math.ceil(name.length / 2)))}***${email.slice(at)}`
}
