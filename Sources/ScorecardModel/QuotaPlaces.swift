/// How the places of a quota are taken, as one unit of its group finds them.
package struct QuotaPlaces: Sendable, Hashable {
  package let quota: Quota
  /// Units of the group, this one included, whether assessed or not.
  package let units: Int
  /// How many of them may hold the grade.
  package let places: Int
  /// How many other units hold it.
  package let holders: Int
  /// The total that has to be exceeded for a place; nil where a place is free.
  package let line: Points?

  package init(quota: Quota, units: Int, places: Int, holders: Int, line: Points?) {
    self.quota = quota
    self.units = units
    self.places = places
    self.holders = holders
    self.line = line
  }

  /// Whether the least total of the grade does not get a place.
  package var isFull: Bool { line != nil }

  /// The least published total that gets a place; nil where any does.
  /// - Parameter decimals: of the published totals.
  package func least(decimals: Int) -> Points? { line.map { $0 + Points.unit(of: decimals) } }
}
