/** Where each conversation stood when its reply was begun; remembered while one looks at another. */
export const begunAt = new Map<string, number>()
