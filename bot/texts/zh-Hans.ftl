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
file-only-text =
    我只看得懂文字和按钮。图片和文件里的内容，别随手发给任何机器人。
    要是里面有条消息拿不准，把里面要你做事的那句打出来，或者点「一起看看」。

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

    先问一句：给谁练？我多出些常碰到的，不说也行。
start-again =
    欢迎回来。从哪里开始？
start-bad-link = 这个链接用不了了，不过不要紧，从这里开始就好。
help-text =
    <b>自己练</b>
    /quiz 来一轮题
    /spot 这条消息是真是假
    /helpta 帮帮 TA　/test 防骗体检
    /review 今天该复习的
    /exam 考一次，20 题
    /tip 一条小提醒
    /stats 我的战绩　/top 排行榜

    <b>手里有条消息拿不准</b>
    /look 一起看看

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
    想比上几天，发 /season 开一个赛季：大家有空就在私聊里答，群里每天看一次排名。
    /daily 每天在群里问一题，/top 看本群这周的榜。
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
quiz-elsewhere = （内地的规定）
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
channel-telegram = 聊天消息
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
exam-intro = 考试：20 题，一半判真假，一半选做法或者找该停的那一句。答完才讲解，对 16 题就及格。
exam-passed = <b>及格了</b>：{ $total } 题对了 { $rights } 题。
exam-failed = { $total } 题对了 { $rights } 题，离及格还差 { $short } 题。看看下面几条，随时可以再考。
exam-misses = 没答对的：
exam-miss = ❌ { $topic } · { $asked }
exam-certificate-later = 证书你已经有了。{ $day } 起再考及格，会再得一张“保持”证书。
button-look-back = 逐题看讲解
exam-more = 还有 { $count } 题没列出来，多练几轮就会再遇到。
certificate-title = 反诈练习合格证书
certificate-title-kept = 反诈练习保持证书
certificate-lead = 兹证明
certificate-kind = 考试合格
certificate-kind-kept = 九十天后仍合格
certificate-body = 在反诈答题机器人参加考试，{ $total } 题答对 { $rights } 题，成绩合格。
certificate-body-kept = 九十天后再考，依然合格：{ $total } 题答对 { $rights } 题。
certificate-score = 成绩
certificate-date = 日期
certificate-no = 编号
certificate-check = 查验
certificate-caption = 证书编号 { $number }。把链接给别人，就能查真假：{ $link }
certificate-anonymous = 一位没有留名的学习者
certificate-valid = 这张证书是真的：编号 { $number }，{ $name }，{ $day }，{ $total } 题答对 { $rights } 题。
certificate-unknown = 没有这个编号的证书。

## 小提醒

tip-gone = 这条提醒已经撤下来了。
tip-head = { $icon } { $topic }
tip-source = 来源：{ $label }

## 战绩

stats-head = <b>我的战绩</b>
stats-points = 积分 { $points }　连续 { $streak } 天
stats-total = 答过 { $total } 次，对 { $rights } 次
stats-none = 还没有答过题。来一轮，三分钟。
stats-judged = 真假辨别：骗局 { $scams } 条，真消息 { $genuine } 条
stats-sensitivity = 分辨力 d′：{ $band }{ $value }
stats-bias = 倾向 c：{ $band }{ $value }
stats-band-none = 骗局和真消息各判满 20 条，再说准不准
stats-sensitivity-low = 低，真假还容易混
stats-sensitivity-middle = 中，多数能分清
stats-sensitivity-high = 高，很少看走眼
stats-bias-suspicious = 偏疑，有时把真消息当成骗局
stats-bias-balanced = 平衡
stats-bias-trusting = 偏信，有时把骗局当成真的
stats-value = （{ $value }）
stats-due = 今天该复习 { $count } 条线索，发 /review
stats-next = 下一次复习：{ $day }

## 排行榜

board-head-week = <b>本周榜</b>
board-head-all = <b>总榜</b>
board-row = { $rank }. { $name }　{ $points } 分
board-empty = 还没有人上榜。
board-own = 你的积分：{ $points }
board-unnamed = 你没有上榜名字，别人看不到你。想上榜，点下面的按钮。

## 我被骗了

firstaid-head = <b>按顺序做这四步</b>
firstaid-hotlines = <b>这些电话自己拨</b>
firstaid-hotline = { $number }　{ $name }：{ $what }
firstaid-foot =
    来电显示可以伪造，所以请挂断后自己拨。
    被骗不是你的错。以后如果有人说能帮你追款，要先交钱的，都是第二次骗你。

## 设置

settings-head = <b>设置</b>
settings-language = 语言：{ $value }
settings-region = 地区：{ $value }
settings-region-any = 不限
settings-length = 每轮题数：{ $value }
settings-push = 每日推送：{ $value }
settings-name = 榜上名字：{ $value }
settings-push-off = 没有开
settings-name-none = 不上榜
settings-button-language = 语言
settings-button-region = 地区
settings-button-length = 每轮题数
settings-button-push = 每日推送
settings-button-name = 榜上名字
settings-name-telegram = 用我的 Telegram 名字
settings-name-type = 自己起一个
settings-name-off = 不上榜
settings-name-ask = 发来你想用的名字，最多 24 个字。十分钟内有效，发 /cancel 取消。
settings-name-set = 好，榜上就叫「{ $name }」。
settings-name-bad = 这个名字里没有能显示的字，换一个试试。
settings-saved = 改好了
settings-cancelled = 好，不改了。
settings-nothing-to-cancel = 现在没有在等你输入什么。
region-cn = 中国内地
region-hk = 香港
region-mo = 澳门
region-tw = 台湾
region-sg = 新加坡
region-my = 马来西亚
region-any = 其他地区

## 隐私

privacy-text =
    <b>我存什么，一共六条</b>
    1. 你的 Telegram 编号、语言、地区和设置。不存手机号，也不看你的聊天。
    2. 你答过的题、对错和时间，用来算分和安排复习；体检的结果也在里面，发起人只看得到全体的数字。你请我一起看的消息不存。
    3. 你自己起的榜上名字；没起就不上任何榜。在群里比赛时，群里看得到你的 Telegram 名字；它和那一局的成绩一起存 60 天。
    4. 每日推送的钟点和时区，只有你开了才有。
    5. /export 把这些打包给你，/forget 全部删掉，榜上也不留。很久不来（一般是两年），也会自动全部删掉。
    6. 备份保留七天，到期自动删除；万一从备份恢复，删过的会再删一次。

    我不会要你的手机号、证件、银行卡、验证码，也不会要钱。
export-caption = 这是我存的关于你的全部内容。
export-nothing = 我这里没有关于你的记录。
forget-ask =
    要删掉关于你的全部记录吗？
    积分、复习进度、证书和榜上名字都会没有，找不回来。想留一份，先发 /export。
button-forget-yes = 全部删掉
button-forget-no = 先留着
forget-done = 删好了，我这里不再有你的记录。备份里的七天内也会消失。想再来，发 /start。
forget-kept = 好，都还在。

## 连续天数

streak-caption = 连续 { $days } 天，真不错。漏一天也没关系，七天里可以歇一天。
streak-unit = 天
streak-above = 连续答题
streak-subtitle = 每天一点，骗子少一点机会

## 命令菜单

command-start = 开始
command-quiz = 来一轮题
command-spot = 真假辨别
command-review = 今天该复习的
command-exam = 考一次
command-stats = 我的战绩
command-top = 排行榜
command-tip = 一条小提醒
command-remind = 每日推送
command-settings = 设置
command-help = 用法
command-privacy = 存了什么
command-export = 带走我的资料
command-forget = 删掉我的资料
command-contest = 开一局比赛
command-stop = 结束比赛
command-daily = 每天一题
command-group-top = 本群榜单

## 给主人的话


## 群里比赛：报名

