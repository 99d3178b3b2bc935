"""The file that `bank new` writes: one item of each kind, with what belongs where."""

from __future__ import annotations

SKELETON = """\
# yaml-language-server: $schema=../schema.json
# 写法见 docs/authoring.md。冒号后面要空一格；文字里有 : # , { [ 或引号，就整句加引号。
# 写完：python -m bot check --topic TOPIC
# 新线索（group）先在 cues.yaml 里写一条：名称、一句话、已经做了怎么办。

# 判断题：同一条消息写成一对，一条骗局，一条真的，只差一处。
- id: TOPIC-xiansuo-01              # 编号，一用就不改、不再用
  group: TOPIC-xiansuo              # 线索；同一线索至少三题，至少两种渠道
  kind: judge
  level: 2                          # 1 容易 2 中等 3 难
  regions: [any]                    # cn hk mo tw sg my；哪里都对写 any
  stimulus:
    channel: sms                    # sms telegram call web email talk
    sender: 1069****                # 只写手机上看得到的
    context: 你昨天在这家店下过单     # 最多 80 字：读的人知道、消息里看不出来的事
    text: 消息原文，最多 600 字。
  verdict: scam                     # scam 骗局，genuine 真的
  decisive: 决定真假的那一处         # 最多 60 字
  flags: [screen-share]             # flags.yaml 里的键：骗局用红旗，真的用绿旗
  why: 为什么，最多 120 字。
  action: 现在怎么做，最多 60 字。
  facts: [F001]                     # sources.yaml 里的事实，或下面的来源，至少一个
  sources: []
  as_of: 'MONTH'                    # 什么时候核实过

# 选择题：三或四个选项，一个对；每个选项都有理由，错的要写出背后的误解。
- id: TOPIC-xiansuo-02
  group: TOPIC-xiansuo
  kind: choice
  level: 1
  regions: [any]
  stem: 题干，最多 120 字；否定要写成【不】。
  options:
    - {text: 选项，最多 40 字, why: 理由，最多 80 字, key: true}
    - {text: 谨慎却不对的做法, why: 为什么不对, myth: calling-their-number-verifies}
    - {text: 只对一半的做法, why: 为什么不够, myth: one-yuan-test-is-safe}
  facts: [F001]

# 对话题：三到八句，读到哪一句该停。三成是不用停的（stop: 0）。
- id: TOPIC-xiansuo-03
  group: TOPIC-xiansuo
  kind: stop
  level: 2
  regions: [any]
  stimulus:
    channel: telegram
    context: 你在群里看到兼职，自己加的对方
    turns:                          # who：them 对方，me 自己，或一个名字
      - {who: them, text: 第一句，最多 80 字, why: 这一句说明什么，最多 60 字}
      - {who: me, text: 第二句, why: 说明}
      - {who: them, text: 第三句, why: 说明}
  stop: 3                           # 细心的人最早在哪一句停，从 1 数；0 不用停
  decisive: 决定的那一处
  why: 为什么，最多 120 字。
  action: 怎么做，最多 60 字。
  next: 接下来会怎样，最多 80 字。
  advice:                           # 家人正聊到这里，你怎么劝：三条，一条对
    - {text: 劝法，最多 40 字, why: 理由，最多 80 字, key: true}
    - {text: 不顶用的劝法, why: 为什么, myth: one-yuan-test-is-safe}
    - {text: 只对一半的劝法, why: 为什么, myth: calling-their-number-verifies}
  facts: [F001]
"""
