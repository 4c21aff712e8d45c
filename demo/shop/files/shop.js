/*
 * What a shop does with the widget beyond embedding it: it tells who is signed in, and opens the chat
 * from its own buttons. Calls made before the widget has arrived wait for it in a queue.
 */
window.Yingsheng ??= function queue() {
  ;(queue.q ??= []).push(arguments)
}

const { language, failed } = document.body.dataset
const remembered = `demo-shop:${language}`
const shopName = document.title
const byId = (id) => document.getElementById(id)

async function signIn() {
  const answer = await fetch('/demo-shop/identity', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ language }),
  })
  if (!answer.ok) throw new Error(`the shop answered ${answer.status}`)
  const { token, fields } = await answer.json()
  window.Yingsheng('identify', { token })
  window.Yingsheng('setFields', fields)
  localStorage.setItem(remembered, 'yes')
  show(true)
}

function signOut() {
  window.Yingsheng('forget')
  localStorage.removeItem(remembered)
  show(false)
}

function show(isSignedIn) {
  const hadFocus = document.activeElement?.closest('.account') instanceof Element
  byId('sign-in').hidden = isSignedIn
  byId('signed-in').hidden = !isSignedIn
  byId('sign-out').hidden = !isSignedIn
  byId('account-problem').textContent = ''
  // The button one has just pressed is gone; the keyboard goes on from the other one.
  if (hadFocus) byId(isSignedIn ? 'sign-out' : 'sign-in').focus()
}

function tryToSignIn() {
  signIn().catch(() => {
    byId('account-problem').textContent = failed
  })
}

/** The address and the title say which product it is about: agents see both. */
function ask({ currentTarget }) {
  const { ask: about, name } = currentTarget.dataset
  history.replaceState(null, '', `#${about}`)
  document.title = `${name} · ${shopName}`
  window.Yingsheng('open')
}

byId('sign-in').addEventListener('click', tryToSignIn)
byId('sign-out').addEventListener('click', signOut)
for (const button of document.querySelectorAll('[data-ask]')) button.addEventListener('click', ask)
// Like a shop whose session is still there when one comes back.
if (localStorage.getItem(remembered) === 'yes') tryToSignIn()
