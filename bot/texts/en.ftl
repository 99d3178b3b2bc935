### English: everything that people read. Short sentences, plain words, no fear, no shame.

## Shared

app-name = Anti-Fraud Quiz Bot
app-about = Three minutes a day to see through scams without doubting genuine messages. Quizzes, scam or genuine, group contests: one tap an answer.
app-about-short = Three-minute scam practice: every option explained, every answer sourced.
unknown-text =
    I understand buttons and commands.
    /quiz for a round, /spot for scam or genuine, /help for everything.
    If you have run into a scam, tap the button below.
unknown-command = There is no such command. /help lists them all.
only-private = That works in a private chat: { $link }
fault = Something went wrong, and it wasn't your fault. Tap again; if it still fails, try a little later.
tap-old = That card is out of date. Please use the newest one.
tap-twice = You have already answered this one.
tap-foreign = That card is someone else's. Send /start for your own.
file-only-text =
    I can only read text and buttons. What is in pictures and files is better not sent to any bot.
    Not sure about a message in it? Type the sentence that asks you to do something, or tap “Look together”.

## Buttons

button-quiz = Start a quiz
button-spot = Scam or genuine
button-review = Today's review
button-stats = My results
button-contest = Group contest
button-settings = Settings
button-scammed = I've been scammed
button-next = Next
button-result = See the result
button-report = Report it
button-source = Source
button-topics = Choose a topic
button-all-topics = All topics
button-back = Back
button-again = One more round
button-home = Home
button-tip-more = Another tip
button-add-to-group = Add me to a group
button-week = This week
button-all-time = All time
button-my-name = Choose a board name

## Start and help

start-greeting =
    Hello, I am the <b>Anti-Fraud Quiz Bot</b>.
    Five questions, three minutes. Every option is explained, and genuine messages are mixed in, because mistrusting a genuine message does harm too.

    I never ask for a phone number, an ID, a card, a code or money. Anyone who does so in my name is a scammer.

    First, who is this for? I will bring up more of what they are likely to meet. You can skip this.
start-again = Welcome back. Where would you like to start?
start-bad-link = That link no longer works. No matter, you can start here.
help-text =
    <b>Practise alone</b>
    /quiz a round of questions
    /spot scam or genuine?
    /helpta help someone　/test check-up
    /review what is due today
    /exam 20 questions
    /tip one tip
    /stats my results　/top leaderboard

    <b>A message you are not sure about</b>
    /look look at it together

    <b>A daily reminder</b>
    /remind one question a day, at the hour you choose

    <b>Contest in a group</b>
    Add me to a group and send /contest

    <b>Your data</b>
    /settings settings　/privacy what is stored
    /export take it with you　/forget delete it

    If you have run into a scam, tap “I've been scammed”, or just type it.
help-group =
    I host anti-fraud contests in this group: /contest starts one, /stop ends it.
    For a contest of days, /season: everybody answers in private whenever they like, and the group sees the places once a day.
    /daily asks one question a day here; /top shows this week's league of the group.
    To practise alone, talk to me in private.
group-greeting =
    Hello, I am the Anti-Fraud Quiz Bot. A group admin can send /contest to start a game; two players are enough.
    I do not see ordinary messages here, and I never write to anyone to ask for things.
group-contest-how = Add me to a group; a group admin sends /contest, and two players are enough. Questions, seconds and mode are yours to choose.

## A question

quiz-head = Question { $position }/{ $total } · { $topic }
quiz-judge-stem =
    { $channel ->
        [call] What do you make of this call?
        [talk] What do you make of these words?
        [web] What do you make of this page?
        [email] What do you make of this email?
       *[other] What do you make of this message?
    }
quiz-context = 🧭 { $context }
quiz-context-plain = { $context }
quiz-says = :{" "}
quiz-speaker-me = You
quiz-speaker-them = They
quiz-stop-stem = At which line is it time to stop?
quiz-stop-none = No need to stop
quiz-stop-right = ✅ Just in time: <b>{ $answer }</b>
quiz-stop-wrong = ❌ The best moment: <b>{ $answer }</b>
quiz-stop-next = What would have come next: { $next }
quiz-withdrawn = This question has just been withdrawn and does not count. Let's start a new round.
quiz-sure-scam = Clearly a scam
quiz-maybe-scam = Maybe a scam
quiz-maybe-genuine = Maybe genuine
quiz-sure-genuine = Clearly genuine
quiz-only-chinese = (this one is only in Chinese)
quiz-elsewhere = (mainland rules)
quiz-verdict-right-scam = ✅ Well spotted: this is a <b>scam</b>.
quiz-verdict-right-genuine = ✅ Well spotted: this is <b>genuine</b>.
quiz-verdict-careful-genuine = It never hurts to be careful, but this one is <b>genuine</b>.
quiz-verdict-wrong-scam = ❌ This one is a <b>scam</b>.
quiz-verdict-wrong-genuine = ❌ This one is <b>genuine</b>. Mistrusting genuine messages does harm too.
quiz-decisive = What settles it: { $decisive }
quiz-action = What to do: { $action }
quiz-yours-was = You chose: { $answer }
quiz-yours-mark = {" "}(your choice)
quiz-sign = { $name }: { $why }
quiz-sources-join = {"; "}
quiz-source = Source: { $labels }
quiz-source-detail = { $detail }
quiz-right = ✅ Right, +{ $points } points
quiz-right-again = ✅ Right (answered earlier today, no more points)
quiz-wrong = Not this time. Here is why
quiz-none-left = There are no questions on this topic right now. Please choose another.
quiz-pick-topic = Which topic would you like?
quiz-reported = Thank you, noted. Someone will look at it.
quiz-reported-already = You have already reported this one, thank you.
channel-sms = SMS
channel-telegram = Chat message
channel-call = Phone call
channel-web = Web page
channel-email = E-mail
channel-talk = In person

## The end of a round

summary-head = Done: { $rights } of { $total } right
summary-points = +{ $points } points this round
summary-streak = { $days ->
    [one] { $days } day in a row
   *[other] { $days } days in a row
 }
summary-missed = Worth a second look:
summary-line-scam = · “{ $scene }” – a scam: { $deciding }
summary-line-genuine = · “{ $scene }” – genuine: { $deciding }
summary-line-choice = · “{ $scene }” – { $deciding }
summary-line-stop = · The chat “{ $scene }” – { $deciding }
summary-perfect = Everything right! In a few days I will ask again in other words, to see what has stuck.
summary-due = { $count ->
    [one] { $count } cue is still due today.
   *[other] { $count } cues are still due today.
 }
summary-next = Next review: { $day }
review-nothing =
    Nothing is due today.
    What you have answered comes back just before you would forget it.
review-nothing-next =
    Nothing is due today. The next review is on { $day }.
    What you have answered comes back just before you would forget it.

## Exam

exam-answer-noted = Noted
exam-intro = Exam: 20 questions, half of them messages to judge. Explanations come at the end; 16 right is a pass.
exam-passed = <b>Passed</b>: { $rights } of { $total } right.
exam-failed = { $rights } of { $total } right, { $short } short of a pass. Have a look at these, and try again whenever you like.
exam-misses = What was missed:
exam-miss = ❌ { $topic } · { $asked }
exam-certificate-later = You already have your certificate. From { $day } on, passing again earns a second one, for what has lasted.
button-look-back = Look back at each
exam-more = { $count } more are not listed; you will meet them again in practice.
certificate-title = Certificate of Anti-Fraud Practice
certificate-title-kept = Certificate of Lasting Anti-Fraud Practice
certificate-lead = This certifies that
certificate-kind = Passed
certificate-kind-kept = Kept for ninety days
certificate-body = passed the exam of the Anti-Fraud Quiz Bot with { $rights } of { $total } right.
certificate-body-kept = passed again after ninety days with { $rights } of { $total } right.
certificate-score = Score
certificate-date = Date
certificate-no = No.
certificate-check = Verify
certificate-caption = Certificate { $number }. Anyone can verify it with this link: { $link }
certificate-anonymous = a learner who left no name
certificate-valid = This certificate is genuine. It certifies that { $name } passed on { $day } with { $rights } of { $total } right. No. { $number }.
certificate-unknown = There is no certificate with this number.

