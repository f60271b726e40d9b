import Diagnostics

@testable import ScorecardModel

/// Nine communities in two districts under two rule sets, with every outcome, flag and ledger line
/// that a report can meet.
enum SampleEvaluation {
  static let catalogue = Catalogue([
    Indicator(
      id: "establishment_rate", title: Message(en: "establishment rate", zh: "建团率"),
      measureUnit: "%", type: .percent),
    Indicator(
      id: "members", title: Message(en: "members", zh: "团员数"), measureUnit: "人", type: .count),
    Indicator(
      id: "venue_area", title: Message(en: "venue area", zh: "阵地面积"), measureUnit: "平方米"),
    Indicator(
      id: "households", title: Message(en: "households", zh: "户数"), measureUnit: "户", type: .count),
    Indicator(id: "has_room", title: Message(en: "room", zh: "活动室"), type: .boolean),
    Indicator(id: "has_books", title: Message(en: "book corner", zh: "图书角"), type: .boolean),
    Indicator(
      id: "sessions", title: Message(en: "sessions", zh: "活动次数"), measureUnit: "次", type: .count),
    Indicator(
      id: "satisfaction", title: Message(en: "satisfaction", zh: "满意度"), measureUnit: "%",
      type: .percent),
  ])

  static let fiveHave = RuleSet(
    id: "five-have", version: "1.0.0",
    title: Message(en: "Five haves", zh: "社区团建“五有”标准"),
    source: "按照“有组织、有制度、有队伍、有活动、有阵地”的要求",
    sections: [
      Section(
        id: "organisation", title: Message(en: "organisation", zh: "有组织"),
        points: Points(whole: 40), itemRange: 0..<2),
      Section(
        id: "venue", title: Message(en: "venue", zh: "有阵地"), points: Points(whole: 30),
        itemRange: 2..<4),
      Section(
        id: "activity", title: Message(en: "activity", zh: "有活动"), points: Points(whole: 30),
        itemRange: 4..<6),
    ],
    items: [
      Item(
        id: "establishment", title: Message(en: "establishment", zh: "建团率"),
        points: Points(whole: 25), scoring: .measure(.linear(.indicator(0), from: 50, to: 95))),
      Item(
        id: "members", title: Message(en: "members", zh: "团组织有效设立"),
        points: Points(whole: 15), scoring: .measure(.atLeast(.indicator(1), 3))),
      Item(
        id: "area", title: Message(en: "area, per 100 households", zh: "百户阵地面积"),
        points: Points(whole: 15),
        scoring: .measure(
          .linear(.ratio(.indicator(2), .indicator(3), scale: 100), from: 10, to: 30))),
      Item(
        id: "equipment", title: Message(en: "equipment", zh: "设施齐全"),
        points: Points(whole: 15),
        scoring: .measure(.countOf([.indicator(4), .indicator(5)]))),
      Item(
        id: "sessions", title: Message(en: "sessions", zh: "活动开展"), points: Points(whole: 20),
        scoring: .function(0), needs: [6]),
      Item(
        id: "satisfaction", title: Message(en: "satisfaction change", zh: "满意度提升"),
        points: Points(whole: 10),
        scoring: .measure(.linear(.change(.indicator(7), since: .previous), from: 0, to: 10)),
        missing: .exclude),
    ],
    bonuses: [
      Adjustment(
        id: "honours", title: Message(en: "honours", zh: "表彰奖励"), points: Points(whole: 5),
        cap: Points(whole: 5), scoring: .function(1))
    ],
    deductions: [
      Adjustment(
        id: "late", title: Message(en: "late reports", zh: "迟报"), points: Points(whole: 3),
        cap: Points(whole: 3), scoring: .function(2))
    ],
    gates: [
      Gate(
        id: "hollow", title: Message(en: "hollow organisation", zh: "空心团组织"),
        condition: .measure(.equals(.indicator(1), 0)), cap: 2, flag: "空心", zero: .section(0)),
      Gate(
        id: "unsafe", title: Message(en: "unsafe venue", zh: "阵地安全隐患"),
        condition: .function(3), cap: 1),
    ],
    grades: [
      Grade(name: "示范", minimum: Points(whole: 90)), Grade(name: "达标", minimum: Points(whole: 80)),
      Grade(name: "未达标"),
    ],
    quotas: [Quota(grade: 0, share: Points(micro: 100_000), within: .district)],
    metGrade: 1, passLine: Points(whole: 80), path: "rules/five-have/ruleset.lua")

  static let party = RuleSet(
    id: "party, basic", version: "2.1", title: Message(en: "Party basics", zh: "党建基础"),
    decimals: 1,
    sections: [
      Section(
        id: "branch", title: Message(en: "branch", zh: "党支部"), points: Points(whole: 100),
        itemRange: 0..<2)
    ],
    items: [
      Item(
        id: "members", title: Message(en: "members", zh: "党员人数"), points: Points(whole: 60),
        scoring: .measure(.linear(.indicator(1), from: 0, to: 9))),
      Item(
        id: "meetings", title: Message(en: "meetings", zh: "联席会议"), points: Points(whole: 40),
        scoring: .measure(.atLeast(.indicator(6), 2))),
    ],
    grades: [Grade(name: "优秀", minimum: Points(whole: 90)), Grade(name: "达标")],
    ranking: Ranking(within: .all, smallest: 3), path: "rules/party.lua")

  static let units = UnitTable(
    level: .community,
    codes: TextColumn([
      "420105001001", "420105001002", "420105001003", "420105002001", "420105002002",
      "420105002003", "420106001001", "420106001002", "420106001003",
    ]),
    names: TextColumn([
      "和平社区", "长江“新”社区", "一号, \"东\"区", "花桥社区", "百步亭社区", "黄浦社区", "中南社区", "紫阳社区",
      "水果湖社区",
    ]),
    street: GroupColumn(
      ids: ColumnBuffer([0, 0, 0, 1, 1, 1, 2, 2, 2]),
      groups: [
        UnitGroup(code: "420105001", name: "民意街道"), UnitGroup(code: "420105002", name: "花桥街道"),
        UnitGroup(code: "420106001", name: "中南路街道"),
      ]),
    district: GroupColumn(
      ids: ColumnBuffer([0, 0, 0, 0, 0, 0, 1, 1, 1]),
      groups: [
        UnitGroup(code: "420105", name: "江北区"), UnitGroup(code: "420106", name: "武昌区"),
      ]),
    city: GroupColumn(
      ids: ColumnBuffer([UInt32](repeating: 0, count: 9)),
      groups: [UnitGroup(code: "420100", name: "武汉市")]))
}
