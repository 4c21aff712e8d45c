import { useSavingAs } from '../../replies/saving-as.ts'
import { ReplyDialog } from './reply-dialog.tsx'

/** Makes a quick reply of what was just said or written. */
export function SaveAsReply() {
  const text = useSavingAs((state) => state.text)
  if (text === null) return null
  return (
    <ReplyDialog
      reply={{ isShared: false, text, group: '' }}
      onClose={() => useSavingAs.setState({ text: null })}
    />
  )
}