contest-lobby-head = 反诈知识赛 · 报名中
contest-lobby-started = 反诈知识赛 · 开始了
contest-lobby-settings = { $rounds } 题 · { $seconds } 秒 · { $topic } · { $mode }
contest-lobby-fewer = 这个类型现在有 { $count } 道适合比赛的题，这一局就比 { $count } 题。
contest-lobby-rule = 两个人就能开始。十五分钟没开始，这一局就收起来。
contest-lobby-starts = { $time } 准时开始，来两个人就开。
contest-mode-classic = 经典
contest-mode-classic-about = 答对得分，越快越多；连着答对有加分。
contest-mode-teams = 分队
contest-mode-teams-about = 红蓝两队比平均分，人多人少一样公平。
contest-mode-relaxed = 不赶时间
contest-mode-relaxed-about = 每题一分钟，只看对不对，不比快慢。
contest-mode-hosted = 主持人点下一题
contest-mode-hosted-about = 每题讲完，主持人点「下一题」再往下走，适合边比边讲。
contest-button-settings = 设置
contest-button-next = 下一题
contest-button-review = 看我错在哪
contest-button-name = 用群里的名字上榜
contest-next-later = 等这一题答完，再点「下一题」。
contest-next-full = 群里这一分钟的消息有点多，稍等几秒再点。
contest-stop-sure = 真的要结束这一局吗？再点一次「结束」就结束。
contest-ended-host = 主持人结束了这一局，成绩算到这里。
contest-split = 大家选的：{ $options }
contest-split-option = { $option } { $count } 人
contest-split-join = {" · "}
board-name-taken = 好，榜上用「{ $name }」。想换，私聊我发 /settings。
board-name-kept = 你在榜上已经有名字：「{ $name }」。想换，私聊我发 /settings。
group-pause-auto = 看内容长短
contest-all-topics = 全部类型
contest-nobody = 还没有人报名，点「参加」。
contest-joined-list = 已报名 { $count } 人：{ $names }
contest-joined-more = 已报名 { $count } 人：{ $names }，还有 { $more } 人
contest-side = { $mark } { $side }（{ $count }）：{ $names }
contest-side-more = { $mark } { $side }（{ $count }）：{ $names }……
contest-team-name = { $team ->
        [red] 红队
        [blue] 蓝队
        [green] 绿队
       *[other] 黄队
    }
contest-comma = 、
contest-semicolon = {"；"}
contest-n-rounds = { $n } 题
contest-n-seconds = { $n } 秒
contest-button-topic = 类型：{ $topic }
contest-button-join = 参加
contest-button-leave = 退出
contest-button-switch = 换队
contest-button-start = 开始
contest-button-weekly = 每周
contest-button-group = 群设置
contest-button-score = 我的成绩
contest-button-pause = 暂停
contest-button-resume = 继续
contest-button-stop = 结束
contest-button-again = 再来一局
contest-button-results = 📄 成绩单

## 群里比赛：一题

contest-poll-head = 第 { $number }/{ $total } 题 · { $topic }
contest-poll-judge =
    { $channel ->
        [call] 这通电话是骗局，还是真的？
        [talk] 这番话是骗局，还是真的？
        [web] 这个页面是骗局，还是真的？
        [email] 这封邮件是骗局，还是真的？
       *[other] 这条消息是骗局，还是真的？
    }
contest-scam = 骗局
contest-genuine = 真的
contest-answer-head = 第 { $number }/{ $total } 题 · 答案
contest-was-scam = 这是骗局
contest-was-genuine = 这是真的
contest-right-of = 答对 { $right }/{ $answered } 人
contest-quickest = 最快 { $name }，{ $seconds } 秒
contest-nobody-answered = 这一题没有人答。
contest-standings = 排名
contest-standings-so-far = 到这一题为止
contest-line = { $rank }. { $name } { $points } 分
contest-team-line = { $rank }. { $side } 平均 { $points } 分（{ $members } 人）
contest-and-more = 还有 { $count } 人，点「我的成绩」看自己的名次。
contest-rest-host = ⏸ 先歇一会儿。主持人点「继续」就接着比；一小时没继续，就按现在的成绩结束。
contest-rest-silence = ⏸ 连着两题没有人答，先停在这里。参加的人谁点「继续」都行；十分钟没继续，就按现在的成绩结束。

## 群里比赛：结束

contest-final = 最终排名
contest-podium-title = 本场前三名
contest-podium-teams = 红蓝对抗
contest-podium-unit = 分
contest-podium-mean = 平均分
contest-podium-caption = { $players } 人参加 · { $rounds } 题
contest-members = { $count } 人
contest-fastest = ⚡ 全场最快：{ $name }，{ $seconds } 秒答对
contest-hardest = 📌 答错最多的一题（{ $count } 人）：{ $stem }
contest-none-wrong = 📌 一题也没有人答错，真不错。
contest-ended-silence = 等了很久没有人继续，这一局就到这里。
contest-ended-left = 参加的人都离开了，这一局就到这里。
contest-off-lobby = 十五分钟没有开始，这一局先收起来。想比的时候再发 /contest。
contest-off-host = 主持人结束了这一局。
contest-off-left = 参加的人都离开了，这一局不比了。
contest-off-silence = 一直没有人答题，这一局先收起来。人齐了再发 /contest。
contest-off-few = 这次来的人不到两个，先不比了。下周同一时间再见，也可以随时发 /contest。
contest-off-no-rights = 我在这里不能发投票，这一局停下了。请群管理员允许我发送投票，再点「再来一局」。
contest-off-refused = 有一条消息 Telegram 不让发，这一局停下了。过一会儿再点「再来一局」试试。
contest-off-no-questions = 这个类型暂时没有适合比赛的题，这次先不比了。群管理员可以在「每周」里重新定一次。
contest-where = 这个群里已经有一局在进行，往上翻就能看到。
contest-where-link = 这个群里已经有一局在进行，在这里：{ $link }
contest-refused-no-rights = 「{ $group }」里的比赛停下了：我在那里不能发投票。请群管理员允许我发送投票，再发 /contest。
contest-refused-topic-closed = 「{ $group }」里的比赛停下了：开局的话题关上了。打开话题，或者换一个，再发 /contest。
contest-refused-topic-gone = 「{ $group }」里的比赛停下了：开局的话题已经不在了。换个话题再发 /contest 就行。
contest-refused-kicked = 「{ $group }」里的比赛停下了：我已经不在那个群里。
contest-refused-other = 「{ $group }」里的比赛停下了：有一条消息 Telegram 不让发。过一会儿再发 /contest 试试。
contest-csv-place = 名次
contest-csv-name = 名字
contest-csv-team = 队
contest-csv-points = 分数
contest-csv-right = 答对
contest-csv-answered = 作答
contest-csv-seconds = 总用时（秒）

## 群里比赛：点按钮的回话

contest-lobby-later = 收到。群里这一分钟的消息有点多，卡片稍后更新。
contest-joined = 报上名了
contest-joined-already = 你已经报名了。不想比了，点「退出」。
contest-left = 好，这一局不算你。之后作答会重新算上。
contest-not-in = 你还没有参加这一局。
contest-vote-to-join = 已经开始了。直接在投票里作答，就算参加。
contest-started-already = 已经开始了，设置不能再改。
contest-not-started = 这一局还没有开始。
contest-need-two = 至少要两个人报名才能开始。
contest-team-empty = 有一队还没有人。点「换队」匀一匀再开始。
contest-no-questions = 这个类型暂时没有适合比赛的题，换一个吧。
contest-team = 你在{ $team ->
        [red] 红队
        [blue] 蓝队
        [green] 绿队
       *[other] 黄队
    }
contest-no-teams = 这一局不分队。
contest-clock-fixed = 这个玩法每题固定 { $seconds } 秒。
contest-pause-after-round = 好，这一题答完就暂停。
contest-pause-last = 这是最后一题，答完就出结果。
contest-paused = 暂停了
contest-paused-already = 已经暂停了。
contest-not-paused = 没有暂停，正在比。
contest-goes-on = 接着比
contest-stopped = 这一局结束了。
contest-over = 这一局已经结束了。
contest-running = 群里已经有一局在进行。
contest-none = 群里现在没有比赛。
contest-only-admins = 只有群管理员能开局。群管理员可以在「群设置」里改成人人都能开。
contest-not-host = 只有开局的人和群管理员能点这个。
contest-admins-decide = 这个由群管理员来定。
contest-cannot-check = 现在查不到谁是群管理员，过一会儿再试。
contest-score-none = 这一局里还没有你的成绩。答一题就有了。
contest-score-right =
    第 { $number } 题：你选「{ $answer ->
        [scam] 骗局
        [genuine] 真的
       *[other] { $answer }
    }」，{ $seconds } 秒答对，+{ $gained } 分。
    现在 { $points } 分，第 { $rank }/{ $players } 名。
