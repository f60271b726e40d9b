import Diagnostics
import Testing

@testable import Reporting
@testable import ScorecardModel

private typealias Words = RuleWordsSample

/// What a measure of 8 points must read like.
struct MeasureWordsCase: Sendable, CustomTestStringConvertible {
  let measure: Measure
  let chinese: String
  let english: String

  init(_ measure: Measure, _ chinese: String, _ english: String) {
    (self.measure, self.chinese, self.english) = (measure, chinese, english)
  }

  var testDescription: String { english }

  static let single = [
    MeasureWordsCase(
      .linear(Words.rate, from: 50, to: 95),
      "有效单位数 ÷ 应建单位数 × 100%：达到95%得8分，50%及以下得0分，之间按比例计分。",
      "Valid units ÷ units × 100%: 8 points at 95% or more, 0 at 50% or less, in proportion "
        + "between."),
    MeasureWordsCase(
      .linear(Words.idle, from: 6, to: 2), "空闲月数：不超过2个月得8分，6个月及以上得0分，之间按比例计分。",
      "Idle months: 8 points at 2 or less, 0 at 6 or more, in proportion between."),
    MeasureWordsCase(
      .linear(Words.members, from: 0, to: 20), "团员数：达到20人得8分，不足的按比例计分。",
      "Members: 8 points at 20 or more, in proportion below."),
    MeasureWordsCase(
      .linear(Words.areaPerHousehold, from: 10, to: 30),
      "面积 ÷ 户数 × 100：达到30平方米/百户得8分，10平方米/百户及以下得0分，之间按比例计分。",
      "Floor area ÷ households × 100: 8 points at 30 or more, 0 at 10 or less, in proportion "
        + "between."),
    MeasureWordsCase(
      .linear(.change(Words.satisfaction, since: .previous), from: 0, to: 5),
      "满意度比上期的增减：上升5%及以上得8分，持平或下降得0分，之间按比例计分。",
      "The change of satisfaction since the snapshot before: 8 points at a rise of 5% or more, "
        + "0 at no rise, in proportion between."),
    MeasureWordsCase(
      .linear(.change(Words.idle, since: .baseline), from: 1, to: -2),
      "空闲月数比基期的增减：下降2个月及以上得8分，上升1个月及以上得0分，之间按比例计分。",
      "The change of idle months since the baseline: 8 points at a fall of 2 or more, 0 at "
        + "a rise of 1 or more, in proportion between."),
    MeasureWordsCase(
      .atLeast(Words.members, 3), "团员数不少于3人得8分，否则不得分。",
      "8 points where members is at least 3, else 0."),
    MeasureWordsCase(
      .atLeast(Words.sampled, 80), "满意度不低于80%（样本数不足30份的，按缺数据）得8分，否则不得分。",
      "8 points where satisfaction is at least 80% (missing where sample is below 30), else 0."),
    MeasureWordsCase(
      .atMost(Words.idle, 2), "空闲月数不超过2个月得8分，否则不得分。",
      "8 points where idle months is at most 2, else 0."),
    MeasureWordsCase(
      .atMost(.sum([Words.room, Words.books]), 1), "活动室、图书角中为“是”的项数不超过1项得8分，否则不得分。",
      "8 points where the number of yes among room, books is at most 1, else 0."),
    MeasureWordsCase(
      .between(Words.satisfaction, 18.5, 26), "满意度在18.5%至26%之间（含两端）得8分，否则不得分。",
      "8 points where satisfaction is from 18.5% to 26%, else 0."),
    MeasureWordsCase(
      .equals(Words.members, 0), "团员数为0人得8分，否则不得分。", "8 points where members is 0, else 0."),
    MeasureWordsCase(
      .equals(Words.room, 0), "“活动室”为“否”得8分，否则不得分。", "8 points where “room” is no, else 0."),
    MeasureWordsCase(
      .yes(Words.room), "“活动室”为“是”得8分，否则不得分。", "8 points where “room” is yes, else 0."),
    MeasureWordsCase(
      .yes(Words.members), "团员数不为0人得8分，否则不得分。", "8 points where members is not 0, else 0."),
    MeasureWordsCase(
      .atMost(.gap(Words.satisfaction, .indicator(8)), 5),
      "满意度与满意度之差的绝对值 不超过5%得8分，否则不得分。",
      "8 points where the difference between satisfaction and satisfaction is at most 5%, else 0."),
  ]