## Tip

tip-gone = This tip has been withdrawn.
tip-head = { $icon } { $topic }
tip-source = Source: { $label }

## Results

stats-head = <b>My results</b>
stats-points = { $points } points　{ $streak ->
    [one] { $streak } day in a row
   *[other] { $streak } days in a row
 }
stats-total = { $rights } of { $total } answers right
stats-none = Nothing answered yet. A round takes three minutes.
stats-judged = Judged so far: scams { $scams }, genuine messages { $genuine }
stats-sensitivity = Sensitivity d′: { $band }{ $value }
stats-bias = Bias c: { $band }{ $value }
stats-band-none = Judge 20 scams and 20 genuine messages to see how well you tell them apart
stats-sensitivity-low = low, the two are still easy to mix up
stats-sensitivity-middle = middle, mostly told apart
stats-sensitivity-high = high, seldom fooled
stats-bias-suspicious = suspicious, genuine messages are sometimes taken for scams
stats-bias-balanced = balanced
stats-bias-trusting = trusting, scams are sometimes taken for genuine
stats-value = {" "}({ $value })
stats-due = { $count ->
    [one] { $count } cue is due today: /review
   *[other] { $count } cues are due today: /review
 }
stats-next = Next review: { $day }

## Leaderboard

board-head-week = <b>This week</b>
board-head-all = <b>All time</b>
board-row = { $rank }. { $name }　{ $points }
board-empty = Nobody is on the board yet.
board-own = Your points: { $points }
board-unnamed = You have no board name, so nobody sees you here. Tap below if you would like one.

## I've been scammed

firstaid-head = <b>Four steps, in this order</b>
firstaid-hotlines = <b>Dial these yourself</b>
firstaid-hotline = { $number }　{ $name }: { $what }
firstaid-foot =
    Caller ID can be faked: hang up and dial the number yourself.
    It was not your fault. Anyone who offers to get your money back for a fee is the second scam.

## Settings

settings-head = <b>Settings</b>
settings-language = Language: { $value }
settings-region = Region: { $value }
settings-region-any = any
settings-length = Questions a round: { $value }
settings-push = Daily push: { $value }
settings-name = Name on boards: { $value }
settings-push-off = off
settings-name-none = not on boards
settings-button-language = Language
settings-button-region = Region
settings-button-length = Round length
settings-button-push = Daily push
settings-button-name = Board name
settings-name-telegram = Use my Telegram name
settings-name-type = Type another
settings-name-off = Stay off the boards
settings-name-ask = Send the name you would like, up to 24 characters, within ten minutes. To leave things as they are, send /cancel.
settings-name-set = Done: the boards will show “{ $name }”.
settings-name-bad = There is nothing readable in that name. Please try another.
settings-saved = Saved
settings-cancelled = Fine, nothing has changed.
settings-nothing-to-cancel = There is nothing to cancel.
region-cn = Mainland China
region-hk = Hong Kong
region-mo = Macao
region-tw = Taiwan
region-sg = Singapore
region-my = Malaysia
region-any = Elsewhere

## Privacy

privacy-text =
    <b>What I store, in six lines</b>
    1. Your Telegram ID, language, region and settings. No phone number, and none of your chats.
    2. What you answered, whether it was right and when, for points and reviews; check-up results too, of which a host sees only totals. A message you ask me to look at is not stored.
    3. The board name that you chose; without one you are on no board. In a group contest the group sees your Telegram name; it is kept with that game for 60 days.
    4. The hour and time zone of your daily push, only if you switched it on.
    5. /export gives you all of it, /forget deletes all of it, boards included. If you stay away for long (two years as a rule), it is all deleted too.
    6. Backups are kept for seven days, then deleted; a restored backup applies your deletion again.

    I never ask for a phone number, an ID, a card, a code or money.
export-caption = This is everything I keep about you.
export-nothing = I keep nothing about you.
forget-ask =
    Delete everything I keep about you?
    Points, reviews, certificates and your board name will be gone for good. To keep a copy, send /export first.
button-forget-yes = Delete everything
button-forget-no = Keep it
forget-done = Done, I keep nothing about you. Backups lose it within seven days. To come back, send /start.
forget-kept = Fine, everything is still here.

## Streak

streak-caption = { $days } days in a row, well done. Missing a day is fine: one a week is forgiven.
streak-unit = days
streak-above = In a row
streak-subtitle = A little every day leaves scammers little room

## Command menu

command-start = Start
command-quiz = A round of questions
command-spot = Scam or genuine
command-review = What is due today
command-exam = Take the exam
command-stats = My results
command-top = Leaderboard
command-tip = One tip
command-remind = Daily push
command-settings = Settings
command-help = How it works
command-privacy = What is stored
command-export = Take my data
command-forget = Delete my data
command-contest = Start a contest
command-stop = End the contest
command-daily = One question a day
command-group-top = This group's board

## For the owner


## Group contest: lobby

contest-lobby-head = Anti-fraud contest · sign up
contest-lobby-started = Anti-fraud contest · started
contest-lobby-settings = { $rounds } questions · { $seconds } s · { $topic } · { $mode }
contest-lobby-fewer = On this topic { $count } suit a contest for now, so this game has { $count }.
contest-lobby-rule = Two players are enough. If nobody starts it within 15 minutes, it closes.
contest-lobby-starts = Starts at { $time } sharp; two players are enough.
contest-mode-classic = Classic
contest-mode-classic-about = Points for right answers, more for quick ones and for several in a row.
contest-mode-teams = Teams
contest-mode-teams-about = Red against blue by average score, so team size does not matter.
contest-mode-relaxed = No rush
contest-mode-relaxed-about = A minute per question; only being right counts.
contest-mode-hosted = Host taps Next
contest-mode-hosted-about = After each answer the host taps Next question, which leaves time to talk it over.
contest-button-settings = Settings
contest-button-next = Next question
contest-button-review = What I missed
contest-button-name = Use my name here on boards
contest-next-later = Wait until this question is over, then tap Next question.
contest-next-full = This group has had a lot of messages this minute. Try again in a few seconds.
contest-stop-sure = Really end this game? Tap Stop once more.
contest-ended-host = The host ended this game. The scores up to here count.
contest-split = The group chose: { $options }
contest-split-option = { $option } { $count }
contest-split-join = {" · "}
board-name-taken = Done: the boards will show “{ $name }”. To change it, send me /settings in private.
board-name-kept = You are on the boards as “{ $name }”. To change it, send me /settings in private.
group-pause-auto = as long as it takes to read
contest-all-topics = All topics
contest-nobody = Nobody has joined yet. Tap Join.
contest-joined-list = { $count } joined: { $names }
contest-joined-more = { $count } joined: { $names } and { $more } more
contest-side = { $mark } { $side } ({ $count }): { $names }
contest-side-more = { $mark } { $side } ({ $count }): { $names } …
contest-team-name = { $team ->
        [red] Red
        [blue] Blue
        [green] Green
       *[other] Yellow
    }
contest-comma = {", "}
contest-semicolon = {"; "}
contest-n-rounds = { $n } Q
contest-n-seconds = { $n } s
contest-button-topic = Topic: { $topic }
contest-button-join = Join
contest-button-leave = Leave
contest-button-switch = Switch team
contest-button-start = Start
contest-button-weekly = Weekly
contest-button-group = Group settings
contest-button-score = My score
contest-button-pause = Pause
contest-button-resume = Resume
contest-button-stop = Stop
contest-button-again = Play again
contest-button-results = 📄 Results

## Group contest: a question

contest-poll-head = Question { $number }/{ $total } · { $topic }
contest-poll-judge =
    { $channel ->
        [call] Is this call a scam or genuine?
        [talk] Are these words a scam or genuine?
        [web] Is this page a scam or genuine?
        [email] Is this email a scam or genuine?
       *[other] Is this message a scam or genuine?
    }