contest-score-wrong =
    第 { $number } 题：你选「{ $answer ->
        [scam] 骗局
        [genuine] 真的
       *[other] { $answer }
    }」，这题没选对。
    现在 { $points } 分，第 { $rank }/{ $players } 名。
contest-score-missed =
    第 { $number } 题：你没有作答。
    现在 { $points } 分，第 { $rank }/{ $players } 名。
contest-results-coming = 成绩单马上发到你的私聊
contest-results-there = 成绩单已经发到你的私聊了，往上翻就能看到。

## 联赛

league-head = 本周联赛
league-closed = 上周联赛结束了
league-line = { $rank }. { $name } { $points } 分（{ $games } 局）
league-hidden = 另有 { $count } 位没起榜名，不显示。
league-empty = 这一周还没有打完的比赛。
league-rule = 打完的比赛才算，至少两个人。周一零点结算。
league-rank = 群对群：你们第 { $rank }/{ $groups } 名，最好的五个人平均 { $strength } 分。领先的是 { $leaders } 分。
league-alone = 群对群：最好的五个人平均 { $strength } 分，这一周还没有别的群来比。

## 每周比赛

weekly-head = 每周比赛
weekly-on = 每{ $day } { $hour } 开始（{ $zone }）
weekly-none = 还没有定。点一个日子，再点一个钟点。
weekly-rule = 提前十分钟在这里招呼大家报名；来的人不到两个，就下周再说。题数和玩法跟这一局一样。
weekly-day = { $day ->
        [mon] 周一
        [tue] 周二
        [wed] 周三
        [thu] 周四
        [fri] 周五
        [sat] 周六
       *[other] 周日
    }
weekly-day-short = { $day ->
        [mon] 周一
        [tue] 周二
        [wed] 周三
        [thu] 周四
        [fri] 周五
        [sat] 周六
       *[other] 周日
    }
weekly-button-off = 不再每周比
contest-weekly-set = 定好了
contest-weekly-off = 取消了，不再每周开局。

## 群设置

group-settings-head = 群设置
group-setting-anyone = 谁能开局：{ $value }
group-setting-pause = 公布答案后停：{ $value }
group-setting-zone = 时区：{ $value }
group-setting-language = 语言：{ $value }
group-button-anyone = 谁能开局
group-button-pause = 停多久
group-button-zone = 时区
group-button-language = 语言
group-anyone-yes = 所有人
group-anyone-no = 群管理员
group-seconds = { $count } 秒

## 每日推送

push-head = ☀️ 今天的一点点
push-tip-kept = 💡 今天的提醒：{ $tip }
push-question-head = 今日一题 · { $topic }
push-button-settings = 改时间
push-button-off = 不用每天推了
push-button-on = 每天推给我
push-button-time = 别的时间
push-button-zone = 换地方
push-button-type-zone = 打字告诉我
push-button-content = 送什么
push-button-weekdays = 只在工作日
push-button-quiet = 练过就不送
push-button-pause = 停 7 天
push-button-resume = 接着送
push-content-both = 一条提醒和一道题
push-content-question = 只要题
push-content-tip = 只要提醒
push-card-head = 每日推送
push-card-when = 时间：{ $clock }（{ $place }）
push-card-content = 内容：{ $content }
push-card-weekdays = 周六、周日不送
push-card-quiet = 当天练过就不送
push-card-next = 下一次：{ $day } { $clock }，{ $place }
push-card-paused = 先停着，{ $day } { $clock } 再送（{ $place }）
push-card-off = 现在没有开。点一个时间就开。
push-which-place = 你说的是哪里？
push-stopped = 关掉了，明天起不再推送
push-ask-time = 你想几点收到？写成「20:00」或者「晚上八点」都行。十分钟内发来就好，不改了就发 /cancel。
push-ask-zone = 你在哪里？发来城市名就好，比如「东京」「Toronto」，也可以写 UTC+8。十分钟内发来就好，不改了就发 /cancel。
push-bad-time = 没看懂这个时间。请写成 20:00 这样，从 00:00 到 23:59。
push-bad-zone = 没找到这个地方。试试附近大一点的城市，或者写 UTC+8 这样的时差。
daily-head = 今日一题 · { $topic }
daily-yesterday = 上一题 { $voters } 人答，{ $rights } 人答对。要点：{ $cue }
daily-card-head = 本群每日一题
daily-card-topic = 类型：{ $topic }
daily-card-off = 现在没有开。点一个时间就开。
daily-card-how = 别的时间这样发：/daily 20:15 东京
daily-pick-zone = 按哪里的时间？别的地方这样发：/daily 20:15 东京
daily-pick-topic = 每天问哪一类？
daily-button-off = 不用每天问了

## 图片

picture-notice = 练习用的例子，真假由你判断
picture-watermark = 练习
picture-stats-title = 我的战绩
picture-stats-summary = 练过 { $practised } 类，稳的有 { $steady } 类
picture-stats-weakest = 先补这几类
picture-stats-none-weak = 练过的都稳了
picture-stats-practising = 还在练
picture-stats-steady = 稳
picture-stats-untried = 还没练
picture-stats-calendar = 最近 12 周练了 { $days } 天
picture-eye-title = 看真假的眼光
picture-eye-clear = ↑ 分得清
picture-eye-wary = ← 偏疑
picture-eye-trusting = 偏信 →
picture-eye-not-yet = 骗局和真消息各判满 { $least } 条，这里就有你的点

## 给主人的话：警报和每日一行

alarm-fault = ⚠️ 程序出了 { $count } 次错，细节在日志里。
alarm-backup = ⚠️ 今天的备份没做成，旧的备份都还在。看看日志和磁盘，再运行 python -m bot backup。
alarm-stuck = ⚠️ 有一条回复等了 { $minutes } 分钟还没发出去。看看能不能连上 Telegram。
alarm-late = ⚠️ 最近有 { $count } 条每日推送太晚，没有再发。
alarm-disk = ⚠️ 数据所在的磁盘只剩 { $size } MB。
alarm-log = ⚠️ 数据库的日志长到了 { $size } MB。运行 python -m bot status，看看是谁占着它。
alarm-conflict = ⚠️ 还有一个程序在用同一个令牌，两边会抢消息。停掉其中一个。
owner-daily = 昨天：新来 { $new } 人（共 { $people } 人），答题 { $answered } 次（共 { $answers } 次），推送 { $pushes } 条（太晚没发 { $late } 条）；排队 { $waiting } 条，两天内被拒 { $failed } 条；有人报告的题 { $reports } 道。

## 比赛之后

review-head = <b>这一局你的成绩</b>　第 { $rank }/{ $players } 名，{ $points } 分，{ $rounds } 题对了 { $rights } 题
review-flawless = 一题没错，漂亮。
review-more = 还有 { $count } 题没列出来，多练几轮会再遇到。
review-none = 这一局里没有你的成绩，或者它已经太久了。

## 我被骗了：分地区、分类型

firstaid-place = { $place }　{ $numbers }
firstaid-button-kinds = 是哪一类？
firstaid-which = 遇上的是哪一类？点一下，看已经照做了该怎么办。
firstaid-after-head = <b>{ $topic }：已经照做了，先做这些</b>
quiz-after = 已经照做了？{ $after }
command-urgent = 我被骗了

## sending (bot/telegram/sending)
contest-waited = Telegram 有 { $minutes } 分钟没有收下我的消息，比赛停在原处等着。现在接着来，分数都在。

## 帮帮 TA