  static let ladders = [
    MeasureWordsCase(
      .steps(
        Words.satisfaction,
        [
          Step(threshold: 95, points: Points(whole: 8)),
          Step(threshold: 80, points: Points(micro: 5_500_000)),
        ], .rising),
      "满意度：不低于95%的，得8分；不低于80%、低于95%的，得5.5分；低于80%的，不得分。",
      "Satisfaction: 8 points where it is at least 95%; 5.5 points where it is at least 80% and "
        + "is below 95%; 0 where it is below 80%."),
    MeasureWordsCase(
      .steps(
        Words.idle,
        [
          Step(threshold: 2, points: Points(whole: 8)),
          Step(threshold: 4, points: Points(whole: 1)),
        ], .falling),
      "空闲月数：不超过2个月的，得8分；超过2个月、不超过4个月的，得1分；超过4个月的，不得分。",
      "Idle months: 8 points where it is at most 2; 1 point where it is above 2 and is at most 4; "
        + "0 where it is above 4."),
    MeasureWordsCase(
      .countOf([Words.room, Words.books]), "共2项，每项4分，为“是”的得分：活动室、图书角。",
      "4 points for each of 2 that is yes: room, books."),
    MeasureWordsCase(
      .countOf([Words.room, Words.books, Words.room]), "共3项，每项8/3分，为“是”的得分：活动室、图书角、活动室。",
      "8/3 points for each of 3 that is yes: room, books, room."),
    MeasureWordsCase(
      .deduct(Words.members, expected: 12, per: 1, points: Points(whole: 1)),
      "团员数：达到12人得8分，每少1人扣1分，扣完为止。",
      "Members: 8 points at 12 or more, 1 point less for each 1 short, not below 0."),
    MeasureWordsCase(
      .deduct(Words.satisfaction, expected: 90, per: 5, points: Points(micro: 500_000)),
      "满意度：达到90%得8分，每少5%扣0.5分（不足5%的按比例扣），扣完为止。",
      "Satisfaction: 8 points at 90% or more, 0.5 points less for each 5% short (in proportion), "
        + "not below 0."),
  ]

  static let compounds = [
    MeasureWordsCase(
      .bestOf([.atLeast(Words.members, 3), .yes(Words.room)]),
      "以下取得分最高的：（1）团员数不少于3人得8分，否则不得分；（2）“活动室”为“是”得8分，否则不得分。",
      "The best of: (1) 8 points where members is at least 3, else 0; (2) 8 points where “room” is "
        + "yes, else 0."),
    MeasureWordsCase(
      .worstOf([.linear(Words.members, from: 0, to: 4), .yes(Words.room)]),
      "以下取得分最低的：（1）团员数：达到4人得8分，不足的按比例计分；（2）“活动室”为“是”得8分，否则不得分。",
      "The least of: (1) members: 8 points at 4 or more, in proportion below; (2) 8 points where "
        + "“room” is yes, else 0."),
    MeasureWordsCase(
      .weighted([
        WeightedPart(
          .steps(Words.members, [Step(threshold: 9, points: Points(whole: 2))], .rising),
          weight: Points(whole: 4)), WeightedPart(.yes(Words.room), weight: Points(whole: 2)),
      ]),
      "以下2部分得分相加：（1）团员数：不少于9人的，得8/3分；少于9人的，不得分；（2）“活动室”为“是”得8/3分，否则不得分。",
      "The sum of 2 parts: (1) members: 8/3 points where it is at least 9; 0 where it is below 9; "
        + "(2) 8/3 points where “room” is yes, else 0."),
    MeasureWordsCase(
      .condition(
        .worstOf([
          .atLeast(Words.members, 3), .condition(.yes(Words.room), holds: false),
        ]), holds: true),
      "团员数不少于3人，且“活动室”为“否”的，得8分，否则不得分。",
      "8 points where members is at least 3 and “room” is no, else 0."),
    MeasureWordsCase(
      .condition(
        .bestOf([
          .condition(.worstOf([.yes(Words.room), .yes(Words.books)]), holds: true),
          .atLeast(Words.members, 3),
        ]), holds: true),
      "（“活动室”为“是”，且“图书角”为“是”），或团员数不少于3人的，得8分，否则不得分。",
      "8 points where (“room” is yes and “books” is yes) or members is at least 3, else 0."),
    MeasureWordsCase(
      .condition(.bestOf([.yes(Words.room), .atMost(Words.idle, 2)]), holds: false),
      "“活动室”为“否”，且空闲月数超过2个月的，得8分，否则不得分。",
      "8 points where “room” is no and idle months is above 2, else 0."),
  ]

