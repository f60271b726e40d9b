/// Every lint of rule files. A new one is a file in `Rules`, a line here and a page.
enum RuleLints {
  static let all: [RuleLint] = [
    .neverScores, .alwaysFull, .neverFull, .neverZero, .constantPart, .thresholdOutside,
    .stepPoints, .tableHole, .direction, .weights, .gradeUnreachable, .gateNever, .gateAlways,
    .gateNoEffect, .quotaNoEffect, .groupLevel, .cap, .duplicateTitle, .noSource, .noEnglish,
    .countedTwice, .unusedUse, .shownTwice, .absentIndicator, .progressShares, .noCases,
    .itemWithoutCase, .failsOnMissing, .functionAsMeasure, .unusedLocal, .shadowedName,
  ]
}

/// Every lint of results. A new one is a file in `Data`, a line here and a page.
enum DataLints {
  static let all: [DataLint] = [
    .sameForAll, .mostlyMissing, .nearThreshold, .nearGrade, .bonusUnreached, .gateHitsNone,
    .gateHitsAll, .gradeUnused, .unitWithoutGroup, .quotaBinds,
  ]
}