button-helpta = 帮帮 TA
command-helpta = 帮帮 TA：替人看一段聊天
helpta-head = 帮帮 TA · { $topic }
helpta-intro = TA 把一段聊天一句一句转给你看。话里的“你”就是 TA。
helpta-speaker-ta = TA
helpta-ask = 让 TA 停下，还是再看一句？
helpta-button-stop = 让 TA 停下
helpta-button-more = 再看一句
helpta-button-let = 没事，不用停
helpta-button-another = 再帮一位
helpta-advise = 停下了。跟 TA 怎么说？
helpta-tell = 可以这样跟 TA 说：
helpta-end-early = 🟡 <b>早停</b>：你在第 { $stopped } 句就让 TA 停下了，没吃亏。真正露底的是第 { $telling } 句。
helpta-end-right = ✅ <b>正好</b>：第 { $stopped } 句，就该在这里停。
helpta-end-late = ❌ <b>停晚了</b>：你在第 { $stopped } 句才让 TA 停下，第 { $telling } 句就该停。
helpta-end-never = ❌ <b>停晚了</b>：这段聊天走到了头。第 { $telling } 句就该停。
helpta-end-false = ❌ <b>错停</b>：这段是真的，第 { $stopped } 句停下，TA 的事就耽误了。
helpta-end-let = ✅ <b>正好</b>：这段是真的，你没有拦，TA 把事办成了。
helpta-before = 前面那句在铺路：
helpta-telling = 到这句就该停：
helpta-next = 接下来会怎样：{ $next }
helpta-next-genuine = 后来：{ $next }
helpta-after = 要是已经照做了：{ $after }
helpta-twice = 这一句你已经选过了。
helpta-withdrawn = 这段聊天刚刚撤下来了，不算你的。换一段吧。

## 一起看看

button-look = 一起看看
button-look-call = 打完电话心里不踏实
command-look = 一起看看：手里有条消息拿不准
look-head = <b>一起看看</b>
look-intro-message =
    我不替你下结论，也不读、不存那条消息。只有你知道的几件事，我一样一样问，点一下就行。
    有几样都沾上的，点最上面那样。
look-intro-call =
    挂了电话心里不踏实，是好习惯。我问几件只有你知道的事，点一下就行。
    有几样都沾上的，点最上面那样。
look-first = 这回是谁先找的谁？
look-first-me = 我先找的对方
look-first-them = 对方先找的我
look-first-unclear = 不清楚
look-money = 对方要钱吗？
look-money-fee = 要我先交一笔，才给我什么
look-money-transfer = 要我转钱、付款
look-money-no = 没提要钱
look-money-unclear = 不清楚
look-secret = 对方要你的码、密码，或者要看你的屏幕吗？（自己填进自己打开的 App 不算）
look-secret-code = 要验证码或密码
look-secret-screen = 要看我的屏幕、远程帮我操作
look-secret-no = 都没有
look-secret-unclear = 不清楚
look-move = 叫你装东西、点链接，或者换个地方聊吗？
look-move-app = 叫我装 App、装文件
look-move-link = 叫我点链接、扫码
look-move-elsewhere = 叫我换个软件、换个群聊
look-move-no = 都没有
look-move-unclear = 不清楚
look-press = 催你吗？叫你别告诉别人吗？
look-press-secrecy = 叫我别告诉人
look-press-hurry = 催我赶快
look-press-no = 都没有
look-press-unclear = 不清楚
look-checked = 你核实过吗？用的号码从哪来？
look-checked-own = 核实过，号码是我存的或自己查的
look-checked-theirs = 核实过，号码是对方给的
look-checked-no = 还没核实
look-checked-unclear = 不清楚
look-button-skip = 后面的跳过，看怎么办
look-button-call = 不是消息，是电话
look-button-did = 已经照做了
look-button-practice = 练三题这一类
look-button-again = 再看一条
look-end-stop = ✋ <b>先停下</b>
look-end-check = 🔎 <b>先这样核实</b>
look-end-none = <b>没看到常见的危险信号</b>（不等于安全）
look-decides = 起决定作用的是你这个回答：「{ $answer }」
look-step = <b>下一步</b>：{ $step }
look-number = 一个人拿不准，就打 { $number }（{ $name }），号码自己按。
look-numbers = 一个人拿不准，就打你那里的号码，号码自己按：
look-type-screen = 很像借口帮忙、看着你屏幕操作的那一类。往下会叫你打开银行、输密码，钱就在你眼前转走。
look-type-code = 很像套验证码的那一类。码一给出去，往下就是登你的账号、动你的钱。
look-type-fee = 很像先收费的那一类：会费、保证金、解冻费、税费。交了一笔，往下还有下一笔。
look-type-secrecy = 很像把人和家里隔开的那一类。没有人在旁边，往下就好要钱、要密码。
look-type-transfer = 很像冒充熟人、客服或公家要你转钱的那一类。钱一出去，往下就找不到人。
look-type-app = 很像骗人装软件的那一类。装上以后，往下就能看你的屏幕、收你的短信。
look-type-payee = 要付钱的事，最怕收款的人被换掉。
look-type-source = 要装软件的事，最怕来路不对。
look-type-link = 短信和聊天里的链接，打开的可能是假网站，往下会叫你填卡号和码。
look-type-elsewhere = 很像把人带离平台的那一类。换了地方，往下就没人担保、也没有记录。
look-type-hurry = 催得急的事，真的假的都有；急，是不想让你去问。
look-type-unclear = 有一件要紧的事还不清楚。弄清楚之前，不用急着照办。
look-type-unchecked = 现在还说不准。没有用自己找的号码问过，就还不知道对方是谁。
look-type-nothing = 你说的这些里，没有常见的危险信号。以后要是提到钱、码、屏幕、装软件、保密，再停下来看一次。
look-step-screen = 关掉共享、断开网络；要办的事，换一个电话打官方号码问。
look-step-code = 码和密码谁都不给；到自己的 App 里看看有没有陌生登录。
look-step-fee = 一分不交；真给钱的地方，不会叫你先交钱。
look-step-secrecy = 马上告诉一个信得过的人，再用自己查的号码问。
look-step-transfer = 不转；用存着的号码找到本人，或者自己查官方号码问。
look-step-app = 不装；真要用，到手机自带的商店里搜。
look-step-payee = 付之前，和本人再对一遍收款户名；户名不是本人或那家单位的，不付。
look-step-source = 到手机自带的商店里装，不用别人发来的安装包。
look-step-link = 链接不点；要办的事，自己打开官方 App 或官网看。
look-step-elsewhere = 留在原来的平台谈，钱也只在平台里付。
look-step-hurry = 放十分钟；用存着的或自己查的号码问一句再说。
look-step-unclear = 问清楚要什么、给谁；再用自己查的号码核实。
look-step-unchecked = 挂掉或放下；用存着的、卡背面的或官网上的号码，自己打过去问。
look-step-nothing = 该办就照常办；只走自己打开的入口。

## 防骗体检