  static let comparisons = [
    MeasureWordsCase(
      .peer(Words.members, .percentRank, within: .district, reversed: false),
      "团员数，在本区同级单位（有数据的）中比较：数值比本单位小的单位数 ÷（单位数 − 1）× 8分。",
      "Members, among the units of the district that have a value: the number of units with a "
        + "smaller value ÷ (number of units − 1) × 8 points."),
    MeasureWordsCase(
      .peer(Words.idle, .minMax, within: .stratum, reversed: true),
      "空闲月数，在同类单位（有数据的）中比较：（最大值 − 本单位值）÷（最大值 − 最小值）× 8分。",
      "Idle months, among the units of the same stratum that have a value: (greatest − own value) ÷ "
        + "(greatest − least) × 8 points."),
    MeasureWordsCase(
      .peer(Words.members, .zScore(span: 3), within: .all, reversed: false),
      "团员数，在全部单位（有数据的）中比较：标准分 =（本单位值 − 平均值）÷ 标准差（n − 1）；标准分达到3得8分，"
        + "−3及以下得0分，之间按比例计分；数值都相同的得一半。",
      "Members, among all units that have a value: standard score = (own value − mean) ÷ standard "
        + "deviation (n − 1); 8 points at 3 or more, 0 at −3 or less, in proportion between."),
    MeasureWordsCase(
      .target(0, .rising), "团员数：达到本年目标值得8分；不足的，得 实际值 ÷ 目标值 × 8分。",
      "Members: 8 points at the year's target or more; below it, value ÷ target × 8 points."),
    MeasureWordsCase(
      .target(10, .falling), "空闲月数：不超过本年目标值得8分；超过的，得 目标值 ÷ 实际值 × 8分。",
      "Idle months: 8 points at the year's target or less; above it, target ÷ value × 8 points."),
  ]
}

@Suite struct RuleWordsTests {
  @Test(
    arguments: MeasureWordsCase.single + MeasureWordsCase.ladders + MeasureWordsCase.compounds
      + MeasureWordsCase.comparisons)
  func measureReads(_ test: MeasureWordsCase) {
    let rule = Words.rule(test.measure)
    #expect(rule.chinese == test.chinese)
    #expect(rule.english == test.english)
  }

