import Testing

@testable import ScorecardModel