button-test = 防骗体检
command-test = 防骗体检：十条消息，看看现在的眼力
test-intro = <b>防骗体检</b>：10 条消息，判真假，做完才讲解。不计分，不上榜；这 10 条平时练不到。
test-none = 题库还小，现在做不了体检。先练练吧。
test-link-over = 这个体检已经结束了。想自己做一次，点下面就行。
test-head = <b>防骗体检</b> · { $time }
test-wave-0 = 第一次
test-wave-1 = 第二次
test-wave-2 = 第 21 天
test-wave-3 = 第 90 天
test-scams = 骗局 { $total } 条，认出 { $hits } 条
test-genuine = 真消息 { $total } 条，没错怪的 { $trusted } 条
test-sensitivity-low = 真假还容易混，多练练差在哪里。
test-sensitivity-middle = 多数真假能分清。
test-sensitivity-high = 真假分得很清。
test-bias-suspicious = 有点偏疑：会把真消息当成骗局。
test-bias-balanced = 疑和信，拿得平。
test-bias-trusting = 有点偏信：会把骗局当成真的。
test-change-up = 和第一次比：真假分得更清了。
test-change-same = 和第一次比：分辨的本事差不多。
test-change-down = 和第一次比：这回混得多些，不要紧，再练练。
test-turn-trusting = 也比第一次更敢信了。
test-turn-same = 疑和信的轻重没怎么变。
test-turn-suspicious = 也比第一次更多疑了。
test-rough = 十条只能看个大概，差一两条算正常。
test-details = 详细
test-figures = d′ { $d }　c { $c }
test-figures-before = 第一次：d′ { $d }　c { $c }
test-meaning = d′ 是把真假分开的本事：0 等于猜，2 以上很准。c 是倾向：小于 0 偏疑，大于 0 偏信，接近 0 最好。
test-next = 下一次：{ $day }，到时候我来叫你。
test-over = 四次都做完了，谢谢你。
test-waits = 记下了。抽签抽到你先做第二份，做完一起看两次的结果。先别去练题，这样才比得出来。
test-button-second = 接着做第二份
test-button-take = 做 10 条
test-button-quiet = 不用再提醒
test-button-host = 发给一群人做
test-invite = 到了做防骗体检的时候：{ $time }。10 条，三分钟。
test-invite-again = 再提醒一次，之后就不提了：防骗体检 { $time }，10 条，三分钟。
test-quiet = 好，不再提醒。想做的时候发 /test。
study-head = <b>给一群人做体检</b>
study-link = 把这个链接发给大家：{ $link }
study-closed = 已经结束，链接不再收人。
study-waits = 对照：开。一半人由抽签决定，练之前先做第二份，用来比较。
study-waits-not = 对照：关。打开以后，一半人由抽签决定，练之前先做第二份，用来比较。
study-takers = 做过的人：{ $count }
study-few = 满 { $count } 个人才给出数字；任何时候都不显示是谁。
study-meaning = 方括号里是 95% 区间。d′ 越大真假分得越清；c 小于 0 偏疑，大于 0 偏信。
study-missed = 大家最容易看错的：{ $cue }
study-arm-now = 先练
study-arm-wait = 先等
study-wave = { $arm } · { $time }（{ $count } 人）：d′ { $d }　c { $c }
study-wave-few = { $arm } · { $time }：{ $count } 人
study-interval = { $mean } [{ $low }, { $high }]
study-wait-fixed = 已经有人做了，不能再改。
study-button-refresh = 看最新数字
study-button-wait = 开关对照
study-button-close = 结束

## 战绩的第一句话、徽章

stats-opening-both = { $strength }；{ $weakness }。
stats-opening-one = { $said }。
stats-opening-none = 刚开始，再练几条，就说得出你的长处。
stats-strength-stops-in-time = 你多半能在对方开口要之前停下
stats-strength-sees-scams = 骗局你多半认得出
stats-strength-trusts-genuine = 真消息你多半不会错怪
stats-weakness-doubts-genuine = 还会把真通知当骗局
stats-weakness-stops-genuine = 有时会把真的聊天也叫停
stats-weakness-stops-late = 有时停得晚了一两句
stats-weakness-misses-scams = 还会把骗局当成真的
stats-chats-before = 帮帮 TA：骗局 { $chats } 段，通常比露底那句早 { $lines } 句停下
stats-chats-at = 帮帮 TA：骗局 { $chats } 段，通常在露底那句停下
stats-chats-after = 帮帮 TA：骗局 { $chats } 段，通常比露底那句晚 { $lines } 句停下
stats-chats-genuine = 真的聊天 { $chats } 段，错停 { $stopped } 段
stats-details = 详细
badge-new = 🛡 新徽章
badge-first-genuine = 🌿 第一次认出真消息
badge-calm-20 = 🕊 连着 20 条真消息没错怪
badge-scams-20 = 🔎 认出 20 条骗局
badge-first-stop = ✋ 第一次停得正好
badge-early-3 = ⏱ 三次提前停下
badge-let-5 = 🤝 五段真聊天没拦错
badge-week = 📅 连着练了一周
badge-month = 🗓 连着练了一个月
badge-cues-20 = 🧠 20 条线索记牢了
badge-exam = 🎓 考试及格
badge-checkup = 🩺 做了两次体检
badge-family = 🏠 家里人也练起来了

## 自己的题

command-myset = 用自己的题比赛
myset-head = 自己的题
myset-untitled = 没起名的一套
myset-mixed = { $title } + 题库
myset-none = 你还没有自己的题。
myset-list = 你有 { $count } 套题，点一套看看。
myset-how = 把题发给我就行：Excel（.xlsx）、.csv、Word（.docx），或者直接把文字贴过来。最大 2 MB，最多 500 题。只有你开的局用得上，不进公共题库。请别放进别人的手机号、证件号。
myset-button-add = 加一套题
myset-button-empty = 下载空白表
myset-button-set = 📁 { $title }（{ $count } 题）
myset-button-replace = 换成新的一版
myset-button-table = 下载这套题
myset-button-delete = 删掉这套题
myset-button-delete-sure = 删掉
myset-button-keep = 存下这 { $count } 题
myset-button-mended = 下载标出问题的表
myset-button-leave = 不要了
myset-button-open = 自己的题
myset-set-head = 📁 { $title }（{ $count } 题）
myset-set-use = 在群里发 /contest，点「设置」→「类型」，选这套题，可以单用，也可以和题库混着用。这样的局不计入周榜。
myset-delete-ask = 真的删掉这套题？正在比的那一局会照常比完，两天后就什么也不留了。
myset-ask = 把文件发来，或者把题直接贴过来。十分钟内发来就好，不发了就点 /cancel。
myset-reading = 收到了，正在读。
myset-busy = 还有文件没读完，请等它们读完再发。
myset-left = 没有存。改好了再发给我就行。
myset-kept = 存好了
myset-deleted = 删掉了
myset-full = 最多放 { $most } 套题，先删掉一套吧。
myset-table-coming = 表马上就来
myset-empty-caption = 一行一题，第一行是例子。填好发回来就行。
myset-table-caption = 改好发回来就行；没读懂的题标了黄，最后一列写着哪里不对。
myset-file-empty-name = 题目模板
myset-draft-head = 📁 { $title }
myset-draft-counts = { $count } 题读懂了，{ $faulty } 处有问题。
myset-draft-all = { $count } 题都读懂了。
myset-draft-faults = 有问题的
myset-draft-warnings = 能用，但最好看一眼
myset-draft-more = ……还有 { $count } 条。
myset-draft-replaces = 存下以后，它会替换「{ $title }」。
myset-draft-none = 一题也没读懂，所以没有可存的。按上面写的改一改，再发来。
myset-finding = { $place }：
myset-at-row = 第 { $row } 行
myset-at-line = 第 { $row } 行
myset-at-paragraph = 第 { $row } 段
myset-at-sheet = 「{ $sheet }」
myset-column-stem = 题目
myset-column-option = 选项
myset-column-answer = 答案
myset-column-why = 解析
myset-column-fault = 哪里不对
myset-example-stem = 接到自称公安的电话，要你把钱转到「安全账户」，怎么办？
myset-example-a = 先转一小笔试试
myset-example-b = 挂断，自己拨 110 问
myset-example-c = 加对方好友问清楚
myset-example-why = 公安机关没有安全账户，也不会在电话里要人转账。
myset-fault-no-stem = 没有题目。
myset-fault-no-answer = 没有写答案。
myset-fault-no-options = 没有选项，答案也不是「对」或「错」。
myset-fault-one-option = 只有一个选项。
myset-fault-many-options = 选项多于 { $most } 个。
myset-fault-empty-option = 选项 { $letter } 是空的。
myset-fault-twins = 选项 { $one } 和 { $other } 一样。
myset-fault-many-answers = 答案写了不止一个（{ $answer }），比赛里每题只能有一个。
myset-fault-answer = 答案「{ $answer }」看不懂，请写选项的字母。
myset-fault-range-answer = 答案写的是 { $answer }，选项一共 { $count } 个。
myset-fault-too-long = 有一段长过 { $most } 字。
myset-fault-tangled = 好像有两道题混在一起，请在每题前写上题号。
myset-fault-range = 「{ $text }」里答案的个数和题号对不上。
myset-fault-line = 「{ $text }」不知道是哪一题的。
myset-fault-stray-answer = 有第 { $number } 题的答案，却没有等着它的题。
myset-warn-again = 和第 { $row } 行是同一题。
myset-warn-stem = 题目太长，投票里只显示前 { $most } 字。
myset-warn-option = 选项 { $letter } 太长，投票里只显示前 { $most } 字。
myset-warn-others = 选项 { $letter } 提到别的选项；比赛里选项会打乱，请改成完整的话。
myset-guess-longest-option = 挑最长的选项就能对 { $percent }%（瞎猜是 { $chance }%）：让错的选项也写长一点。
myset-guess-shortest-option = 挑最短的选项就能对 { $percent }%（瞎猜是 { $chance }%）：让选项长短差不多。
myset-guess-caution-words = 挑听起来最小心的选项（核实、报警、不要……）就能对 { $percent }%（瞎猜是 { $chance }%）。
myset-guess-hedging-words = 挑带「可能、一般、建议」的选项就能对 { $percent }%（瞎猜是 { $chance }%）。
myset-guess-echoes-the-stem = 挑和题目用词最像的选项就能对 { $percent }%（瞎猜是 { $chance }%）。
myset-guess-most-similar-option = 挑和别的选项最像的那个就能对 { $percent }%（瞎猜是 { $chance }%）。
myset-guess-no-absolute-words = 避开带「一定、所有、绝对」的选项就能对 { $percent }%（瞎猜是 { $chance }%）。
myset-guess-middle-number = 挑中间的数就能对 { $percent }%（瞎猜是 { $chance }%）。
myset-file-size = 文件大过 2 MB，我不读。请分成几份，或者去掉图片。
myset-file-empty = 这个文件是空的。
myset-file-macro = 文件里有宏，为了安全我不打开。请另存为不带宏的 .xlsx 或 .docx 再发。
myset-file-password = 文件加了密码，我打不开。请去掉密码再发。
myset-file-old = 这是旧格式（.xls、.doc）。请另存为 .xlsx 或 .docx 再发。
myset-file-broken = 这个文件打不开，好像不是它名字里说的那种文件。请另存一份再发。
myset-file-bomb = 这个文件展开以后太大，我不读。
myset-file-picture = 文件里有图片，我只认得字。请把图片去掉、把图里的字写出来再发。
myset-file-merged = 第 { $row } 行有合并的单元格，我分不清哪格是哪题的。请取消合并再发。
myset-file-rows = 表太长了，最多读 { $most } 行。请分成几份。
myset-file-many = 有 { $count } 题，一套最多 { $most } 题。请分成几份。
myset-file-none = 没有找到题目。请用「题目、选项A、选项B、答案」这样的表头，或者给每题写上题号。
myset-file-no-answers = 找到 { $count } 题，但都没有答案。请加上「答案」一列，或者在每题下面写「答案：B」。
myset-file-no-text = 这个文件不是文字，我读不了。
myset-file-unreachable = 文件没能从 Telegram 取下来，请再发一次。
contest-own-no-league = 主持人自己的题，这一局不计入周榜。
## 给谁练、看图、证书上的名字
certificate-ask = 证书上写什么名字？以后也能换。
certificate-name-telegram = Telegram 上的名字
certificate-name-type = 自己写
certificate-name-none = 不写名字
certificate-name-typed = 发来要写在证书上的名字，最多 24 个字。十分钟内有效，发 /cancel 取消。
certificate-rename = 换个名字
## 报告、额度、门口