  @Test func progressNamesBaselineGoalAndSharesDue() throws {
    let schedule = Schedule(
      start: try #require(CalendarDate("2023-01-01")),
      baseline: try #require(CalendarDate("2022-12-31")), years: 2)
    let path = ProgressPath(
      Words.satisfaction, goal: 90, shares: [0.3, 1], direction: .rising, schedule: schedule)
    let rule = Words.rule(.progress(path))
    #expect(rule.chinese.contains("第1年末30%、第2年末100%"))
    #expect(rule.chinese.contains("目标值为90%；"))
    #expect(rule.chinese.contains("比目标差不超过2%的得8分，否则不得分"))
    #expect(rule.english.contains("the goal (90%)"))
    #expect(rule.english.contains("30% by the end of year 1, 100% by the end of year 2"))
  }

  @Test func functionsNameTheirLineAndNeeds() {
    var item = Words.item(.function(0))
    item.needs = [0, 8]
    item.note = "联合会议"
    item.missing = .exclude
    item.condition = .measure(.condition(.equals(Words.members, 0), holds: false))
    let words = Words.words(Words.ruleSet(item))
    #expect(
      words.item(item).map(\.chinese) == [
        "最高8分，按规则函数计分（ruleset.lua 第42行）；缺以下任一数据的按缺数据：团员数、满意度。",
        "适用条件：团员数不为0人；不符合的，本项不适用。", "缺数据的，本项不计入。", "注：联合会议",
      ])
    #expect(
      words.rule(of: item).english
        == "Up to 8 points, by a rule function (ruleset.lua, line 42); it needs members, satisfaction."
    )
  }

  @Test func statesOfAProcessAreNamed() {
    var ruleSet = Words.ruleSet(Words.item(.measure(.yes(Words.room))))
    ruleSet.process = ProcessPlan(states: ["未申报", "自评", "市验收"], verdicts: ["通过"])
    ruleSet.derived = [
      Indicator(id: ProcessPlan.stepID, title: Message(en: "step", zh: "步骤"), type: .count)
    ]
    let words = Words.words(ruleSet)
    let reached = Measure.atLeast(.indicator(Words.catalogue.count), 2)
    #expect(words.clause(reached).chinese == "流程已到“市验收”或以后")
    #expect(
      words.clause(.condition(reached, holds: false)).english
        == "the process has not reached “市验收”")
  }

  @Test func resultsOfUsedRuleSetsHaveTheirTitles() {
    var ruleSet = Words.ruleSet(Words.item(.measure(.yes(Words.room))))
    ruleSet.uses = [Use(alias: "party", ruleSet: "five")]
    ruleSet.derived = ruleSet.uses[0].indicators
    let title = Message(en: "Five haves", zh: "五有标准")
    let words = RuleWords(
      ruleSet, catalogue: Words.catalogue.adding(derivedOf: ruleSet, titles: ["five": title]),
      functions: [])
    let rate = Operand.indicator(Words.catalogue.count + 1)
    let rule = words.sentence(
      .linear(rate, from: 0, to: 100), worth: Worth(Points(whole: 45)), scale: Points(whole: 45))
    #expect(rule.chinese == "《五有标准》得分率 × 45分，最高45分")
    #expect(rule.english == "score rate of Five haves × 45 points, at most 45 points")
  }

  // MARK: Negations

  @Test(arguments: [
    (Measure.atLeast(Words.members, 3), "团员数少于3人", "members is below 3"),
    (.atMost(Words.idle, 2), "空闲月数超过2个月", "idle months is above 2"),
    (
      .linear(Words.rate, from: 50, to: 95), "有效单位数 ÷ 应建单位数 × 100% 低于95%",
      "valid units ÷ units × 100% is below 95%"
    ),
    (
      .between(Words.satisfaction, 18, 26), "满意度低于18%或超过26%",
      "satisfaction is below 18% or above 26%"
    ),
    (.equals(Words.members, 0), "团员数不为0人", "members is not 0"),
    (.yes(Words.room), "“活动室”为“否”", "“room” is no"),
    (.countOf([Words.room, Words.books]), "活动室、图书角不都为“是”", "room, books are not all yes"),
    (
      .worstOf([.yes(Words.room), .yes(Words.books)]), "“活动室”为“否”，或“图书角”为“否”",
      "“room” is no or “books” is no"
    ),
  ])
  func whatDoesNotHoldReads(_ measure: Measure, _ chinese: String, _ english: String) {
    let words = Words.words(Words.ruleSet(Words.item(.measure(measure))))
    #expect(words.clause(measure, holds: false).chinese == chinese)
    #expect(words.clause(measure, holds: false).english == english)
    // Twice denied is said plainly.
    #expect(
      words.clause(.condition(measure, holds: false), holds: false) == words.clause(measure))
  }

  // MARK: Results

  @Test func gatesSayTheirEffects() {
    let ruleSet = Words.ruleSet(Words.item(.measure(.yes(Words.room))))
    let gate = Gate(
      id: "hollow", title: Message(en: "Hollow", zh: "空心"),
      condition: .measure(.equals(Words.members, 0)), cap: 1, flag: "空心", zero: .section(0))
    let words = Words.words(ruleSet)
    #expect(words.gate(gate).chinese == "空心：团员数为0人的，“有组织”记0分，等次最高为合格，标注“空心”。")
    #expect(
      words.gate(gate).english
        == "Hollow: where members is 0: “Section” scores 0, the grade is 合格 at most, flagged “空心”.")
  }

  @Test func gradesSayTheirConditions() {
    var ruleSet = Words.ruleSet(Words.item(.measure(.yes(Words.room))))
    ruleSet.grades[0].condition = .measure(.atLeast(Words.satisfaction, 80))
    ruleSet.grades.append(Grade(name: "未验收"))
    let words = Words.words(ruleSet)
    #expect(
      ruleSet.grades.indices.map { words.grade($0).chinese } == [
        "优秀：总分不低于90分，且每个一级考核项的得分率不低于80%，且满意度不低于80%。", "合格：其余。",
        "未验收：只由否决、限档条件给出。",
      ])
    #expect(words.met?.chinese == "优秀计入达标率。")
  }

  @Test func totalsSayHowTheyAreMade() {
    var ruleSet = Words.ruleSet(Words.item(.measure(.yes(Words.room))))
    ruleSet.combination = .geometric
    ruleSet.passLine = Points(whole: 60)
    ruleSet.decimals = 1
    let total = Words.words(ruleSet).total.map(\.chinese)
    #expect(total.first?.contains("几何平均") == true)
    #expect(total.contains("加分不能把不足60分的抬到60分及以上。"))
    #expect(total.last?.contains("四舍五入到1位小数") == true)
    ruleSet.combination = .minimum
    #expect(Words.words(ruleSet).total.first?.chinese.contains("最低的得分率") == true)
    ruleSet.combination = .function(0)
    #expect(Words.words(ruleSet).total.first?.chinese.contains("ruleset.lua 第42行") == true)
  }

  @Test func specialCasesAreThoseOfTheMeasures() {
    let plain = Words.words(Words.ruleSet(Words.item(.measure(.yes(Words.room)))))
    #expect(plain.specialCases().count == 3)
    let counted = Words.item(.measure(.countOf([Words.room, Words.books])))
    var ruleSet = Words.ruleSet(counted)
    ruleSet.rescaling = .section
    ruleSet.maxMissing = Points(micro: 125_000)
    let texts = Words.words(ruleSet).specialCases().map(\.chinese)
    #expect(texts[0].contains("一级考核项的满分不变"))
    #expect(texts.contains { $0.hasPrefix("按项数计分的") })
    #expect(texts.last?.contains("超过12.5%") == true)
  }
}

