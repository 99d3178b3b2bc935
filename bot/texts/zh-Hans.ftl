### 简体中文：所有给人看的话。短句，平常话，不吓人，不羞人。
### 变量由视图转义；<b> 是 Telegram 的粗体。

## 共用

app-name = 反诈答题机器人
app-about = 每天三分钟，看清骗局，也不错怪真消息。答题、真假辨别、群里比赛，一点就答。
app-about-short = 三分钟一轮的反诈练习：每个选项都讲清楚，题题有出处。
unknown-text =
    我听得懂的是按钮和命令。
    /quiz 来一轮，/spot 辨真假，/help 看全部用法。
    要是遇到了骗局，点下面的「我被骗了」。
unknown-command = 没有这个命令。/help 里是全部用法。
only-private = 这个要私下聊：{ $link }
fault = 这一下没弄好，不是你的问题。再点一次试试；还不行就过一会儿再来。
tap-old = 这张卡片已经过去了，用最新的一张吧。
tap-twice = 这题你已经答过了。
tap-foreign = 这是别人的卡片，你发 /start 就有自己的。
file-only-text = 我只看得懂文字和按钮。图片和文件里的内容，别随手发给任何机器人。

## 按钮

button-quiz = 开始答题
button-spot = 真假辨别
button-review = 今日复习
button-stats = 我的战绩
button-contest = 群里比赛
button-settings = 设置
button-scammed = 我被骗了
button-next = 下一题
button-result = 看结果
button-report = 这题有问题
button-source = 出处
button-topics = 选类型
button-all-topics = 全部类型
button-back = 返回
button-again = 再来一轮
button-home = 回到首页
button-tip-more = 再来一条
button-add-to-group = 把我拉进群
button-week = 本周
button-all-time = 总榜
button-my-name = 起个榜上名字

## 开始与帮助

start-greeting =
    你好，我是<b>反诈答题机器人</b>。
    一轮五题，三分钟。每个选项都讲清楚为什么；真消息也会混在里面，因为错怪真消息也会误事。

    我不会向你要手机号、证件、银行卡、验证码，也不会要钱。谁用我的名义要，谁就是骗子。

    从哪里开始？
start-again =
    欢迎回来。从哪里开始？
start-bad-link = 这个链接用不了了，不过不要紧，从这里开始就好。
help-text =
    <b>自己练</b>
    /quiz 来一轮题
    /spot 这条消息是真是假
    /review 今天该复习的
    /exam 考一次，20 题
    /tip 一条小提醒
    /stats 我的战绩　/top 排行榜

    <b>每天提醒</b>
    /remind 每天一题，几点由你定

    <b>群里比赛</b>
    把我拉进群，发 /contest

    <b>你的资料</b>
    /settings 设置　/privacy 存了什么
    /export 带走　/forget 删掉

    遇到骗局，点「我被骗了」，或者直接打这几个字。
help-group =
    我在群里主持反诈比赛：发 /contest 开一局，发 /stop 结束。
    一个人练习请到私聊里找我。
group-greeting =
    大家好，我是反诈答题机器人。想比一局，群管理员发 /contest 就行，两个人起步。
    我看不到群里的普通聊天，也不会私聊任何人要东西。
group-contest-how = 把我拉进群，群管理员发 /contest，两个人就能开一局。题目、时间、玩法都能选。

## 一道题

quiz-head = 第 { $position }/{ $total } 题 · { $topic }
quiz-judge-stem =
    { $channel ->
        [call] 这通电话，你怎么看？
        [talk] 这番话，你怎么看？
        [web] 这个页面，你怎么看？
        [email] 这封邮件，你怎么看？
       *[other] 这条消息，你怎么看？
    }
quiz-context = 🧭 { $context }
quiz-context-plain = { $context }
quiz-says = ：
quiz-speaker-me = 你
quiz-speaker-them = 对方
quiz-stop-stem = 看到哪一句，就该停下了？
quiz-stop-none = 不用停
quiz-stop-right = ✅ 正是时候：<b>{ $answer }</b>
quiz-stop-wrong = ❌ 最合适的是：<b>{ $answer }</b>
quiz-stop-next = 接下来会怎样：{ $next }
quiz-withdrawn = 这道题刚刚撤下来了，不算你的。换一轮新的吧。
quiz-sure-scam = 肯定是骗局
quiz-maybe-scam = 可能是骗局
quiz-maybe-genuine = 可能是真的
quiz-sure-genuine = 肯定是真的
quiz-only-chinese = （这题只有中文）
quiz-elsewhere = （这题讲的是中国内地的规定）
quiz-verdict-right-scam = ✅ 看准了，这是<b>骗局</b>。
quiz-verdict-right-genuine = ✅ 看准了，这是<b>真的</b>。
quiz-verdict-careful-genuine = 多留个心眼没坏处，这条其实是<b>真的</b>。
quiz-verdict-wrong-scam = ❌ 这其实是<b>骗局</b>。
quiz-verdict-wrong-genuine = ❌ 这其实是<b>真的</b>。错怪真消息，也会误事。
quiz-decisive = 关键在这里：{ $decisive }
quiz-action = 怎么做：{ $action }
quiz-yours-was = 你选的：{ $answer }
quiz-yours-mark = （你选的）
quiz-sign = { $name }：{ $why }
quiz-sources-join = ；
quiz-source = 来源：{ $labels }
quiz-source-detail = { $detail }
quiz-right = ✅ 答对了，+{ $points } 分
quiz-right-again = ✅ 答对了（这题今天答过，不再计分）
quiz-wrong = 这题没选对，看看为什么
quiz-none-left = 这个类型暂时没有可出的题，换一个吧。
quiz-pick-topic = 想练哪一类？
quiz-reported = 记下了，谢谢。会有人来看这道题。
quiz-reported-already = 你已经报告过这道题了，谢谢。
channel-sms = 短信
channel-telegram = Telegram 消息
channel-call = 来电
channel-web = 网页
channel-email = 邮件
channel-talk = 当面

## 一轮结束

summary-head = 答完了：{ $total } 题对了 { $rights } 题
summary-points = 这一轮 +{ $points } 分
summary-streak = 连续 { $days } 天
summary-missed = 这几处再看一眼：
summary-line-scam = · 「{ $scene }」：{ $deciding }，这是骗局。
summary-line-genuine = · 「{ $scene }」：{ $deciding }，这是真的。
summary-line-choice = · 「{ $scene }」：{ $deciding }
summary-line-stop = · 「{ $scene }」那段对话：{ $deciding }
summary-perfect = 全对。过几天我会换个说法再问你，看还记不记得。
summary-due = 今天还有 { $count } 条线索该复习。
summary-next = 下一次复习：{ $day }
review-nothing =
    今天没有要复习的。
    答过的题，会在快忘的时候回来找你。
review-nothing-next =
    今天没有要复习的，下一次是 { $day }。
    答过的题，会在快忘的时候回来找你。

## 考试

exam-answer-noted = 记下了
exam-intro = 考试：20 题，判断题和选择题各一半，答完才讲解，对 16 题就及格。
exam-passed = <b>及格了</b>：{ $total } 题对了 { $rights } 题。
exam-failed = { $total } 题对了 { $rights } 题，离及格还差 { $short } 题。看看下面几条，随时可以再考。
exam-misses = 没答对的：
exam-miss = ❌ { $topic } · { $asked }