report-ask = <b>这题哪里有问题？</b>
report-given = <i>你说过这题：{ $reason }</i>
report-wrong = 答案不对
report-unclear = 看不懂
report-old = 过时了
report-typo = 错别字
report-button-nothing = 没事，不报了
report-button-undo = 收回我的报告
quiz-reported-enough = 今天报告得够多了，谢谢。明天再接着说。
quiz-report-undone = 收回了。
too-fast = 慢一点，我跟不上了。
too-fast-line = 你发得太快了，歇几秒再发。要紧的事发 /urgent，随时都行。
budget-picture = 今天的图画得够多了，明天再看。
budget-export = 今天导出过三次了，明天再来。
budget-certificate = 今天查不到的编号太多了，明天再查。
budget-remind = 今天改得够多了，明天再改。要关掉随时可以。
settings-name-contact = 这里的名字不放联系方式，换一个试试。骗子就爱在名字里留号码，我们不给他们留位置。
settings-name-official = 这个名字像是官方或管理人员，别人会当真，换一个试试。
settings-name-hidden = 这个名字被管理员藏起来了，换一个试试。
settings-name-muted = 你现在不能上榜，练题照常。

## 管理员

owner-reports = 新收到 { $count } 次题目报告：{ $questions }。发 /admin 看看，留下还是撤下。
admin-head = 管理
admin-people = 共 { $people } 人，答题 { $answers } 次
admin-pushes = 一天内推送 { $pushed } 条，太晚没发 { $late } 条
admin-outbox = 排队 { $waiting } 条，不知到没到 { $unknown } 条，被拒 { $failed } 条
admin-reports = 有人报告的题 { $reported } 道，停用 { $benched } 道
admin-paused = ⏸ 每日推送已经暂停。
admin-button-numbers = 数字
admin-button-reported = 报告的题
admin-button-names = 榜上名字
admin-button-pause = 暂停推送
admin-button-resume = 恢复推送
admin-reported-head = 有人报告的题
admin-reported-none = 没有。
admin-more = 还有 { $count } 道，处理完这些再看。
admin-item = { $number }. { $question }　{ $count } 次　{ $said }
admin-item-asked = { $asked }
admin-item-benched = ⏸ 已停用
admin-button-keep = { $number } 留下
admin-button-withdraw = { $number } 撤下
admin-kept = 留下了。
admin-withdrawn = 撤下了。
admin-names-head = 本周榜上的名字
admin-names-none = 没有人用名字上榜。
admin-names-meaning = 藏名字：这个名字下榜，可以换一个。禁言：不能上榜，报告不作数，练题照常。
admin-muted = 🔇 { $player }
admin-button-hide = { $number } 藏名字
admin-button-mute = { $number } 禁言
admin-button-free = 解除 { $player }

## 留档和打印

