import type { AttachmentRule, FileKind } from '@yingsheng/contracts/files'

/** Why a file is not accepted by this rule, or null. `mediaType` is what its content says. */
export function refusalOf(
  rule: AttachmentRule,
  { mediaType, bytes }: { mediaType: string; bytes: number },
): 'too_large' | 'file_type_refused' | null {
  if (bytes > rule.bytesMax) return 'too_large'
  return rule.kinds.includes(kindOf(mediaType)) ? null : 'file_type_refused'
}

/** What a file is for people; what no pattern knows is `other`. */
export function kindOf(mediaType: string): FileKind {
  return kinds.find(([, pattern]) => pattern.test(mediaType))?.[0] ?? 'other'
}

const kinds: [FileKind, RegExp][] = [
  ['image', /^image\//],
  ['video', /^(video\/|application\/mp4$)/],
  ['audio', /^(audio\/|application\/ogg$)/],
  [
    'document',
    /^(text\/|application\/(pdf|rtf|json|msword|x-cfb|vnd\.(ms-|openxmlformats-officedocument|oasis\.opendocument)))/,
  ],
  ['archive', /^application\/(zip|gzip|x-7z-compressed|x-rar-compressed|x-tar)$/],
]
