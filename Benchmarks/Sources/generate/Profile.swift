/// How the values of an indicator come about. A unit's *level* for an indicator is a share in
/// 0…1: how well it does there, from its own quality and chance. The two numbers of a profile
/// are what a level of 0 and a level of 1 come to. What goes beyond the indicator's range is cut
/// off, so two numbers that reach beyond it make the limit itself common.
enum Profile {
  case range(Double, Double)
  /// A share of another indicator's value.
  case share(of: String, Double, Double)
  /// Another indicator's value, and a share of what a third has more.
  case above(String, upTo: String, Double, Double)
  /// 是 with this chance.
  case chance(Double, Double)

  /// The indicators whose values it needs.
  var needs: [String] {
    switch self {
    case .range, .chance: []
    case .share(let base, _, _): [base]
    case .above(let floor, let ceiling, _, _): [floor, ceiling]
    }
  }

  /// The profile of an indicator: its own, else one for its type.
  static func of(_ indicator: Indicator) -> Profile {
    if let known = known[indicator.id] { return known }
    switch (indicator.type, indicator.direction) {
    case (.boolean, _): return .chance(0.3, 1)
    case (.percent, .falling): return .range(60, -5)
    case (.percent, _): return .range(40, 105)
    case (.count, .falling): return .range(24, 0)
    case (.count, _): return .range(0, 24)
    case (.number, .falling): return .range(120, 0)
    case (.number, _): return .range(0, 120)
    }
  }

  private static let known: [String: Profile] = [
    "league_members": .range(-2, 45),
    "joint_branch": .chance(0.18, 0),
    "eligible_units": .range(3, 30),
    "valid_league_units": .share(of: "eligible_units", 0.3, 1.02),
    "covered_units": .above("valid_league_units", upTo: "eligible_units", 0, 1),
    "ledger_age_days": .range(200, 0),
    "rules_checked": .range(3, 9),
    "rules_check_passed": .share(of: "rules_checked", 0.4, 1.1),
    "secretary_in_post": .chance(0.6, 1),
    "committee_posts_filled": .range(0, 7),
    "youth_volunteers": .share(of: "residents", 0, 0.04),
    "residents": .range(1_200, 15_000),
    "social_workers": .range(-1, 6),
    "cadres": .range(1, 9),
    "cadres_trained": .share(of: "cadres", 0.3, 1.1),
    "activities": .range(2, 22),
    "activity_attendances": .share(of: "youth", 0, 0.9),
    "youth": .share(of: "residents", 0.12, 0.35),
    "idle_months": .range(8, -2),
    "youth_venue": .chance(0.5, 1),
    "venue_area": .share(of: "households", 0.03, 0.42),
    "households": .share(of: "residents", 0.28, 0.42),
    "venue_hours_per_week": .range(4, 34),
    "party_members": .range(20, 260),
    "satisfaction": .range(55, 102),
    "satisfaction_sample": .range(20, 200),
    "joint_meetings": .range(0, 5),
    "member_units": .range(2, 25),
    "member_units_taking_part": .share(of: "member_units", 0.2, 1),
    "disputes": .range(90, 5),
    "disputes_resolved": .share(of: "disputes", 0.6, 1.02),
    "incidents": .range(40, 0),
    "service_items": .range(8, 60),
    "service_satisfaction": .range(58, 103),
    "volunteer_hours": .share(of: "residents", 0, 0.8),
    "grids": .range(2, 16),
    "grid_matters": .range(20, 400),
    "grid_matters_closed": .share(of: "grid_matters", 0.4, 1.02),
    "budget_in_place": .range(0, 30),
  ]
}