command-paper = 打印一份试卷
command-poster = 打印一张海报
myset-button-paper = 打印试卷
record-start-first = 成绩单发到私聊里。请先打开和我的私聊点一次「开始」，再回来点；匿名管理员请换成自己的身份。
record-file = 成绩单-{ $contest }-{ $day }
record-caption-xlsx = 成绩表：{ $players } 人，{ $rounds } 题。名字是大家在群里的名字，请只留作档案。
record-caption-pdf = 一页成绩单，可以直接打印。
record-people = 成绩
record-questions = 题目
record-cues = 大家错在哪
record-number = 题号
record-topic = 类型
record-stem = 题目
record-key = 正确答案
record-answered = 作答人数
record-right = 答对人数
record-cue = 要点
record-about = 一句话
record-wrong = 答错人次
record-title = 反诈知识赛成绩单
record-attendance = { $players } 人参加，{ $rounds } 道题
record-share = 全场答对 { $percent }%
record-podium = 前三名
record-podium-line = 第 { $rank } 名　{ $name }　{ $points } 分，答对 { $right } 题
record-hardest = 最容易上当的地方
record-hardest-line = { $cue }：{ $about }（{ $answered } 人作答，{ $wrong } 人答错）
record-footer = { $app } · 遇到可疑情况，先停下来，问问家里人，再打当地的反诈电话。
paper-how = 这样发：/paper 20 刷单　数字是题数（5 到 50），后面是类型或者你自己那套题的名字；不写类型就是全部。
paper-unknown = 没找到这个类型。
paper-topics = 类型有：{ $topics }
paper-coming = 正在做，马上就来
paper-title = 防骗测试 · { $topic }
paper-sheet = { $sheet } 卷（编号 { $code }）
paper-answers = { $sheet } 卷答案（编号 { $code }）
paper-name-line = 姓名：____________　　日期：____________　　得分：________
paper-instruction = 共 { $count } 题，每题只有一个正确答案，把字母写在括号里。
paper-file = 防骗试卷
paper-caption = { $topic }，{ $count } 题。A、B 卷题目一样、顺序不同，最后是两卷的答案。
poster-file = 反诈海报
poster-title-home = 三分钟，练一练防骗
poster-lead-home = 真假消息混着判，每题都讲清为什么
poster-title-study = 十条消息，测一测防骗眼力
poster-lead-study = 做完马上看到结果，不公开任何人的名字
poster-scan = 用手机扫一扫，打开就能做
poster-promise = 不要手机号，不要验证码，不要钱
poster-caption-pdf = 海报，A4，打印用。
poster-caption-png = 同一张海报，发群里用。
study-button-poster = 🖨 海报
start-again-ask = 欢迎回来。给谁练？我多出些常碰到的，不说也行。
start-where = 好，从哪里开始？
for-self = 自己
for-parents = 爸妈
for-child = 孩子
for-abroad = 学生·出国
for-skip = 先不说，直接开始
for-unsaid = 没有说
settings-for = 给谁练：{ $value }
settings-pictures = 看图：{ $value }
settings-button-for = 给谁练
settings-button-pictures = 看图
pictures-on = 开
pictures-off = 关
quiz-not-here = 这个类型讲的是别处的事，你选的地区用不上。先练别的，或者在 /settings 里换地区。
quiz-scale-how = 有把握就选「肯定」，拿不准就选「可能」。两种都算对，最后会告诉你把握准不准。
summary-certainty = 说「肯定」的 { $sure } 条，对了 { $sure_right } 条；说「可能」的 { $maybe } 条，对了 { $maybe_right } 条。
summary-all-sure = { $sure } 条都说「肯定」，对了 { $right } 条。
summary-none-sure = { $maybe } 条都说「可能」，对了 { $right } 条。
streak-forgiven = 昨天没练，用掉这周的一次，连续天数还在。
push-more = 再来一题
push-button-reopen = 已关 · 再打开
push-started = 又打开了
contest-scene = 最后一题，看图：

## 给家里人练
button-family = 给家里人练
family-link =
    把下面这条链接发给家里人。点开就是五道容易的题，可以选语言，不用会别的。

    { $link }

    TA 同意的话，每周告诉你一次家里练了几题；答了什么，我谁也不说。
family-send = 发给家里人
family-share-text = 五道小题，看看这些消息是真是假。不要钱，不要手机号，不要验证码。
family-welcome = 家里人请你练五道小题：看一条消息，说它是真是假。不要钱，也不要任何号码。选一种语言就开始。
family-ask = 要不要每周跟发链接给你的家人说一声，你练了几题？只说题数，不说答了什么。
family-agree = 可以
family-not-agree = 不用
family-agreed = 好，每周说一次题数。哪天不想说了，点下面的按钮就停。
family-not-agreed = 好，什么也不说。
family-not-any-more = 不再告诉
family-week = 这周家里有 { $people } 位练了，一共 { $answers } 题。
share-button = 发给朋友
share-text = 我在反诈答题机器人练了 { $total } 题，对了 { $rights } 题。你也试试：

## 抢答和单位赛
contest-mode-buzzer = 抢答
contest-mode-buzzer-about = 谁先点对，这题的 1000 分就归谁；点错了，这题不能再点。先后看 Telegram 先送来谁的点按，对谁都一样。
contest-mode-units = 单位赛
contest-mode-units-about = 各选各的单位，按作答的人的平均分排，旁边写参与率：人少的单位一样能赢。平均分一样，参与率高的在前。
buzzer-rule = 先点对的得分，点错这题就停。先后以 Telegram 送到的顺序为准，限时 { $seconds } 秒。
buzzer-taken = 🔔 { $name } 抢到，{ $seconds } 秒
buzzer-nobody = 🔔 这题没有人抢到。
buzzer-wrong-before = 点错的 { $count } 人
buzzer-yours = 抢到了！这题归你。
buzzer-wrong = 没点对。这题你先等等，下一题再来。
buzzer-locked = 这题你已经点过了，等下一题。
buzzer-over = 这一题已经结束了。
units-no-list = 还没有单位名单。主持人点「单位名单」，在私聊里发给我，一次就行。
units-head = 选你的单位，点一下就算报名：
units-joined = { $unit }：{ $joined } 人
units-joined-of = { $unit }：{ $joined }/{ $size } 人
units-choose = 还差一步：点一下你的单位
units-yours = 你在「{ $unit }」
units-fixed = 已经开始了，不能再换。你在「{ $unit }」。
units-none = 还没有单位名单。点「单位名单」，在私聊里发给我。
units-late = 直接在投票里作答也算参加。还没选单位的，随时在这里点一下，之前的分也算进去。
units-unchosen = 有 { $count } 人作答了还没选单位，往上翻到开局的卡片点一下，分就算进去。
units-button = 📋 单位名单
units-button-again = 📋 单位名单（{ $count } 个）
units-board = 单位排名
units-line = { $rank }. { $unit } 平均 { $points } 分 · { $took }
units-played = { $played } 人作答
units-played-of = 参与 { $played }/{ $size } 人，{ $percent }%
units-more = 还有 { $count } 个单位，都在成绩单里。
units-idle = 还没有人作答：{ $units }
units-podium = 单位前三名
units-podium-note = 参与 { $percent }%
units-start-first = 名单在私聊里发。请先打开和我的私聊点一次「开始」，再回来点。
units-asked = 我在私聊里等你的名单，十分钟内发来就行。
units-ask =
    请把「{ $group }」的单位名单发给我，一行一个，名称后面写人数：

    教务处 35
    一车间 120
    离退休支部

    从表格里复制粘贴也行。不知道人数就只写名称，那个单位只比平均分，不显示参与率。
units-now = 现在的名单：{ $units }。发新的就换成新的。
units-kept = 记下了 { $count } 个单位，给「{ $group }」用：
units-one = { $unit }
units-one-of = { $unit } { $size } 人
units-sizeless = 没写人数的单位只比平均分，不显示参与率。
units-kept-next = 群里还没开始的那一局马上换上。以后开单位赛不用再发；要改，再点一次「单位名单」。
units-faults = 这份名单有几处没看懂，先都没有记：
units-fault-line = 第 { $line } 行：{ $fault }
units-fault-name = 没有看到单位的名称。
units-fault-twice = 和上面的单位重名了。
units-fault-size = 人数要在 1 到 1000000 之间。
units-fault-many = 最多 { $most } 个单位。
units-fault-few = 至少要两个单位，一行一个。
units-again = 改好了再整份发一次，我接着等十分钟。
units-gone = 那一局已经找不到了。在群里再发 /contest，选单位赛，再点「单位名单」。
contest-off-no-units = 这个群还没有单位名单，单位赛开不了。发 /contest，在设置里选单位赛，点「单位名单」。
contest-csv-unit = 单位
record-units = 单位排名
record-mean = 平均分
record-played = 作答人数
record-size = 单位人数
record-rate = 参与率
record-taken = 抢到的人
record-unit-line = 第 { $rank } 名　{ $unit }　平均 { $points } 分，{ $took }

## 匿名管理员自己的题
sets-button = 📁 用我自己的题
sets-anonymous = 这一局是用群的身份开的，看不出主持人是谁，所以没有列出自己的题。想用，点「用我自己的题」；那套题的名字会出现在这张卡片上，大家都看得到。
sets-none = 你还没有自己的题。私聊我发 /myset，存好一套再来点。

## budgets of links and files

budget-set = 今天的题目读得够多了，明天再发。
budget-paper = 今天的文件做得够多了，明天再来。
budget-link = 今天打不开的链接太多了，明天再试。