contest-scam = A scam
contest-genuine = Genuine
contest-answer-head = Question { $number }/{ $total } · answer
contest-was-scam = It is a scam
contest-was-genuine = It is genuine
contest-right-of = { $right }/{ $answered } right
contest-quickest = quickest: { $name }, { $seconds } s
contest-nobody-answered = Nobody answered this one.
contest-standings = Standings
contest-standings-so-far = Standings so far
contest-line = { $rank }. { $name } { $points } pts
contest-team-line = { $rank }. { $side } average { $points } pts ({ $members })
contest-and-more = And { $count } more: tap My score for your own place.
contest-rest-host = ⏸ A short break. The host taps Resume to go on; after an hour the game ends with these scores.
contest-rest-silence = ⏸ Nobody answered two questions in a row, so the game is paused. Any player can tap Resume; after ten minutes it ends with these scores.

## Group contest: the end

contest-final = Final standings
contest-podium-title = Top three
contest-podium-teams = Team against team
contest-podium-unit = points
contest-podium-mean = average points
contest-podium-caption = Players: { $players } · Questions: { $rounds }
contest-members = Players: { $count }
contest-fastest = ⚡ Fastest right answer: { $name }, { $seconds } s
contest-hardest = 📌 Most often wrong ({ $count }): { $stem }
contest-none-wrong = 📌 Nobody got anything wrong. Well done.
contest-ended-silence = Nobody resumed this game for a long time, so it ends here.
contest-ended-left = Everyone who played has left, so this game ends here.
contest-off-lobby = Nobody started it within 15 minutes, so this game is closed. Send /contest whenever you like.
contest-off-host = The host has ended this game.
contest-off-left = Everyone has left, so this game is off.
contest-off-silence = Nobody answered, so this game is closed. Send /contest when people are around.
contest-off-few = Fewer than two people came, so there is no game this time. See you next week, or send /contest any time.
contest-off-no-rights = I am not allowed to send polls here, so this game has stopped. Ask an admin to allow polls, then tap Play again.
contest-off-refused = Telegram did not accept one of the messages, so this game has stopped. Try Play again a little later.
contest-off-no-questions = There are no contest questions on this topic right now, so there is no game this time. An admin can choose again under Weekly.
contest-where = There is already a game on in this group; scroll up to find it.
contest-where-link = There is already a game on in this group: { $link }
contest-refused-no-rights = The game in “{ $group }” has stopped: I am not allowed to send polls there. Ask an admin to allow polls, then send /contest again.
contest-refused-topic-closed = The game in “{ $group }” has stopped: its topic was closed. Open the topic or use another one, then send /contest again.
contest-refused-topic-gone = The game in “{ $group }” has stopped: its topic is gone. Send /contest in another topic.
contest-refused-kicked = The game in “{ $group }” has stopped: I am no longer in that group.
contest-refused-other = The game in “{ $group }” has stopped: Telegram did not accept one of its messages. Try /contest again a little later.
contest-csv-place = place
contest-csv-name = name
contest-csv-team = team
contest-csv-points = points
contest-csv-right = right
contest-csv-answered = answered
contest-csv-seconds = total time (s)

## Group contest: answers to taps

contest-lobby-later = Got it. This group has had a lot of messages this minute, so the card will follow shortly.
contest-joined = You are in
contest-joined-already = You are already in. To leave, tap Leave.
contest-left = Fine, this game goes on without you. Answer a question and you are back in.
contest-not-in = You are not in this game.
contest-vote-to-join = It has started. Just answer the poll and you are in.
contest-started-already = It has started; settings cannot be changed now.
contest-not-started = This game has not started yet.
contest-need-two = At least two people must join first.
contest-team-empty = One team is empty. Tap Switch to even them out.
contest-no-questions = There are no contest questions on this topic yet. Choose another one.
contest-team = You play for { $team ->
        [red] Red
        [blue] Blue
        [green] Green
       *[other] Yellow
    }
contest-no-teams = This game has no teams.
contest-clock-fixed = In this mode each question has { $seconds } seconds.
contest-pause-after-round = The game pauses after this question.
contest-pause-last = This is the last question; the result comes after it.
contest-paused = Paused
contest-paused-already = It is already paused.
contest-not-paused = It is not paused.
contest-goes-on = Going on
contest-stopped = This game has ended.
contest-over = This game is over.
contest-running = There is already a game on in this group.
contest-none = There is no game in this group now.
contest-only-admins = Only admins can start a game here. An admin can let everyone do it under Group settings.
contest-not-host = Only admins and whoever started the game can do this.
contest-admins-decide = This is up to the admins.
contest-cannot-check = I cannot see who the admins are right now. Try again a little later.
contest-score-none = You have no score in this game yet. Answer one question and you have.
contest-score-right =
    Question { $number }: you chose “{ $answer ->
        [scam] a scam
        [genuine] genuine
       *[other] { $answer }
    }”, right after { $seconds } s, +{ $gained }.
    Now { $points } points, place { $rank }/{ $players }.
contest-score-wrong =
    Question { $number }: you chose “{ $answer ->
        [scam] a scam
        [genuine] genuine
       *[other] { $answer }
    }”, not this time.
    Now { $points } points, place { $rank }/{ $players }.
contest-score-missed =
    Question { $number }: you did not answer.
    Now { $points } points, place { $rank }/{ $players }.
contest-results-coming = The results are on their way to your private chat
contest-results-there = The results are already in your private chat; scroll up to find them.

## League

league-head = This week's league
league-closed = Last week's league is over
league-line = { $rank }. { $name } { $points } pts (games: { $games })
league-hidden = { $count } more chose no board name and are not shown.
league-empty = No game has been played to its end this week.
league-rule = Games played to the end by two or more count. The week ends on Monday at midnight.
league-rank = Group against group: place { $rank }/{ $groups }, average of your best five { $strength }. Leading: { $leaders }.
league-alone = Group against group: average of your best five { $strength }; no other group has played this week.

## Weekly contest

weekly-head = Weekly contest
weekly-on = Every { $day } at { $hour } ({ $zone })
weekly-none = Not set yet. Tap a day, then an hour.
weekly-rule = I call for players here ten minutes before; if fewer than two come, it waits until next week. It has the questions and mode of this game.
weekly-day = { $day ->
        [mon] Monday
        [tue] Tuesday
        [wed] Wednesday
        [thu] Thursday
        [fri] Friday
        [sat] Saturday
       *[other] Sunday
    }
weekly-day-short = { $day ->
        [mon] Mon
        [tue] Tue
        [wed] Wed
        [thu] Thu
        [fri] Fri
        [sat] Sat
       *[other] Sun
    }
weekly-button-off = No weekly contest
contest-weekly-set = Set
contest-weekly-off = Cancelled: no weekly contest any more.

## Group settings

group-settings-head = Group settings
group-setting-anyone = Who can start games: { $value }
group-setting-pause = Break after each answer: { $value }
group-setting-zone = Time zone: { $value }
group-setting-language = Language: { $value }
group-button-anyone = Who can start games
group-button-pause = Break
group-button-zone = Time zone
group-button-language = Language
group-anyone-yes = Everyone
group-anyone-no = Admins
group-seconds = { $count } s

## Daily push

