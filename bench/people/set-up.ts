/** Creates the business through the server's own door and answers what the bench needs to go on. */
export async function setUpBusiness(
  origin: string,
): Promise<{ lineId: string; brandId: string; ownerCookie: string }> {
  const answer = await fetch(`${origin}/api/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      businessName: '青柠数码',
      ownerName: '林小满',
      email: 'owner@bench.example',
      password: 'a long enough password 2025',
      language: 'zh-CN',
    }),
  })
  if (!answer.ok) throw new Error(`the business could not be set up: ${await answer.text()}`)
  const { line, brand } = (await answer.json()) as { line: { id: string }; brand: { id: string } }
  const [ownerCookie = ''] = (answer.headers.get('set-cookie') ?? '').split(';')
  return { lineId: line.id, brandId: brand.id, ownerCookie }
}
