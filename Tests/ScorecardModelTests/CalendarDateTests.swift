import Testing

@testable import ScorecardModel

@Suite struct CalendarDateTests {
  @Test(arguments: [
    "2024-02-29", "2000-02-29", "2023-12-31", "0001-01-01", "9999-12-31", "2024-04-30",
  ])
  func daysThatExistReadBack(text: String) {
    #expect(CalendarDate(text)?.description == text)
  }

  @Test(arguments: [
    "2023-02-29", "1900-02-29", "2024-04-31", "2024-13-01", "2024-00-10", "2024-01-00",
    "2024-1-01", "24-01-01", "2024/01/01", "2024-01-01 ", "", "2024-01", "+024-01-01",
    "２０２４-01-01", "2024-01-01-01", "2024--1-01",
  ])
  func otherTextsAreNoDays(text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test func daysAreOrderedByTime() {
    let days = ["2023-12-31", "2024-01-01", "2024-01-02", "2024-02-01"].compactMap {
      CalendarDate($0)
    }
    #expect(days.count == 4 && days == days.reversed().sorted())
    #expect(!(days[0] < days[0]))
  }
}