push-head = ☀️ A little practice for today
push-tip-kept = 💡 Today's tip: { $tip }
push-question-head = Question of the day · { $topic }
push-button-settings = Change the time
push-button-off = Stop the daily push
push-button-on = Send me one a day
push-button-time = Another time
push-button-zone = Another place
push-button-type-zone = Type it
push-button-content = What to send
push-button-weekdays = Weekdays only
push-button-quiet = Skip if I've practised
push-button-pause = Pause 7 days
push-button-resume = Resume
push-content-both = A tip and a question
push-content-question = Question only
push-content-tip = Tip only
push-card-head = Daily push
push-card-when = Time: { $clock } ({ $place })
push-card-content = Content: { $content }
push-card-weekdays = Not on Saturdays and Sundays
push-card-quiet = Skipped on days when you have already practised
push-card-next = Next: { $day } { $clock }, { $place }
push-card-paused = Paused until { $day } { $clock } ({ $place })
push-card-off = It is off. Tap a time to switch it on.
push-which-place = Which one do you mean?
push-stopped = Switched off. Nothing will come tomorrow.
push-ask-time = What time would you like? Write it like 20:00 or 8 pm, within ten minutes. Changed your mind? /cancel
push-ask-zone = Where are you? Send a city, such as Toronto, or an offset such as UTC+8, within ten minutes. Changed your mind? /cancel
push-bad-time = I couldn't read that time. Please write it like 20:00, from 00:00 to 23:59.
push-bad-zone = I couldn't find that place. Try a larger city nearby, or an offset such as UTC+8.
daily-head = Question of the day · { $topic }
daily-yesterday = Last time { $rights } of { $voters } got it right. What mattered: { $cue }
daily-card-head = This group's question of the day
daily-card-topic = Topic: { $topic }
daily-card-off = It is off. Tap a time to switch it on.
daily-card-how = For another time, send for example: /daily 20:15 Toronto
daily-pick-zone = Which local time? For another place, send for example: /daily 20:15 Toronto
daily-pick-topic = Which topic should it be about?
daily-button-off = Stop the daily question

## Pictures

picture-notice = An example to practise on: is it real?
picture-watermark = PRACTICE
picture-stats-title = My results
picture-stats-summary = { $practised ->
        [one] { $practised } type of scam practised, { $steady } steady
       *[other] { $practised } types of scam practised, { $steady } steady
    }
picture-stats-weakest = These first
picture-stats-none-weak = Everything you practised is steady
picture-stats-practising = In practice
picture-stats-steady = Steady
picture-stats-untried = Not yet
picture-stats-calendar = { $days ->
        [one] { $days } day in 12 weeks
       *[other] { $days } days in 12 weeks
    }
picture-eye-title = How you judge
picture-eye-clear = ↑ sharp
picture-eye-wary = ← wary
picture-eye-trusting = trusting →
picture-eye-not-yet = Your point appears after { $least } scams and { $least } genuine messages

## To the owner: alarms and the daily line

alarm-fault = ⚠️ Faults logged: { $count }. The log has the details.
alarm-backup = ⚠️ Today's backup failed; the older ones are all there. Look at the log and the disk, then run python -m bot backup.
alarm-stuck = ⚠️ An answer has waited for { $minutes } min. See whether Telegram can be reached.
alarm-late = ⚠️ Recent daily pushes too late and dropped: { $count }.
alarm-disk = ⚠️ Only { $size } MB are left on the disk with the data.
alarm-log = ⚠️ The database's log has grown to { $size } MB. python -m bot status says who holds it.
alarm-conflict = ⚠️ Another program uses the same token, so each takes messages from the other. Stop one of them.
owner-daily = Yesterday: new people { $new } (in all { $people }), answers { $answered } (in all { $answers }), pushes { $pushes } (left out, too late: { $late }). Waiting: { $waiting }; refused in two days: { $failed }; questions reported: { $reports }.

## After a contest

review-head = <b>Your game</b>　place { $rank } of { $players }, { $points } points, { $rights } of { $rounds } right
review-flawless = Nothing missed. Well done.
review-more = { $count } more are not listed; you will meet them again in practice.
review-none = You have no result in this game, or it is too long ago.

## I've been scammed: by place and by type

firstaid-place = { $place }: { $numbers }
firstaid-button-kinds = Which kind?
firstaid-which = Which kind was it? Tap one to see what to do if you have already done what they asked.
firstaid-after-head = <b>{ $topic }: if it has already happened</b>
quiz-after = Already done it? { $after }
command-urgent = I've been scammed

## sending (bot/telegram/sending)
contest-waited = { $minutes ->
    [one] Telegram did not take my messages for a minute, so the game stood still. It goes on now, and all points are there.
   *[other] Telegram did not take my messages for { $minutes } minutes, so the game stood still. It goes on now, and all points are there.
}

## Helping somebody

button-helpta = Help someone
command-helpta = Help someone: read a chat for them
helpta-head = Help someone · { $topic }
helpta-intro = Someone close to you forwards a chat, line by line. “You” in it means them.
helpta-speaker-ta = Your friend
helpta-ask = Stop them, or read one more line?
helpta-button-stop = Stop them
helpta-button-more = One more line
helpta-button-let = It's fine, no need
helpta-button-another = Help another
helpta-advise = Stopped. What will you tell them?
helpta-tell = You could say:
helpta-end-early = 🟡 <b>Early</b>: you stopped them at line { $stopped }, no harm done. The line that gives it away is { $telling }.
helpta-end-right = ✅ <b>Just right</b>: line { $stopped } is where to stop.
helpta-end-late = ❌ <b>Late</b>: you stopped them at line { $stopped }; line { $telling } was the moment.
helpta-end-never = ❌ <b>Late</b>: the chat ran to its end. Line { $telling } was the moment to stop.
helpta-end-false = ❌ <b>False alarm</b>: this one is genuine. Stopped at line { $stopped }, they miss out on what they needed.
helpta-end-let = ✅ <b>Just right</b>: this one is genuine. You let it run, and they got it done.
helpta-before = The line before set it up:
helpta-telling = This is where to stop:
helpta-next = What would come next: { $next }
helpta-next-genuine = Afterwards: { $next }
helpta-after = If it has already happened: { $after }
helpta-twice = You have chosen for this line already.
helpta-withdrawn = This chat has just been withdrawn. It does not count; try another.

## Looking together

button-look = Look together
button-look-call = A call left me uneasy
command-look = Look together: a message you are unsure of
look-head = <b>Look together</b>
look-intro-message =
    I give no verdict, and I neither read nor keep the message. I ask a few things that only you know, one tap each.
    If several answers fit, pick the top one.
look-intro-call =
    Stopping to think after a call is a good habit. I ask a few things that only you know, one tap each.
    If several answers fit, pick the top one.
look-first = Who got in touch first?
look-first-me = I contacted them
look-first-them = They contacted me
look-first-unclear = Not sure
look-money = Do they want money?
look-money-fee = I must pay first to get something
look-money-transfer = I should transfer or pay
look-money-no = Money has not come up
look-money-unclear = Not sure
look-secret = Do they want a code, a password, or to see your screen? (What you type into an app you opened yourself does not count.)
look-secret-code = A code or a password
look-secret-screen = My screen, or remote control
look-secret-no = Neither
look-secret-unclear = Not sure
look-move = Are you asked to install something, open a link, or chat somewhere else?
look-move-app = Install an app or a file
look-move-link = Open a link or scan a code
look-move-elsewhere = Move to another app or group
look-move-no = None of these
look-move-unclear = Not sure
look-press = Are they rushing you, or telling you to keep it quiet?
look-press-secrecy = I should tell no one
look-press-hurry = I should hurry
look-press-no = Neither
look-press-unclear = Not sure
look-checked = Have you checked with them, and where did the number come from?
look-checked-own = Yes, on a number I had or looked up
look-checked-theirs = Yes, on a number they gave me
look-checked-no = Not checked yet
look-checked-unclear = Not sure
look-button-skip = Skip the rest: what should I do?
look-button-call = It was a phone call
look-button-did = I already did it
look-button-practice = Three questions of this kind
look-button-again = Look at another
look-end-stop = ✋ <b>Stop for now</b>
look-end-check = 🔎 <b>Check it this way first</b>
look-end-none = <b>No common warning sign</b> (which does not mean it is safe)
look-decides = What settles it is your answer: “{ $answer }”
look-step = <b>Next step</b>: { $step }
look-number = If you would rather not decide alone, dial { $number } ({ $name }) yourself.
look-numbers = If you would rather not decide alone, dial the number for where you are yourself:
look-type-screen = This looks like the kind where someone “helps” while watching your screen. Next they have you open your bank and type the password, and the money goes before your eyes.
look-type-code = This looks like the kind that talks a code out of you. With it they log in as you and move your money.
look-type-fee = This looks like an advance-fee scam: membership, deposit, unfreezing fee, tax. Pay once, and the next fee follows.
look-type-secrecy = This looks like the kind that keeps you away from your family. With no one beside you, it is easy to ask for money and passwords.
look-type-transfer = This looks like someone posing as a friend, a helpdesk or an authority. Once the money is gone, so are they.
look-type-app = This looks like the kind that gets you to install software, which can then see your screen and read your texts.
look-type-payee = When you pay, the danger is that the payee has been swapped.
look-type-source = When you install something, the danger is where it comes from.
look-type-link = A link in a message may open a fake site that asks for your card and a code.
look-type-elsewhere = This looks like the kind that leads you off the platform. Elsewhere no one vouches for anything and nothing is on record.
look-type-hurry = Genuine requests can be urgent too. A scammer hurries you so that you do not ask anyone.
look-type-unclear = One thing that matters is not clear yet. Until it is, there is no need to do as you are told.
look-type-unchecked = It is too early to tell. Until you ask on a number you found yourself, you do not know who they are.
look-type-nothing = Nothing you named is a common warning sign. If money, a code, your screen, an install or secrecy comes up later, stop and look again.
look-step-screen = Stop sharing and go offline; ask from another phone, on the official number.
look-step-code = Give codes and passwords to no one; check your own app for logins you do not recognise.
look-step-fee = Pay nothing; anyone who really has money for you will not ask you to pay first.
look-step-secrecy = Tell someone you trust at once, then ask on a number you found yourself.
look-step-transfer = Do not transfer; reach the person on the number you already have, or the organisation on its official one.
look-step-app = Do not install it; if you need it, look in your phone's own store.
look-step-payee = Before paying, check the payee's name with the person; if the name is a different one, do not pay.
look-step-source = Install from your phone's own store, not from a file someone sent.
look-step-link = Do not open the link; open the official app or site yourself.
look-step-elsewhere = Stay on the platform, and pay only there.
look-step-hurry = Leave it for ten minutes; ask once on a number you had or found.
look-step-unclear = Ask what exactly they want and for whom; then check on a number you found yourself.
look-step-unchecked = Hang up or put it aside; call back on a number you have saved, on the card, or on the official site.
look-step-nothing = Carry on as usual, through pages and apps you opened yourself.

