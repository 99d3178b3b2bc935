### English: everything that people read. Short sentences, plain words, no fear, no shame.

## Shared

app-name = Anti-Fraud Quiz Bot
app-about = Three minutes a day to see through scams without doubting genuine messages. Quizzes, scam or genuine, group contests: one tap an answer.
app-about-short = Three-minute scam practice: every option explained, every answer sourced.
unknown-text =
    I understand buttons and commands.
    /quiz for a round, /spot for scam or genuine, /help for everything.
    If you have met a scam, tap the button below.
unknown-command = There is no such command. /help lists them all.
only-private = That works in a private chat: { $link }
fault = That did not work, and it was not your fault. Tap once more; if it fails again, come back a little later.
tap-old = This card is over, please use the newest one.
tap-twice = You have answered this one already.
tap-foreign = That is somebody else's card. Send /start for your own.
file-only-text = I read only text and buttons. What is in pictures and files is better not sent to any bot.

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
button-report = Report this item
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
    Five questions, three minutes. Every option is explained, and genuine messages are mixed in, because doubting a genuine message does harm too.

    I never ask for a phone number, an ID, a card, a code or money. Whoever does so in my name is a scammer.

    Where shall we begin?
start-again =
    Welcome back. Where shall we begin?
start-bad-link = That link no longer works. No matter, you can begin here.
help-text =
    <b>Practise alone</b>
    /quiz a round of questions
    /spot scam or genuine?
    /review what is due today
    /exam 20 questions
    /tip one tip
    /stats my results　/top leaderboard

    <b>A daily reminder</b>
    /remind one question a day, at the hour you choose

    <b>Contest in a group</b>
    Add me to a group and send /contest

    <b>Your data</b>
    /settings settings　/privacy what is stored
    /export take it with you　/forget delete it

    If you have met a scam, tap “I've been scammed”, or just type it.
help-group =
    I host anti-fraud contests in this group: /contest starts one, /stop ends it.
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
quiz-stop-wrong = ❌ Best would be: <b>{ $answer }</b>
quiz-stop-next = What would have come next: { $next }
quiz-withdrawn = This question has just been withdrawn and does not count. Let's take a new round.
quiz-sure-scam = Surely a scam
quiz-maybe-scam = Maybe a scam
quiz-maybe-genuine = Maybe genuine
quiz-sure-genuine = Surely genuine
quiz-only-chinese = (this one is in Chinese only)
quiz-elsewhere = (this one is about the rules in mainland China)
quiz-verdict-right-scam = ✅ Well seen: this is a <b>scam</b>.
quiz-verdict-right-genuine = ✅ Well seen: this is <b>genuine</b>.
quiz-verdict-careful-genuine = A careful look does no harm; this one is in fact <b>genuine</b>.
quiz-verdict-wrong-scam = ❌ This is in fact a <b>scam</b>.
quiz-verdict-wrong-genuine = ❌ This is in fact <b>genuine</b>. Doubting genuine messages does harm too.
quiz-decisive = What decides: { $decisive }
quiz-action = What to do: { $action }
quiz-yours-was = Your choice: { $answer }
quiz-yours-mark = {" "}(your choice)
quiz-sign = { $name }: { $why }
quiz-sources-join = {"; "}
quiz-source = Source: { $labels }
quiz-source-detail = { $detail }
quiz-right = ✅ Right, +{ $points } points
quiz-right-again = ✅ Right (answered earlier today, no more points)
quiz-wrong = Not this time. See why
quiz-none-left = There is no question of this topic just now, please choose another.
quiz-pick-topic = Which topic would you like?
quiz-reported = Noted, thank you. Somebody will look at it.
quiz-reported-already = You have reported this one already, thank you.
channel-sms = SMS
channel-telegram = Telegram message
channel-call = Phone call
channel-web = Web page
channel-email = E-mail
channel-talk = Face to face

## The end of a round

summary-head = Done: { $rights } of { $total } right
summary-points = +{ $points } points this round
summary-streak = { $days ->
    [one] { $days } day in a row
   *[other] { $days } days in a row
 }
summary-missed = Worth a second look:
summary-line-scam = · “{ $scene }” – { $deciding }: a scam.
summary-line-genuine = · “{ $scene }” – { $deciding }: genuine.
summary-line-choice = · “{ $scene }” – { $deciding }
summary-line-stop = · The chat “{ $scene }” – { $deciding }
summary-perfect = All right. In a few days I will ask again in other words, to see what stays.
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
exam-failed = { $rights } of { $total } right, { $short } short of a pass. Look at these, and try again whenever you like.
exam-misses = What was missed:
exam-miss = ❌ { $topic } · { $asked }
