import { useEffect, useRef, useState } from 'react'

/**
 * Takes files that are dropped anywhere in the window while a conversation is open: beside the
 * composer the browser would leave the desk and open the file.
 */
export function useDrop(take: ((files: readonly File[]) => void) | null): boolean {
  const [isDropping, setIsDropping] = useState(false)
  const latest = useRef(take)
  latest.current = take
  useEffect(() => {
    let depth = 0
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true
    const heard = {
      dragenter: (event: DragEvent) => {
        if (!hasFiles(event)) return
        depth++
        setIsDropping(latest.current !== null)
      },
      dragleave: (event: DragEvent) => {
        if (hasFiles(event) && --depth <= 0) setIsDropping(false)
      },
      dragover: (event: DragEvent) => {
        if (hasFiles(event)) event.preventDefault()
      },
      drop: (event: DragEvent) => {
        if (!hasFiles(event)) return
        event.preventDefault()
        depth = 0
        setIsDropping(false)
        latest.current?.([...(event.dataTransfer?.files ?? [])])
      },
    }
    for (const [name, hear] of Object.entries(heard)) addEventListener(name, hear as EventListener)
    return () => {
      for (const [name, hear] of Object.entries(heard))
        removeEventListener(name, hear as EventListener)
    }
  }, [])
  return isDropping
}