## Check-up

button-test = Check-up
command-test = Check-up: ten messages, how sharp is your eye?
test-intro = <b>Check-up</b>: 10 messages, genuine or not, explained at the end. No points, no board; practice never uses these ten.
test-none = The question bank is too small for a check-up yet. Practise for now.
test-link-over = This check-up is over. You can take one of your own below.
test-head = <b>Check-up</b> · { $time }
test-wave-0 = first time
test-wave-1 = second time
test-wave-2 = day 21
test-wave-3 = day 90
test-scams = Scams recognised: { $hits } of { $total }
test-genuine = Genuine messages trusted: { $trusted } of { $total }
test-sensitivity-low = Scams and genuine messages still look alike to you; practise where they differ.
test-sensitivity-middle = You tell most of them apart.
test-sensitivity-high = You tell them apart very well.
test-bias-suspicious = A little too suspicious: you take some genuine messages for scams.
test-bias-balanced = Doubt and trust are in balance.
test-bias-trusting = A little too trusting: you take some scams for genuine.
test-change-up = Compared with the first time: you tell them apart better.
test-change-same = Compared with the first time: about as well.
test-change-down = Compared with the first time: a little more mixed up. Never mind, keep practising.
test-turn-trusting = You also trust more readily than the first time.
test-turn-same = You lean to doubt or trust as before.
test-turn-suspicious = You also doubt more readily than the first time.
test-rough = Ten messages give a rough idea; one or two either way is normal.
test-details = In detail
test-figures = d′ { $d }, c { $c }
test-figures-before = First time: d′ { $d }, c { $c }
test-meaning = d′ is how well you tell them apart: 0 is guessing, above 2 is sharp. c is where you lean: below 0 to doubt, above 0 to trust; near 0 is best.
test-next = Next time: { $day }. I will remind you.
test-over = All four are done. Thank you.
test-waits = Noted. You were drawn to take the second one first; after it you see both results. Please do not practise before then, so that they can be compared.
test-button-second = Take the second one
test-button-take = Take the ten
test-button-quiet = No more reminders
test-button-host = Give it to a group
test-invite = Time for your check-up: { $time }. Ten messages, three minutes.
test-invite-again = One last reminder: check-up, { $time }. Ten messages, three minutes.
test-quiet = Fine, no more reminders. Send /test whenever you like.
study-head = <b>A check-up for a group</b>
study-link = Send everybody this link: { $link }
study-closed = Closed. The link takes nobody any more.
study-waits = Control: on. Half of them, by lot, take the second test before any practice, for comparison.
study-waits-not = Control: off. With it on, half of them, by lot, take the second test before any practice, for comparison.
study-takers = People who have taken it: { $count }
study-few = Figures appear once { $count } people have taken it; who they are is never shown.
study-meaning = In brackets: 95% intervals. A larger d′ tells scams apart better; c below 0 leans to doubt, above 0 to trust.
study-missed = Most often misjudged: { $cue }
study-arm-now = practice first
study-arm-wait = waiting first
study-wave = { $arm } · { $time } ({ $count } people): d′ { $d }, c { $c }
study-wave-few = { $arm } · { $time }: people { $count }
study-interval = { $mean } [{ $low }, { $high }]
study-wait-fixed = Someone has already taken it, so this can no longer change.
study-button-refresh = Latest numbers
study-button-wait = Control on or off
study-button-close = Close

## The first sentence of the results, badges

stats-opening-both = { $strength }; { $weakness }.
stats-opening-one = { $said }.
stats-opening-none = You have only just started; a few more rounds and your strengths will show.
stats-strength-stops-in-time = You mostly stop before they ask
stats-strength-sees-scams = You recognise most scams
stats-strength-trusts-genuine = You mostly trust what is genuine
stats-weakness-doubts-genuine = some genuine notices still pass for scams
stats-weakness-stops-genuine = some genuine chats get stopped too
stats-weakness-stops-late = now and then you stop a line or two late
stats-weakness-misses-scams = some scams still pass for genuine
stats-chats-before = Help someone, scams: { $chats }. Usual stop: { $lines } before the telling line
stats-chats-at = Help someone, scams: { $chats }. Usual stop: at the telling line
stats-chats-after = Help someone, scams: { $chats }. Usual stop: { $lines } after the telling line
stats-chats-genuine = Genuine chats: { $chats }, stopped by mistake: { $stopped }
stats-details = In detail
badge-new = 🛡 New badge
badge-first-genuine = 🌿 First genuine message recognised
badge-calm-20 = 🕊 20 genuine messages in a row, none doubted
badge-scams-20 = 🔎 20 scams recognised
badge-first-stop = ✋ First stop at just the right line
badge-early-3 = ⏱ Stopped early three times
badge-let-5 = 🤝 Let five genuine chats be
badge-week = 📅 A week of practice
badge-month = 🗓 A month of practice
badge-cues-20 = 🧠 20 cues learned to last
badge-exam = 🎓 Exam passed
badge-checkup = 🩺 Two check-ups taken
badge-family = 🏠 Someone in your family practises too

## one's own questions

