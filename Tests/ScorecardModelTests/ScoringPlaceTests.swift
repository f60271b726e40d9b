import Diagnostics
import Testing

@testable import ScorecardModel

@Suite struct ScoringPlaceTests {
  private static let condition = Scoring.measure(.atLeast(.indicator(7), 1))

  private var ruleSet: RuleSet {
    sampleRuleSet { ruleSet in
      ruleSet.items[0].condition = Self.condition
      ruleSet.bonuses = [
        Adjustment(
          id: "honours", title: Message(verbatim: "表彰"), points: Points(whole: 2),
          cap: Points(whole: 2),
          scoring: Self.condition, line: 3)
      ]
      ruleSet.gates = [
        Gate(id: "hollow", title: Message(verbatim: "空心"), condition: Self.condition, line: 4)
      ]
    }
  }

  @Test func everyPlaceIsFoundOnceAndReadsBackWhatWasSet() {
    var changed = ruleSet
    let places = changed.scoringPlaces
    #expect(Set(places).count == places.count)
    #expect(places.count == changed.items.count + 3)
    let other = Scoring.measure(.yes(.indicator(9)))
    for place in places {
      #expect(changed.scoring(at: place) != other)
      changed.setScoring(other, at: place)
      #expect(changed.scoring(at: place) == other)
    }
    #expect(changed.placedMeasures.allSatisfy { $0.measure == .yes(.indicator(9)) })
  }

  @Test func aPlaceHasTheNamesOfItsPart() {
    #expect(ruleSet.id(of: .gate(0)) == "hollow")
    #expect(ruleSet.line(of: .bonus(0)) == 3)
    #expect(ruleSet.scale(of: .bonus(0)) == Points(whole: 2))
    #expect(ruleSet.scale(of: .applicability(0)) == nil)
    #expect(ruleSet.id(of: .applicability(0)) == ruleSet.items[0].id)
    #expect(ruleSet.scoring(at: .applicability(1)) == nil)
  }
}

@Suite struct MeasurePartsTests {
  private static let leaf = Measure.atLeast(.indicator(0), 3)
  private static let other = Measure.yes(.indicator(1))
  private static let nested: [Measure] = [
    .condition(.worstOf([leaf, leaf]), holds: false),
    .bestOf([.worstOf([leaf]), leaf]),
    .weighted([
      WeightedPart(leaf, weight: Points(whole: 1)), WeightedPart(leaf, weight: Points(whole: 2)),
    ]),
    leaf,
  ]

  @Test(arguments: nested)
  func everyPartIsReachedByItsPathAndCanBeReplaced(measure: Measure) {
    for (path, part) in measure.all {
      #expect(measure.part(at: path) == part)
      let changed = measure.replacingPart(at: path, with: Self.other)
      #expect(changed.part(at: path) == Self.other)
      #expect(changed.replacingPart(at: path, with: part) == measure)
    }
  }

  @Test func aPathBeyondTheMeasureChangesNothing() {
    #expect(Self.leaf.part(at: [0]) == nil)
    #expect(Self.leaf.replacingPart(at: [0], with: Self.other) == Self.leaf)
    let weighted = Self.nested[2]
    #expect(weighted.replacingPart(at: [5], with: Self.other) == weighted)
    #expect(weighted.all.map(\.path) == [[], [0], [1]])
  }
}
