import ScorecardModel

/// An inspection as one JSON object: `docs/schema/scorecard-inspection-1.schema.json`.
struct InspectionJSON {
  private let inspection: SnapshotInspection

  init(_ inspection: SnapshotInspection) { self.inspection = inspection }

  func bytes() -> String {
    var bytes = ByteBuffer(capacity: 4_096)
    bytes.open("{")
    bytes.member("schema", "scorecard-inspection-1")
    bytes.member("path", inspection.path)
    bytes.member("form", inspection.form.english)
    bytes.member("level", inspection.snapshot?.units.level.rawValue)
    bytes.member("units", integer: inspection.snapshot?.units.count)
    bytes.member("groups")
    bytes.open("{")
    for (grouping, groups, _) in inspection.groupings {
      bytes.separate()
      bytes.append(json: grouping.rawValue)
      bytes.append(":")
      bytes.append(integer: groups)
    }
    bytes.close("}")
    bytes.member("columns")
    bytes.open("[")
    for column in inspection.columns {
      bytes.separate()
      append(column, to: &bytes)
    }
    bytes.close("]")
    bytes.member("diagnostics")
    bytes.open("[")
    for diagnostic in inspection.diagnostics {
      bytes.separate()
      bytes.open("{")
      bytes.append(diagnostic)
      bytes.close("}")
    }
    bytes.close("]")
    bytes.close("}")
    bytes.append("\n")
    return String(decoding: bytes.bytes, as: UTF8.self)
  }

  private func append(_ column: SnapshotInspection.Column, to bytes: inout ByteBuffer) {
    bytes.open("{")
    switch column {
    case .role(let role, let title):
      bytes.member("title", title)
      bytes.member("role", role)
    case .indicator(let index, let title):
      bytes.member("title", title)
      bytes.member("indicator", inspection.catalogue[index].id)
      bytes.member("type", inspection.catalogue[index].type.rawValue)
      if let column = inspection.snapshot?.column(index) {
        append(ColumnSummary(column), to: &bytes)
      }
    case .ignored(let title):
      bytes.member("title", title)
      bytes.member("ignored", true)
    }
    bytes.close("}")
  }

  private func append(_ summary: ColumnSummary, to bytes: inout ByteBuffer) {
    bytes.member("values", integer: summary.values)
    bytes.member("missing", integer: summary.missing)
    bytes.member("not_applicable", integer: summary.notApplicable)
    for (key, value) in [
      ("minimum", summary.least), ("median", summary.median), ("maximum", summary.greatest),
    ] as [(StaticString, Double?)] {
      bytes.member(key)
      if let value { bytes.append(number: value) } else { bytes.append("null") }
    }
    bytes.member("histogram")
    bytes.open("[")
    for count in summary.histogram {
      bytes.separate()
      bytes.append(integer: count)
    }
    bytes.close("]")
  }
}