command-myset = Play with your own questions
myset-head = Your own questions
myset-untitled = A set without a name
myset-mixed = { $title } + bank
myset-none = You have no questions of your own yet.
myset-list = Your sets: { $count }. Tap one to open it.
myset-how = Send me the questions: Excel (.xlsx), .csv, Word (.docx), or paste them as text. 2 MB and 500 questions at most. Only games that you open can use them; they never join the common bank. Please leave out other people's phone and ID numbers.
myset-button-add = Add a set
myset-button-empty = Get an empty table
myset-button-set = 📁 { $title } ({ $count })
myset-button-replace = Send a new version
myset-button-table = Get this set
myset-button-delete = Delete this set
myset-button-delete-sure = Delete
myset-button-keep = Keep these ({ $count })
myset-button-mended = Get the table with the problems marked
myset-button-leave = Discard
myset-button-open = Your own questions
myset-set-head = 📁 { $title } ({ $count })
myset-set-use = Send /contest in a group, tap Settings, then the topic, and choose this set: alone, or mixed with the bank. Such games do not count for the week.
myset-delete-ask = Really delete this set? A game that is running ends as usual; two days later nothing is left of it.
myset-ask = Send the file, or paste the questions. I wait for ten minutes; /cancel if you changed your mind.
myset-reading = Got it, reading.
myset-busy = Some of your files are still being read; please wait for them.
myset-left = Nothing was kept. Send it again once it is fixed.
myset-kept = Kept
myset-deleted = Deleted
myset-full = You can have { $most } sets; delete one first.
myset-table-coming = The table is on its way
myset-empty-caption = A row a question; the first row shows how. Fill it in and send it back.
myset-table-caption = Fix it and send it back. What I could not read is yellow, and the last column says what is wrong.
myset-file-empty-name = questions
myset-draft-head = 📁 { $title }
myset-draft-counts = Questions understood: { $count }. Problems: { $faulty }.
myset-draft-all = All questions were understood: { $count }.
myset-draft-faults = What is wrong
myset-draft-warnings = Works, but worth a look
myset-draft-more = … and { $count } more.
myset-draft-replaces = Once kept, it takes the place of “{ $title }”.
myset-draft-none = No question was understood, so there is nothing to keep. Fix what is named above and send it again.
myset-finding = { $place }:{" "}
myset-at-row = row { $row }
myset-at-line = line { $row }
myset-at-paragraph = paragraph { $row }
myset-at-sheet = “{ $sheet }”{" "}
myset-column-stem = Question
myset-column-option = Option{" "}
myset-column-answer = Answer
myset-column-why = Explanation
myset-column-fault = What is wrong
myset-example-stem = A caller who says he is the police wants your money in a “safe account”. What do you do?
myset-example-a = Send a small sum first
myset-example-b = Hang up and call 110 yourself
myset-example-c = Add him as a contact and ask
myset-example-why = The police have no safe accounts and never ask for a transfer on the phone.
myset-fault-no-stem = there is no question.
myset-fault-no-answer = there is no answer.
myset-fault-no-options = there are no options, and the answer is neither true nor false.
myset-fault-one-option = there is only one option.
myset-fault-many-options = there are more than { $most } options.
myset-fault-empty-option = option { $letter } is empty.
myset-fault-twins = options { $one } and { $other } are the same.
myset-fault-many-answers = there is more than one answer ({ $answer }); a contest takes one.
myset-fault-answer = I do not understand the answer “{ $answer }”; write the letter of an option.
myset-fault-range-answer = the answer is { $answer }, but there are only { $count } options.
myset-fault-too-long = a text is longer than { $most } characters.
myset-fault-tangled = two questions seem to be mixed up; write a number before each.
myset-fault-range = the answers in “{ $text }” are not as many as the numbers.
myset-fault-line = I cannot tell to which question “{ $text }” belongs.
myset-fault-stray-answer = there is an answer { $number }, but no question waits for it.
myset-warn-again = the same question as in { $row }.
myset-warn-stem = the question is long; a poll shows the first { $most } characters.
myset-warn-option = option { $letter } is long; a poll shows the first { $most } characters.
myset-warn-others = option { $letter } speaks of other options; they are shuffled in a contest, so write it out.
myset-guess-longest-option = Picking the longest option scores { $percent }% (chance: { $chance }%): make the wrong ones longer.
myset-guess-shortest-option = Picking the shortest option scores { $percent }% (chance: { $chance }%): make them alike in length.
myset-guess-caution-words = Picking the most careful option scores { $percent }% (chance: { $chance }%).
myset-guess-hedging-words = Picking options with “may, usually” scores { $percent }% (chance: { $chance }%).
myset-guess-echoes-the-stem = Picking the option most like the question scores { $percent }% (chance: { $chance }%).
myset-guess-most-similar-option = Picking the option most like the others scores { $percent }% (chance: { $chance }%).
myset-guess-no-absolute-words = Avoiding “always, never” scores { $percent }% (chance: { $chance }%).
myset-guess-middle-number = Picking the middle number scores { $percent }% (chance: { $chance }%).
myset-file-size = The file is larger than 2 MB, so I do not read it. Split it, or take the pictures out.
myset-file-empty = The file is empty.
myset-file-macro = The file has macros, so I do not open it. Save it as .xlsx or .docx without macros.
myset-file-password = The file has a password, so I cannot open it. Take the password off and send it again.
myset-file-old = This is an old format (.xls, .doc). Save it as .xlsx or .docx.
myset-file-broken = The file cannot be opened; it does not seem to be what its name says. Save it anew and send it again.
myset-file-bomb = The file is too large once it is unpacked, so I do not read it.
myset-file-picture = The file has pictures, and I only read words. Take them out, write down what they say, and send it again.
myset-file-merged = Row { $row } has merged cells, so I cannot tell which cell belongs where. Unmerge them and send it again.
myset-file-rows = The table is too long; I read { $most } rows at most. Split it.
myset-file-many = There are { $count } questions; a set has { $most } at most. Split it.
myset-file-none = I found no questions. Use headings such as Question, Option A, Option B, Answer, or number the questions.
myset-file-no-answers = I found questions ({ $count }), but no answers. Add a column Answer, or write “Answer: B” below each.
myset-file-no-text = This file is no text, so I cannot read it.
myset-file-unreachable = Telegram did not give me the file; please send it again.
contest-own-no-league = The host's own questions: this game does not count for the week.
## Whom it is for, pictures, the name on a certificate
certificate-ask = Which name shall stand on the certificate? You can change it later.
certificate-name-telegram = My Telegram name
certificate-name-type = Type one
certificate-name-none = No name
certificate-name-typed = Send the name for the certificate, 24 characters at most. It works for ten minutes; /cancel stops it.
certificate-rename = Another name
## Reports, budgets, the door

report-ask = <b>What is wrong with this question?</b>
report-given = <i>You said about this question: { $reason }</i>
report-wrong = Wrong answer
report-unclear = Unclear
report-old = Out of date
report-typo = Typo
report-button-nothing = Nothing, go back
report-button-undo = Take my report back
quiz-reported-enough = That is enough for today, thank you. Go on tomorrow.
quiz-report-undone = Taken back.
too-fast = Slow down a little, please. I cannot keep up.
too-fast-line = You are sending too fast. Wait a few seconds. If it is urgent, /urgent always works.
budget-picture = Enough pictures for today. Come back tomorrow.
budget-export = You have exported three times today. Come back tomorrow.
budget-certificate = Too many unknown numbers today. Try again tomorrow.
budget-remind = Enough changes for today. Change it tomorrow; switching it off always works.
settings-name-contact = No contact details in board names, please. Scammers love to leave a number there, and we leave them no room.
settings-name-official = This name looks official, and people might believe it. Please choose another.
settings-name-hidden = The operator has hidden this name. Please choose another.
settings-name-muted = You cannot be on the board at present. Practice goes on as usual.

## The owner

owner-reports = New reports: { $count }, about { $questions }. Send /admin to keep or withdraw.
admin-head = Admin
admin-people = People: { $people }, answers: { $answers }
admin-pushes = Pushes in 24 h: { $pushed }, too late and dropped: { $late }
admin-outbox = Waiting: { $waiting }, fate unknown: { $unknown }, refused: { $failed }
admin-reports = Items with reports: { $reported }, out of play: { $benched }
admin-paused = ⏸ Daily pushes are paused.
admin-button-numbers = Numbers
admin-button-reported = Reported items
admin-button-names = Names on the board
admin-button-pause = Pause pushes
admin-button-resume = Resume pushes
admin-reported-head = Reported items
admin-reported-none = None.
admin-more = { $count } more; they come when these are done.
admin-item = { $number }. { $question } · { $count } × · { $said }
admin-item-asked = { $asked }
admin-item-benched = ⏸ out of play
admin-button-keep = { $number } Keep
admin-button-withdraw = { $number } Withdraw
admin-kept = Kept.
admin-withdrawn = Withdrawn.
admin-names-head = Names on this week's board
admin-names-none = Nobody is on the board by name.
admin-names-meaning = Hide: the name leaves the board, another may be chosen. Mute: no board, reports do not count, practice goes on.
admin-muted = 🔇 { $player }
admin-button-hide = { $number } Hide
admin-button-mute = { $number } Mute
admin-button-free = Free { $player }

