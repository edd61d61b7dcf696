const POLL_MILLIS = 1000;
const PROVIDERS = {starsender: 'StarSender', whapi: 'Whapi'};
const TICKS = {pending: '✓', sent: '✓', delivered: '✓✓', read: '✓✓', played: '✓✓', failed: '⚠', deleted: '✗'};
const MEANINGS = {
  pending: 'diterima penyedia', sent: 'terkirim', delivered: 'sampai di ponsel', read: 'dibaca', played: 'diputar',
  failed: 'gagal', deleted: 'ditarik kembali',
};
const LABELS = {
  image: '📷 Foto', video: '🎬 Video', gif: '🎬 GIF', audio: '🎵 Audio', voice: '🎤 Pesan suara', sticker: '💟 Stiker',
  document: '📄 Dokumen', location: '📍 Lokasi',
};
const MARKS = /(?<link>https?:\/\/[^\s<>"]+)|```(?<code>[^`]+)```|(?<![\p{L}\p{N}])(?:\*(?<strong>[^*\n]+)\*|_(?<em>[^_\n]+)_|~(?<s>[^~\n]+)~)(?![\p{L}\p{N}])/gu;
const byId = id => document.getElementById(id);
const clock = new Intl.DateTimeFormat('id-ID', {hour: '2-digit', minute: '2-digit'});
const date = new Intl.DateTimeFormat('id-ID', {day: 'numeric', month: 'long', year: 'numeric'});
const short = new Intl.DateTimeFormat('id-ID', {day: 'numeric', month: 'short'});
const relative = new Intl.RelativeTimeFormat('id-ID', {numeric: 'auto'});
const names = new Map();
let chats = new Map(), chosen = null, version = '', failure = '', following = true;

// Texts only ever become text nodes: nothing in a message can become markup.
function element(name, style, ...children) {
  const made = document.createElement(name);
  if (style) made.className = style;
  made.append(...children.filter(child => child !== null && child !== undefined && child !== ''));
  return made;
}

function link(address, style, text) {
  return Object.assign(element('a', style, text), {href: address, target: '_blank', rel: 'noopener noreferrer'});
}

// *bold*, _italic_, ~struck~, ```code``` and addresses, as WhatsApp shows them.
function formatted(text) {
  const parts = [];
  let end = 0;
  for (const mark of text.matchAll(MARKS)) {
    const [kind, inner] = Object.entries(mark.groups).find(([, found]) => found !== undefined);
    parts.push(text.slice(end, mark.index), kind === 'link' ? link(inner, '', inner) : element(kind, '', inner));
    end = mark.index + mark[0].length;
  }
  return [...parts, text.slice(end)];
}

const startOfDay = moment => new Date(moment.getFullYear(), moment.getMonth(), moment.getDate());
const daysAgo = moment => Math.round((startOfDay(new Date()) - startOfDay(moment)) / 86400000);

function dayOf(instant) {
  const moment = new Date(instant), days = daysAgo(moment);
  const text = days >= 0 && days < 2 ? relative.format(-days, 'day') : date.format(moment);
  return text[0].toUpperCase() + text.slice(1);
}

function when(instant) {
  const moment = new Date(instant);
  return daysAgo(moment) === 0 ? clock.format(moment) : short.format(moment);
}

function readable(chat) {
  const parts = /^62(\d{3})(\d{4})(\d+)$/.exec(chat);
  return parts ? '+62 ' + parts.slice(1).join('-') : /^\d+$/.test(chat) ? '+' + chat : chat;
}

const messagesOf = chat => chats.get(chat) ?? [];
const nameOf = chat => messagesOf(chat).findLast(message => message.from_customer && message.name)?.name ?? names.get(chat);
const isGroup = chat => chat.endsWith('@g.us');
const isHidden = chat => chat.endsWith('@lid');
const titleOf = chat => nameOf(chat) ?? (isHidden(chat) ? 'Nomor tersembunyi' : readable(chat));
const labelOf = message => LABELS[message.type] ?? (message.file ? '📎 Lampiran' : '');
const fresh = chat => messagesOf(chat)
  .filter(message => !message.from_customer && message.at > (localStorage.getItem('seen ' + chat) ?? '')).length;

function face(chat) {
  const made = element('span', 'face', isGroup(chat) ? '👥' : [...titleOf(chat).replace(/^\+62 /, '')][0].toUpperCase());
  made.style.background = `hsl(${[...chat].reduce((sum, each) => sum * 31 + each.codePointAt(0) & 0xffff, 7) % 360} 38% 42%)`;
  return made;
}

function row(chat) {
  const last = messagesOf(chat).at(-1), count = chat === chosen ? 0 : fresh(chat);
  const preview = last && [last.from_customer ? '' : 'Bengkel: ', last.body || labelOf(last)].join('');
  const button = element('button', '', face(chat), element('strong', '', titleOf(chat)), element('time', '', last && when(last.at)),
    element('span', 'preview', preview), count ? element('span', 'count', String(count)) : '');
  button.type = 'button';
  button.dataset.chat = chat;
  button.setAttribute('aria-current', chat === chosen);
  button.onclick = () => open(chat);
  return element('li', '', button);
}

function open(chat) {
  chosen = chat;
  failure = '';
  following = true;
  byId('messages').replaceChildren();
  document.querySelector('main').classList.add('open');
  draw();
  byId('text').focus();
}

// The sandbox's own files and data are shown; addresses elsewhere are not loaded, only linked to.
function attachment(message) {
  if (!message.file) return null;
  const own = /^https?:\/\/[^/]+(\/files\/[0-9a-f-]+)$/.exec(message.file);
  const source = own ? own[1] : message.file;
  const isData = /^data:image\/(png|jpeg|gif|webp);/.test(source);
  if (isData || own && ['image', 'sticker', 'gif'].includes(message.type)) {
    return Object.assign(element('img'), {src: source, alt: message.file_name ?? 'Foto'});
  }
  const name = [labelOf(message), message.file_name ?? (/^https?:/i.test(source) ? source : null)].filter(Boolean).join(' · ');
  return /^https?:\/\//i.test(message.file) ? link(source, 'file', name) : element('span', 'file', name);
}

function bubble(message) {
  const made = element('article', 'bubble' + (message.from_customer ? '' : ' own') + (message.deleted ? ' deleted' : ''));
  if (message.from_customer && isGroup(message.chat)) made.append(element('strong', '', message.author ?? 'Anggota'));
  if (message.deleted) {
    made.append(element('p', '', '🚫 Pesan ini dihapus'));
  } else {
    const file = attachment(message);
    if (file) made.append(file);
    const body = message.type === 'location' ? '📍 ' + message.body : message.body;
    if (body) made.append(element('p', '', ...formatted(body)));
  }
  const footer = element('footer', '', [
    message.reaction, message.from_customer ? '' : PROVIDERS[message.provider], clock.format(new Date(message.at)),
    message.schedule && 'dijadwalkan ' + short.format(new Date(message.schedule)) + ' ' + clock.format(new Date(message.schedule)),
  ].filter(Boolean).join(' · '));
  if (!message.from_customer && message.status) {
    footer.append(' ', element('span', message.status, TICKS[message.status] ?? message.status));
    footer.title = MEANINGS[message.status] ?? message.status;
  }
  made.append(footer);
  return made;
}

function bubbles(messages) {
  let day = '';
  return messages.flatMap(message => {
    const before = day;
    day = dayOf(message.at);
    return day === before ? [bubble(message)] : [element('span', 'day', day), bubble(message)];
  });
}

const unread = () => messagesOf(chosen)
  .filter(message => !message.from_customer && message.provider === 'whapi' && ['pending', 'sent', 'delivered'].includes(message.status));

function drawList() {
  const wanted = byId('search').value.trim().toLowerCase(), digits = wanted.replace(/\D/g, '').replace(/^0/, '');
  const fits = chat => !wanted || titleOf(chat).toLowerCase().includes(wanted) || digits && chat.includes(digits)
    || messagesOf(chat).some(message => message.body?.toLowerCase().includes(wanted));
  const focused = document.activeElement?.dataset?.chat;
  const rows = [...chats.keys()].reverse().filter(fits).map(row);
  byId('chats').replaceChildren(...(rows.length || !wanted ? rows : [element('li', 'none', 'Tidak ada yang cocok.')]));
  if (focused) byId('chats').querySelector(`[data-chat="${CSS.escape(focused)}"]`)?.focus();
}

function hint() {
  if (chosen) return `Belum ada pesan. Tulis sesuatu sebagai ${titleOf(chosen)}, misalnya “Halo” atau nomor polisi.`;
  return chats.size ? 'Pilih percakapan di sebelah kiri.'
    : 'Belum ada pesan. Pengingat dan jawaban chat muncul di sini begitu bengkel mengirimnya. Untuk menulis ke bengkel sebagai pelanggan, buka sebuah nomor di kiri bawah.';
}

function draw() {
  const messages = messagesOf(chosen), box = byId('messages');
  if (chosen && messages.length) localStorage.setItem('seen ' + chosen, messages.at(-1).at);
  drawList();
  const silent = !chosen || isGroup(chosen) || isHidden(chosen);
  byId('title').textContent = chosen ? titleOf(chosen) : 'Tidak ada yang benar-benar terkirim';
  byId('summary').textContent = failure || (chosen ? `${readable(chosen)} · ${messages.length} pesan` : 'Ini simulasi WhatsApp di komputer Anda');
  byId('summary').classList.toggle('failure', failure !== '');
  byId('face').hidden = !chosen;
  if (chosen) byId('face').replaceWith(Object.assign(face(chosen), {id: 'face'}));
  byId('text').disabled = byId('send').disabled = byId('attach').disabled = silent;
  byId('text').placeholder = silent ? chosen ? 'Di sini hanya bisa membaca' : '' : `Tulis sebagai ${titleOf(chosen)}`;
  byId('read').hidden = unread().length === 0;
  const scroll = box.scrollTop;
  box.replaceChildren(...(messages.length ? bubbles(messages) : [element('p', 'empty', hint())]));
  box.scrollTop = scroll;
  follow();
}

// Whoever looks at the newest message keeps seeing it, also when a photo has taken its place only after the text around it.
function follow() {
  const box = byId('messages');
  if (following) box.scrollTop = box.scrollHeight;
}

async function post(path, body, type = 'application/json') {
  const answer = await fetch(path, {method: 'POST', headers: {'Content-Type': type}, body: type === 'application/json' ? JSON.stringify(body) : body});
  if (answer.ok) return answer.json();
  throw new Error(answer.status === 502 ? 'Bengkel belum menjawab; pesan dicoba lagi selama lima menit'
    : (await answer.json().catch(() => ({}))).message ?? `HTTP ${answer.status}`);
}

async function attempt(work) {
  try {
    failure = '';
    await work();
  } catch (problem) {
    failure = problem.message;
    draw();
  }
}

function take(conversations) {
  const empty = [...chats].filter(([, messages]) => messages.length === 0);
  byId('total').textContent = `${conversations.total.toLocaleString('id-ID')} pesan dari bengkel`
    + (conversations.total > 1000 ? ', 1.000 yang terbaru ditampilkan' : '');
  chats = new Map(empty);
  for (const message of conversations.messages) {
    const earlier = messagesOf(message.chat);
    // Taken out and put in again: the number that wrote or was written to last comes last.
    chats.delete(message.chat);
    chats.set(message.chat, [...earlier, message]);
  }
  draw();
}

async function refresh() {
  try {
    const answer = await fetch('conversations?seen=' + encodeURIComponent(version));
    if (answer.status === 200) {
      const conversations = await answer.json();
      version = conversations.version;
      take(conversations);
    }
  } catch {
    byId('total').textContent = 'Terputus, mencoba lagi…';
    version = '';
  }
  setTimeout(refresh, POLL_MILLIS);
}

function write() {
  const text = byId('text').value.trim();
  if (!text || !chosen) return;
  byId('text').value = '';
  following = true;
  attempt(() => post('incoming', {from: chosen, name: nameOf(chosen), text}));
}

async function attach(file) {
  const kind = /^(image|video|audio)\//.exec(file.type)?.[1] ?? 'document';
  const text = byId('text').value.trim();
  const {url} = await post('files', file, file.type || 'application/octet-stream');
  byId('text').value = '';
  following = true;
  await post('incoming', {from: chosen, name: nameOf(chosen), type: kind, media: url, filename: file.name, mime_type: file.type || undefined, text: text || undefined});
}

byId('back').onclick = () => {
  document.querySelector('main').classList.remove('open');
  chosen = null;
  draw();
};
byId('search').oninput = drawList;
byId('messages').onscroll = ({target}) => { following = target.scrollHeight - target.scrollTop - target.clientHeight < 40; };
byId('messages').addEventListener('load', follow, true);
byId('read').onclick = () => attempt(() =>
  post('incoming', {messages: unread().map(message => ({id: message.id, status: 'read'}))}));
byId('automatic').onchange = event => attempt(() => post('statuses', {automatic: event.target.checked}));
byId('new').onsubmit = event => {
  event.preventDefault();
  const number = byId('newNumber').value.replace(/\D/g, '').replace(/^0/, '62').replace(/^8/, '628');
  if (byId('newName').value.trim()) names.set(number, byId('newName').value.trim());
  if (!chats.has(number)) chats.set(number, []);
  byId('newNumber').value = byId('newName').value = '';
  open(number);
};
byId('write').onsubmit = event => {
  event.preventDefault();
  write();
};
byId('text').onkeydown = event => {
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    write();
  }
};
byId('attach').onclick = () => byId('file').click();
byId('file').onchange = event => {
  const [file] = event.target.files;
  event.target.value = '';
  if (file) attempt(() => attach(file));
};
fetch('statuses').then(answer => answer.json()).then(statuses => { byId('automatic').checked = statuses.automatic; });
refresh();
