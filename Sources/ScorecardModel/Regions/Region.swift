/// A way in which a part of a rule file may be put to use, which a test reaches or does not.
package struct Region: Sendable, Hashable {
  /// Where in the part the region is.
  package enum Site: Sendable, Hashable {
    /// A measure of the part's scoring, or of its condition, by its path.
    case measure(isCondition: Bool, path: [Int])
    case whole
  }

  package let part: RulePart
  package let site: Site
  package let kind: RegionKind

  package init(_ part: RulePart, _ site: Site = .whole, _ kind: RegionKind) {
    self.part = part
    self.site = site
    self.kind = kind
  }
}

package enum RegionKind: Sendable, Hashable {
  // MARK: Of measures that compare with limits

  case value(LimitPosition)

  // MARK: Of what measures read, by position in `Measure.inputs`

  case isTrue(input: Int)
  case isFalse(input: Int)
  case missing(input: Int)
  case notApplicable(input: Int)
  case dividedByZero(input: Int)
  /// Where the size of a sample stands beside its least; what lies below makes the value missing.
  case sample(input: Int, LimitPosition)

  // MARK: Of measures made of parts, by position in `Measure.parts`

  /// Of `best_of`: the part is better than every other; of `worst_of`: worse; of `weighted`: the
  /// only one that is not full.
  case decisive(part: Int)
  /// Of `best_of`: no part earns anything.
  case nothingEarned
  /// Of `worst_of` and `weighted`: every part is full.
  case allFull

  // MARK: Of `target`

  case behindTarget, onTarget, beyondTarget
  /// A target of zero or less.
  case targetNotPositive

  // MARK: Of `progress`

  /// Not better than the baseline.
  case notBegun
  /// Better than the baseline, short of where it should be.
  case behindPath
  case onPath
  /// Further than it should be, short of the goal.
  case beyondPath
  case goalMet
  /// The baseline is the goal or better, and so what is worse than the goal: less than the
  /// tolerance, just it, more.
  case heldWithin, heldOn, heldBeyond

  // MARK: Of measures that compare with other units

  case lowest, inside, highest
  /// No other unit of the group has a value.
  case alone

  // MARK: Of parts

  /// The condition of an item, a gate or a grade.
  case holds, fails, unknown
  /// An item without data left the denominator.
  case leftOut
  /// An indicator that a function cannot do without, by position in `Item.needs`.
  case needMissing(Int), needNotApplicable(Int)
  /// A gate that holds lowers the grade, or leaves it.
  case capLowers, capLeaves
  case belowCap, onCap, aboveCap
  case given
  /// A total that is just the grade's least, or less than one unit of it below.
  case onLine, belowLine
  /// The total is enough, a section is not; or each is, and one just so.
  case sectionDecides, sectionOnLine
  /// The same of the years of a schedule.
  case yearDecides, yearOnLine
  case quotaLimits, quotaAdmits
  case tooMuchMissing, tooMuchNotApplicable
  case passLineHolds, passLineFree
  /// A state of the process.
  case state(String)
}

/// A region, and the line of the rule file that it belongs to.
package struct PlacedRegion: Sendable, Hashable {
  package let region: Region
  package let line: Int

  package init(_ region: Region, line: Int) {
    self.region = region
    self.line = line
  }
}