## records and printing

command-paper = A paper to print
command-poster = A poster to print
myset-button-paper = Print a paper
record-start-first = Records go to your private chat. Open it, tap Start once, and come back; anonymous admins, please act as yourselves.
record-file = record-{ $contest }-{ $day }
record-caption-xlsx = Results. Players: { $players }, questions: { $rounds }. The names are those of the group; please keep them for your files only.
record-caption-pdf = The record on one page, ready to print.
record-people = Results
record-questions = Questions
record-cues = What was missed
record-number = number
record-topic = topic
record-stem = question
record-key = right answer
record-answered = answered
record-right = right
record-cue = point
record-about = in a sentence
record-wrong = wrong answers
record-title = Anti-fraud contest
record-attendance = Players: { $players } · Questions: { $rounds }
record-share = { $percent }% of all answers were right
record-podium = The first three
record-podium-line = { $rank }. { $name } · { $points } points, { $right } right
record-hardest = Where it is easiest to be fooled
record-hardest-line = { $cue }: { $about } ({ $wrong } of { $answered } were wrong)
record-footer = { $app } · When in doubt: stop, ask your family, call your local anti-fraud line.
paper-how = Like this: /paper 20 topic. The number is how many questions (5 to 50), then the topic or the name of a set of yours; without one, all topics.
paper-unknown = I do not know this topic.
paper-topics = Topics: { $topics }
paper-coming = Being made, on its way
paper-title = Anti-fraud test · { $topic }
paper-sheet = Sheet { $sheet } (no. { $code })
paper-answers = Answers to sheet { $sheet } (no. { $code })
paper-name-line = Name: ____________   Date: ____________   Score: ________
paper-instruction = { $count } questions, one right answer each; write its letter in the brackets.
paper-file = anti-fraud-test
paper-caption = { $topic }, { $count } questions. Sheets A and B have the same questions in another order; the answers of both come last.
poster-file = anti-fraud-poster
poster-title-home = Three minutes against fraud
poster-lead-home = Scam or genuine? Every answer explained
poster-title-study = Ten messages: how good is your eye?
poster-lead-study = The result comes at once; nobody's name is shown
poster-scan = Scan with your phone to begin
poster-promise = No phone number, no code, no money
poster-caption-pdf = The poster, A4, to print.
poster-caption-png = The same poster, for your group.
study-button-poster = 🖨 Poster
start-again-ask = Welcome back. Who is this for? I will bring up more of what they are likely to meet. You can skip this.
start-where = Good. Where would you like to start?
for-self = Myself
for-parents = My parents
for-child = A child
for-abroad = Student / abroad
for-skip = Skip and begin
for-unsaid = not set
settings-for = Practising for: { $value }
settings-pictures = Messages as pictures: { $value }
settings-button-for = Practising for
settings-button-pictures = Pictures
pictures-on = on
pictures-off = off
quiz-not-here = This topic is about a different place from your region. Practise something else, or change your region in /settings.
quiz-scale-how = Sure? Tap “Clearly”. Not quite? Tap “Maybe”. Either counts as right; at the end you see how far you can trust your confidence.
summary-certainty = “Clearly”: { $sure_right } of { $sure } right. “Maybe”: { $maybe_right } of { $maybe } right.
summary-all-sure = All “Clearly”: { $right } of { $sure } right.
summary-none-sure = All “Maybe”: { $right } of { $maybe } right.
streak-forgiven = You missed yesterday. That uses this week's free day, and your streak goes on.
push-more = One more
push-button-reopen = Off · switch on again
push-started = Switched on again
contest-scene = The last one, as you would see it:

## For the family
button-family = For my family
family-link =
    Send this link to your family. It opens five easy questions in a language of their choice; they need to know nothing else.

    { $link }

    If they agree, I tell you once a week how many questions they practised. What they answered I tell no one.
family-send = Send it
family-share-text = Five small questions: is this message genuine? No money, no phone number, no code.
family-welcome = Your family invites you to five small questions: look at a message and say whether it is genuine. No money, no numbers. Choose a language to begin.
family-ask = May I tell the person who sent you the link, once a week, how many questions you practised? Only the number, never your answers.
family-agree = Yes, you may
family-not-agree = No
family-agreed = Good: once a week, and only the number. If you change your mind, tap below.
family-not-agreed = Good, they will be told nothing.
family-not-any-more = Stop telling them
family-week = This week { $people } of your family practised. Questions answered in all: { $answers }.
share-button = Share
share-text = I practised { $total } questions on spotting scams and got { $rights } right. Try it too:

## Buzzer and units
contest-mode-buzzer = Buzzer
contest-mode-buzzer-about = The first right tap takes the question's 1000 points; a wrong tap shuts you out of it. First is whose tap Telegram brings us first, the same for everybody.
contest-mode-units = Units
contest-mode-units-about = Everybody plays for their unit. Units are ranked by the mean of those who answered, with the share that took part beside it, so a small unit can win. Equal means: the higher share goes first.
buzzer-rule = The first right tap scores, a wrong one is out of this question. First is whose tap Telegram brings first; { $seconds } s.
buzzer-taken = 🔔 { $name } was first, { $seconds } s
buzzer-nobody = 🔔 Nobody took this one.
buzzer-wrong-before = Wrong taps: { $count }
buzzer-yours = First! This one is yours.
buzzer-wrong = Not right. You are out of this question; the next one is yours to try.
buzzer-locked = You have tapped already; wait for the next one.
buzzer-over = This question is over.
units-no-list = There is no list of units yet. The host taps List of units and sends it to me in private, once.
units-head = Tap your unit to join:
units-joined = { $unit }: { $joined }
units-joined-of = { $unit }: { $joined } of { $size }
units-choose = One more step: tap your unit
units-yours = You play for “{ $unit }”
units-fixed = It has started, so you stay with “{ $unit }”.
units-none = There is no list of units yet. Tap List of units and send it to me in private.
units-late = Answering the poll is joining. Who has no unit yet taps it here, any time; points so far count for it too.
units-unchosen = Players who answered and have no unit: { $count }. Scroll up to the first card and tap your unit, and your points count for it.
units-button = 📋 List of units
units-button-again = 📋 List of units ({ $count })
units-board = Units
units-line = { $rank }. { $unit } mean { $points } pts · { $took }
units-played = { $played } answered
units-played-of = { $played } of { $size } took part, { $percent }%
units-more = And { $count } more units, all of them in the record.
units-idle = Nobody has answered for: { $units }
units-podium = Top three units
units-podium-note = { $percent }% took part
units-start-first = The list goes through the private chat. Open it, tap Start once, then come back and tap again.
units-asked = Send me the list in our private chat within ten minutes.
units-ask =
    Send me the units of “{ $group }”, one a line, with how many people each has:

    Teaching office 35
    Workshop one 120
    Retired members

    Pasted from a spreadsheet is fine. A name alone will do: such a unit is ranked by its mean and shows no share.
units-now = The list so far: { $units }. A new one takes its place.
units-kept = { $count } units noted for “{ $group }”:
units-one = { $unit }
units-one-of = { $unit }, { $size } people
units-sizeless = Units without a number are ranked by their mean and show no share.
units-kept-next = A game there that has not started takes it at once. You need not send it again; to change it, tap List of units once more.
units-faults = Some of this list is not clear, so nothing was kept:
units-fault-line = Line { $line }: { $fault }
units-fault-name = there is no name of a unit.
units-fault-twice = the same name stands above.
units-fault-size = the number of people must be from 1 to 1000000.
units-fault-many = there can be at most { $most } units.
units-fault-few = There must be two units at least, one a line.
units-again = Mend it and send the whole list again; I wait ten more minutes.
units-gone = That game cannot be found any more. Send /contest in the group, choose Units, and tap List of units again.
contest-off-no-units = This group has no list of units yet. Send /contest, choose Units in the settings, and tap List of units.
contest-csv-unit = unit
record-units = Units
record-mean = mean points
record-played = answered
record-size = people
record-rate = took part
record-taken = taken by
record-unit-line = { $rank }. { $unit } · mean { $points } points, { $took }