@Suite struct WorthTests {
  @Test func decimalsStayDecimalsAndOthersFractions() {
    let ten = Worth(Points(whole: 10))
    #expect(ten.text == "10")
    #expect(ten.scaled(by: Points(whole: 1), over: Points(whole: 4)).text == "2.5")
    #expect(ten.scaled(by: Points(whole: 1), over: Points(whole: 3)).text == "10/3")
    let third = ten.scaled(by: Points(whole: 1), over: Points(whole: 3))
    #expect(third.scaled(by: Points(whole: 3), over: Points(whole: 2)).text == "5")
    #expect(
      Worth(Points(micro: 1)).scaled(by: Points(whole: 1), over: Points(whole: 2)).text
        == "1/2000000")
  }

  @Test func whatPasses128BitsIsTheNearestDecimal() {
    var worth = Worth(Points(micro: 99_999_999_999_999))
    for _ in 0..<4 {
      worth = worth.scaled(
        by: Points(micro: 999_999_999_999_989), over: Points(micro: 999_999_999_999_877))
    }
    #expect(!worth.text.contains("e"))
  }
}

@Suite struct FigureTests {
  @Test func leavesOutDigitsOnlyWithASign() {
    #expect(Figure.equals(87) == "= 87")
    #expect(Figure.equals(100.0 * 26 / 30) == "≈ 86.666667")
    #expect(Figure.of(0.1 + 0.2) == "0.3")
    #expect(Figure.of(-1.5) == "(-1.5)")
    // Six decimals would show the threshold that is not reached.
    #expect(Figure.of(94.99999999) == "94.99999999")
  }
}
