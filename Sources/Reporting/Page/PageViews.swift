/// A figure with its title.
struct PageFigure {
  let title: String
  let text: String
}

/// Units of one grade, as a part of a bar.
struct PageGrade {
  let grade: String
  /// The colour of its mark, `TextColor`'s name of it.
  let mark: String
  let count: Int
  let share: String
  /// Units of better grades.
  let start: Int
}

/// A share, coloured by how much it is.
struct PageCell {
  let share: String
  /// `0`, below a half, to `5`, nine tenths and more; empty without a share.
  let band: String
}

/// Bars of grades over a group of units.
struct PageGradeBar {
  let gradeParts: [PageGrade]
  let counted: Int
  /// The same for those who do not see it.
  let gradeText: String
}

/// A group of units: its line in a table, and its card.
struct PageGroup {
  let groupName: String
  let units: Int
  let assessed: Int
  let mean: String
  /// The mean as a percentage of the total, without the sign.
  let meanWidth: String
  let metShare: String
  let bar: PageGradeBar
  let shares: [PageCell]
}

/// Groups of one level side by side.
struct PageGroupTable {
  let caption: String
  let groupTitle: String
  let groups: [PageGroup]
}

/// A group with the groups inside it.
struct PageGroupCard {
  let cardName: String
  let figures: [PageFigure]
  let inner: PageGroupTable
}

/// A unit's line in a ranking.
struct PageRow {
  let code: String
  let name: String
  let rank: String
  let places: [String]
  let shares: [PageCell]
  let total: String
  let grade: String
  let mark: String
  let flags: String
}