## An anonymous admin's own questions
sets-button = 📁 Use my own questions
sets-anonymous = This game was opened in the group's name, so nobody's own questions are listed. To use yours, tap Use my own questions; the names of your sets will stand on this card for all to see.
sets-none = You have no questions of your own yet. Send me /myset in private, keep a set, and tap again.

## budgets of links and files

budget-set = Enough questions read for today. Send them tomorrow.
budget-paper = Enough files for today. Come back tomorrow.
budget-link = Too many links that lead nowhere today. Try again tomorrow.

## Season
command-season = Open a season
season-button-open = 🏁 Season
season-only-admins = A season is opened by an administrator of the group.
season-not-host = Only whoever opened the season, or an administrator, can tap this.
season-over = This season is over.
season-began-already = The season has begun; nothing can be changed any more.
season-runs-already = A season is under way in this group. Send /season to see how it stands.
season-too-few = The chosen types have too few questions for a round of 10. Choose more of them.
season-close-sure = The season ends at once and the places are shown; nobody can go on. If you are sure, tap again within half a minute.
season-closed = The season is over
season-called-off = The season was not begun. Send /season whenever you like to.
season-begun = The season has begun; the message below leads to the questions.
season-setup-head = Open a season
season-setup-what = Everybody answers in the private chat, whenever they have a minute: { $length } questions a round. The group sees the places once a day, always in the same message.
season-setup-chosen = { $days } days · { $tries } a day · { $scoring } · { $topics }
season-setup-units = Units: { $count }
season-scoring-ladder = Ladder
season-scoring-ladder-about = Ladder: one up for a right answer, one down for a wrong one; a round is never below 0.
season-scoring-plain = Points
season-scoring-plain-about = Points: 10 for a right answer, nothing off for a wrong one.
season-n-days = { $n } days
season-n-tries = { $n } a day
season-button-topics = Types
season-button-units = Units
season-button-begin = ▶️ Begin
season-button-off = Not now
season-units-ask =
    Send me the units, one on each line, with the number of people behind it if you want to compare who takes part. At most { $most }, for example:

    Workshop A 35
    Workshop B 42
    Accounts 6
season-units-asked = Send me the list of units in our private chat.
season-units-start-first = The list is sent in private. Open our private chat, tap Start once, and tap here again; an anonymous administrator has to appear as themselves.
season-units-kept = { $count } units noted, { $sizes } of them with a number of people. Now tap “Begin” in the group.
season-none = You are in no season yet. An administrator of a group opens one there by /season.
season-other-first = You have a round to finish in the season of “{ $group }” first.
season-no-tries = No tries left today. Come back tomorrow.
season-unit-first = Choose your unit first.
season-unit-fixed = You have answered already, so the unit stays.
season-head = Anti-scam season · day { $day }
season-head-over = Anti-scam season · over
season-see-below = The final places are in the message below.
season-until = { $left ->
    [one] It ends today ({ $day }).
   *[other] Until { $day }, { $left } days with today.
 }
season-how = Tries a day: { $tries }, { $length } questions each. The best one of a day counts, and the days add up.
season-topics = Types: { $topics }
season-told-daily = This message is updated every morning at nine.
season-button-play = ▶️ Answer
season-button-close = End it now
season-nobody = Nobody has finished a round yet.
season-attendance = Took part: { $players }, today: { $today }.
season-attendance-over = Took part: { $players }.
season-board = People
season-line = { $rank }. { $name } { $points } ({ $days } d)
season-hidden = { $count } more without a name for boards are not shown.
season-units = Units (mean points)
season-rates = Taking part
season-unit-line = { $rank }. { $name } { $mean } on average ({ $players })
season-rate-line = { $rank }. { $name } { $percent }% ({ $players }/{ $size })
season-podium-caption = The season is over. Took part: { $players }.
season-podium-title = The best three
season-final-head = The season is over
season-ended-time = Everything answered until { $day } counts. Thank you, all of you.
season-ended-host = The host ended this season early; everything answered so far counts.
season-ended-forgotten = Whoever opened this season deleted their data, and with it the season and its link. These are the places so far.
season-final-tries = Rounds finished: { $tries }.
season-button-record = 📄 Record
season-hardest = Most often taken wrongly ({ $count } ×): { $stem }
season-home-head = Anti-scam season · { $group }
season-home-until = Until { $day }.
season-home-over = This season is over.
season-home-unit = Your unit: { $unit }
season-home-choose-unit = Choose your unit, then you can begin.
season-home-today = Tries left today: { $left }. { $best }
season-home-best = Best today: { $best }.
season-home-sum = You have { $points } in all, place { $rank }.
season-home-unnamed = You have no name for boards: your points count, and nobody sees them.
season-button-try = ▶️ Begin
season-button-go-on = ▶️ Go on
season-button-again = Another round ({ $left } left)
season-button-home = Places
season-button-name = Use my Telegram name on boards
season-try-late = The season is over, so this round counts for nothing but practice.
season-try-points = This round: { $points }.
season-try-gained = { $gained } more in all.
season-try-not-better = The best of the day is still { $best }; the sum stays.
season-try-sum = { $sum } in all, place { $rank } of { $players }.
season-try-left = Tries left today: { $left }.
season-try-none-left = No tries left today. Come back tomorrow.
season-record-file = season-{ $season }-{ $day }
season-record-caption-xlsx = The season: people { $players }, under the names they chose for boards. For your records only, please.
season-record-caption-pdf = The season on one page, ready to print.
season-record-title = Anti-scam season
season-record-attendance = Took part: { $players } · Rounds: { $tries }
season-record-share = { $percent }% right
season-record-line = { $rank }.  { $name }  { $points }, days: { $days }
season-record-unnamed = (no name chosen)
season-record-units = Units
season-csv-place = Place
season-csv-name = Name
season-csv-unit = Unit
season-csv-points = Points
season-csv-days = Days
season-csv-tries = Rounds
season-csv-right = Right
season-csv-answered = Answered
season-csv-mean = Mean
season-csv-players = Took part
season-csv-size = People
season-csv-rate = Share
record-measured = Check-up before and after
record-measured-line = { $time } ({ $count } people): d′ { $d }  c { $c }
record-measured-how = Means of the same people, who took both; 95 % intervals in brackets. The larger d′, the better scams and genuine messages are told apart; c below 0 leans to suspicion, above 0 to trust.
study-record-file = check-up-{ $code }-{ $day }
study-record-caption-xlsx = The check-up in numbers: { $takers } people. Means only, nobody's name.
study-record-caption-pdf = The check-up on one page, ready to print.
study-record-title = Anti-scam check-up
study-record-since = Since { $day }
study-record-numbers = Means of each time
study-record-paired = Who took both
study-record-hardest = Most often taken wrongly
study-csv-arm = Group
study-csv-time = Time
study-csv-takers = People
study-csv-d = d′
study-csv-d-low = d′ low
study-csv-d-high = d′ high
study-csv-c = c
study-csv-c-low = c low
study-csv-c-high = c high
poster-title-season = The anti-scam season
poster-lead-season = A few minutes a day; the best try counts

## files for hosts that are read when they are written

study-file-caption-xlsx = The check-up in numbers. Means only, nobody's name.
study-file-caption-pdf = The check-up on one page, ready to print.
season-file-caption-xlsx = The season's results, under the names people chose for boards. For your records only, please.
season-file-caption-pdf = The season on one page, ready to print.
units-not-admin = The list was not taken: you are no administrator of that group now. An administrator can ask for it again in the group.
## One more question, another exam
more-question-head = One more · { $topic }
exam-again = Take it again
league-hidden-all = No board name among the first { $count }, so the board is empty.
season-hidden-all = No board name among the first { $count }, so the board is empty.
contest-split-line = { $count }: { $option }
