import { fileBytesMax, fileNameCharactersMax, imagePixelsMax } from '@yingsheng/contracts/limits'
import { Refusal } from '../refusal.ts'

/** What browsers could run, whatever it is called: refused by content and by name. */
const refusedExtensions =
  /\.(exe|dll|msi|bat|cmd|com|scr|ps1|vbs|js|mjs|jar|sh|html?|xhtml|svg|xml|swf|hta|lnk|reg|apk|php\d?|pht|phtml|htaccess)$/i
const imageTypes = new Set([
  'image/png',
  'image/jpeg',
  'image/webp',
  'image/gif',
  'image/avif',
  'image/heic',
])
const acceptedTypes =
  /^(image\/(png|jpeg|webp|gif|avif|heic)|audio\/|video\/|application\/(pdf|zip|gzip|x-7z-compressed|x-rar-compressed|x-tar|msword|vnd\.|rtf|x-cfb|json|octet-stream|ogg|mp4)|text\/(plain|csv|rtf|calendar|vcard))/
const previewPixels = 640

export type ReadUpload = {
  name: string
  mediaType: string
  bytes: Buffer
  image: { width: number; height: number; preview: Buffer } | null
}

/**
 * Looks at what was really sent. Images are decoded and written anew, which drops metadata (where a
 * photo was taken) and anything hidden behind the pixels. Refuses
 * `too_large`, `file_type_refused`, `file_unreadable`.
 */
export async function readUpload(givenName: string, bytes: Buffer): Promise<ReadUpload> {
  if (bytes.length > fileBytesMax) throw new Refusal('too_large', { max: fileBytesMax })
  if (bytes.length === 0) throw new Refusal('file_unreadable')
  const name = cleanName(givenName)
  // Loaded at the first upload: a server that takes no files does not carry them.
  const { fileTypeFromBuffer } = await import('file-type')
  const sniffed = await fileTypeFromBuffer(bytes).catch(() => undefined)
  const mediaType =
    sniffed?.mime ?? (looksLikeText(bytes) ? 'text/plain' : 'application/octet-stream')

  if (refusedExtensions.test(name) || !acceptedTypes.test(mediaType))
    throw new Refusal('file_type_refused', { name })
  if (!sniffed && looksActive(bytes)) throw new Refusal('file_type_refused', { name })
  if (!imageTypes.has(mediaType)) return { name, mediaType, bytes, image: null }
  return { name, ...(await rewriteImage(bytes, mediaType)) }
}

/** The last part of the path, without control, formatting or direction characters. */
export function cleanName(given: string): string {
  const last = given.toWellFormed().split(/[/\\]/).at(-1) ?? ''
  const clean = last
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^\.+|[. ]+$/g, '')
    .trim()
  if (clean === '') return 'file'
  if (clean.length <= fileNameCharactersMax) return clean
  const extension = /\.[^.]{1,10}$/.exec(clean)?.[0] ?? ''
  return clean.slice(0, fileNameCharactersMax - extension.length) + extension
}

async function rewriteImage(bytes: Buffer, mediaType: string) {
  const { default: sharp } = await import('sharp')
  const isAnimated = mediaType === 'image/gif' || mediaType === 'image/webp'
  try {
    const source = sharp(bytes, {
      limitInputPixels: imagePixelsMax,
      animated: isAnimated,
      failOn: 'error',
    }).rotate()
    const target =
      mediaType === 'image/png' || mediaType === 'image/gif' || mediaType === 'image/webp'
        ? mediaType.slice(6)
        : 'jpeg'
    const rewritten = await source
      .toFormat(target as 'png', { quality: 85 })
      .toBuffer({ resolveWithObject: true })
    const preview = await sharp(rewritten.data, { limitInputPixels: imagePixelsMax })
      .resize(previewPixels, previewPixels, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 80 })
      .toBuffer()
    const { width, height, pageHeight } = rewritten.info as {
      width: number
      height: number
      pageHeight?: number
    }
    return {
      mediaType: `image/${target}`,
      bytes: rewritten.data,
      image: { width, height: pageHeight ?? height, preview },
    }
  } catch {
    throw new Refusal('file_unreadable')
  }
}

const sampleBytes = 8_192

function looksLikeText(bytes: Buffer): boolean {
  const sample = bytes.subarray(0, sampleBytes)
  if (sample.includes(0)) return false
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(
      sample.length < sampleBytes ? sample : sample.subarray(0, -4),
      { stream: true },
    )
    return true
  } catch {
    return false
  }
}

/** Text that a browser would take for a page, in UTF-16 too. */
function looksActive(bytes: Buffer): boolean {
  return /<\s*(!doctype\s+html|html|script|svg|iframe|body|\?xml)/i.test(
    bytes.subarray(0, sampleBytes).toString('latin1').replaceAll('\0', ''),
  )
}
