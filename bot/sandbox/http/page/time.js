// Dates and spans in words. Instants are milliseconds since 1970 by the sandbox's clock, shown in the browser's zone.

const LOCALE = "zh-Hans-CN";
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const formats = {
  time: new Intl.DateTimeFormat(LOCALE, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }),
  seconds: new Intl.DateTimeFormat(LOCALE, { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" }),
  date: new Intl.DateTimeFormat(LOCALE, { year: "numeric", month: "long", day: "numeric", weekday: "long" }),
  day: new Intl.DateTimeFormat(LOCALE, { month: "long", day: "numeric", weekday: "short" }),
  dayOfYear: new Intl.DateTimeFormat(LOCALE, { year: "numeric", month: "long", day: "numeric" }),
  short: new Intl.DateTimeFormat(LOCALE, { month: "numeric", day: "numeric" }),
};

/** 20:15 */
export const clockTime = (at) => formats.time.format(at);
/** 20:15:03 */
export const clockSeconds = (at) => formats.seconds.format(at);
/** 2025年11月22日星期六 */
export const fullDate = (at) => formats.date.format(at);
/** The browser's zone, as an IANA name. */
export const zoneName = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Two instants share a key when they fall on the same local day. */
export function dayKey(at) {
  const date = new Date(at);
  return `${date.getFullYear()}-${date.getMonth()}-${date.getDate()}`;
}

/** 今天, 昨天, 11月20日周四, or with the year when it is another one. */
export function dayWords(at, now) {
  const yesterday = new Date(now);
  yesterday.setDate(yesterday.getDate() - 1);
  if (dayKey(at) === dayKey(now)) return "今天";
  if (dayKey(at) === dayKey(yesterday)) return "昨天";
  return new Date(at).getFullYear() === new Date(now).getFullYear()
    ? formats.day.format(at)
    : formats.dayOfYear.format(at);
}

/** The time for today, the date for any other day: the corner of a chat's row. */
export function briefWhen(at, now) {
  return dayKey(at) === dayKey(now) ? clockTime(at) : formats.short.format(at);
}

/** How far it is to the same hour of the next local day, in milliseconds (23 or 25 hours where the clocks change). */
export function untilNextDay(now) {
  const next = new Date(now);
  next.setDate(next.getDate() + 1);
  return next.getTime() - now;
}

/** 还剩 12 秒, 还剩 3 分 05 秒, 还剩 5 小时 20 分. */
export function remainingWords(span) {
  if (span <= 0) return "时间到";
  const seconds = Math.ceil(span / 1000);
  if (span < MINUTE) return `还剩 ${seconds} 秒`;
  if (span < HOUR) return `还剩 ${Math.floor(seconds / 60)} 分 ${String(seconds % 60).padStart(2, "0")} 秒`;
  return `还剩 ${Math.floor(span / HOUR)} 小时 ${Math.floor((span % HOUR) / MINUTE)} 分`;
}