## Season
command-season = 开一个赛季
season-button-open = 🏁 赛季
season-only-admins = 赛季由群管理员来开。
season-not-host = 只有开赛季的人和群管理员能点这个。
season-over = 这个赛季已经结束了。
season-began-already = 赛季已经开始，不能再改了。
season-runs-already = 群里有一个赛季正在进行，发 /season 看排名。
season-too-few = 选的类型题太少，凑不出一轮 10 题。多选几类再开始。
season-close-sure = 赛季会马上结束并公布名次，不能再接着答。确定的话，半分钟内再点一次。
season-closed = 赛季结束了
season-called-off = 赛季没有开始。想开的时候再发 /season。
season-begun = 赛季开始了，去下面那条消息答题。
season-setup-head = 开一个赛季
season-setup-what = 大家在私聊里答题，什么时候有空什么时候答，一轮 { $length } 题。群里每天更新一次排名，始终是同一条消息，不刷屏。
season-setup-chosen = { $days } 天 · 每天 { $tries } 次 · { $scoring } · { $topics }
season-setup-units = 单位：{ $count } 个
season-scoring-ladder = 天梯
season-scoring-ladder-about = 天梯：答对一题上一级，答错一题下一级，一轮最低 0 分。
season-scoring-plain = 积分
season-scoring-plain-about = 积分：答对一题 10 分，答错不扣。
season-n-days = { $n } 天
season-n-tries = 每天 { $n } 次
season-button-topics = 选类型
season-button-units = 分单位
season-button-begin = ▶️ 开始赛季
season-button-off = 不开了
season-units-ask =
    把单位发给我，一行一个；后面写上人数，就能比参与率。不写人数也行。最多 { $most } 个，比如：

    一车间 35
    二车间 42
    财务科 6
season-units-asked = 到我的私聊里，把单位名单发给我。
season-units-start-first = 名单在私聊里发。请先打开和我的私聊点一次「开始」，再回来点；匿名管理员请换成自己的身份。
season-units-kept = 记下了 { $count } 个单位，其中 { $sizes } 个有人数。回群里点「开始赛季」。
season-none = 你还没有参加赛季。群管理员在群里发 /season 就能开一个。
season-other-first = 你在「{ $group }」的赛季还有一轮没答完，先答完那一轮。
season-no-tries = 今天的次数用完了，明天再来。
season-unit-first = 先选你的单位。
season-unit-fixed = 已经答过题了，单位不能再换。
season-head = 防骗赛季 · 第 { $day } 天
season-head-over = 防骗赛季 · 已结束
season-see-below = 最后的名次在下面那条消息里。
season-until = { $day }结束，连今天还有 { $left } 天。
season-how = 每天 { $tries } 次机会，一次 { $length } 题；一天里最好的一次算分，每天的分加起来排名。
season-topics = 题目类型：{ $topics }
season-told-daily = 每天早上九点更新这条消息。
season-button-play = ▶️ 去答题
season-button-close = 提前结束
season-nobody = 还没有人答完一轮。
season-attendance = { $players } 人答过题，今天 { $today } 人来过。
season-attendance-over = { $players } 人答过题。
season-board = 个人榜
season-line = { $rank }. { $name } { $points } 分（{ $days } 天）
season-hidden = 另有 { $count } 位没起榜名，不显示。
season-units = 单位榜（人均分）
season-rates = 参与榜
season-unit-line = { $rank }. { $name } 人均 { $mean } 分（{ $players } 人）
season-rate-line = { $rank }. { $name } { $percent }%（{ $players }/{ $size } 人）
season-podium-caption = 赛季结束，{ $players } 人参加。
season-podium-title = 赛季前三名
season-final-head = 赛季结束了
season-ended-time = 到 { $day }为止的答题都算上了，谢谢大家。
season-ended-host = 主持人提前结束了这个赛季，到现在为止的答题都算上了。
season-ended-forgotten = 开赛季的人删除了自己的资料，赛季和链接也就到这里。下面是到现在为止的名次。
season-final-tries = 一共答完 { $tries } 轮。
season-button-record = 📄 成绩单
season-hardest = 大家最容易看错的一题（错了 { $count } 次）：{ $stem }
season-home-head = 防骗赛季 · { $group }
season-home-until = { $day }结束。
season-home-over = 这个赛季已经结束了。
season-home-unit = 你的单位：{ $unit }
season-home-choose-unit = 先选你的单位，选好就能答题。
season-home-today = 今天还有 { $left } 次机会。{ $best }
season-home-best = 今天最好的一次 { $best } 分。
season-home-sum = 你一共 { $points } 分，第 { $rank } 名。
season-home-unnamed = 你还没有榜名：分数照算，榜上不显示。
season-button-try = ▶️ 开始答题
season-button-go-on = ▶️ 接着答
season-button-again = 再来一轮（还有 { $left } 次）
season-button-home = 看排名
season-button-name = 用我的 Telegram 名字上榜
season-try-late = 赛季已经结束，这一轮不算分，就当练习。
season-try-points = 这一轮 { $points } 分。
season-try-gained = 总分加 { $gained } 分。
season-try-not-better = 这天最好的一次还是 { $best } 分，总分不变。
season-try-sum = 一共 { $sum } 分，第 { $rank } 名（共 { $players } 人）。
season-try-left = 今天还有 { $left } 次机会。
season-try-none-left = 今天的次数用完了，明天再来。
season-record-file = 赛季成绩单-{ $season }-{ $day }
season-record-caption-xlsx = 赛季成绩表：{ $players } 人。名字是各人自己起的榜名，请只留作档案。
season-record-caption-pdf = 一页赛季成绩单，可以直接打印。
season-record-title = 防骗赛季成绩单
season-record-attendance = { $players } 人参加，答完 { $tries } 轮
season-record-share = 答对 { $percent }%
season-record-line = 第 { $rank } 名　{ $name }　{ $points } 分，答了 { $days } 天
season-record-unnamed = （没起榜名）
season-record-units = 单位
season-csv-place = 名次
season-csv-name = 名字
season-csv-unit = 单位
season-csv-points = 分数
season-csv-days = 答题天数
season-csv-tries = 轮数
season-csv-right = 答对
season-csv-answered = 作答
season-csv-mean = 人均分
season-csv-players = 参加人数
season-csv-size = 总人数
season-csv-rate = 参与率
record-measured = 练习前后的体检
record-measured-line = { $time }（{ $count } 人）：d′ { $d }　c { $c }
record-measured-how = 前后都做了的同一批人的平均数，方括号里是 95% 区间。d′ 越大真假分得越清；c 小于 0 偏疑，大于 0 偏信。
study-record-file = 防骗体检-{ $code }-{ $day }
study-record-caption-xlsx = 体检数字：{ $takers } 人。只有大家的平均数，没有任何人的名字。
study-record-caption-pdf = 一页体检结果，可以直接打印。
study-record-title = 防骗体检结果
study-record-since = { $day }开始
study-record-numbers = 每一次的平均数
study-record-paired = 前后都做的人
study-record-hardest = 大家最容易看错的
study-csv-arm = 分组
study-csv-time = 哪一次
study-csv-takers = 人数
study-csv-d = d′
study-csv-d-low = d′ 下限
study-csv-d-high = d′ 上限
study-csv-c = c
study-csv-c-low = c 下限
study-csv-c-high = c 上限
poster-title-season = 防骗赛季，天天来比
poster-lead-season = 每天几分钟，最好的一次算分

## files for hosts that are read when they are written

study-file-caption-xlsx = 体检数字。只有大家的平均数，没有任何人的名字。
study-file-caption-pdf = 一页体检结果，可以直接打印。
season-file-caption-xlsx = 赛季成绩表。名字是各人自己起的榜名，请只留作档案。
season-file-caption-pdf = 一页赛季成绩单，可以直接打印。
units-not-admin = 单位名单没有收：你现在不是那个群的管理员了。要给名单，请现在的群管理员在群里再点一次。
## 再来一题、再考一次
more-question-head = 再来一题 · { $topic }
exam-again = 再考一次
league-hidden-all = 前 { $count } 名都还没起榜名，所以榜上是空的。
season-hidden-all = 前 { $count } 名都还没起榜名，所以榜上是空的。
contest-split-line = { $count } 人：{ $option }
