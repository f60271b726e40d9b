"""Which indicators are generated at each level, and the values at which their scores change."""

# top, bottom, factor, thresholds of factor × top ÷ bottom. A bottom that came before is kept.
COMMUNITY_RATES = (
    ("valid_league_units", "eligible_units", 100, (50, 95)),
    ("covered_units", "eligible_units", 100, (40, 80)),
    ("rules_check_passed", "rules_checked", 100, (60, 100)),
    ("youth_volunteers", "residents", 1000, (5, 30)),
    ("cadres_trained", "cadres", 100, (50, 90)),
    ("activity_attendances", "youth", 100, (10, 60)),
    ("venue_area", "households", 100, (10, 30)),
    ("employment_matters_closed", "employment_matters", 100, (60, 95)),
    ("city_matters_closed", "city_matters", 100, (60, 95)),
    ("security_matters_closed", "security_matters", 100, (60, 95)),
    ("service_matters_closed", "service_matters", 100, (60, 95)),
    ("job_seekers_placed", "job_seekers", 100, (40, 70)),
    ("insured", "insurance_eligible", 100, (60, 95)),
    ("roads_done", "roads_planned", 100, (0, 100)),
    ("sewers_done", "sewers_planned", 100, (0, 100)),
    ("lamps_done", "lamps_planned", 100, (0, 100)),
    ("fitness_done", "fitness_planned", 100, (0, 100)),
    ("green_done", "green_planned", 100, (0, 100)),
    ("demolition_done", "demolition_planned", 100, (0, 100)),
    ("disputes", "households", 1000, (5, 3)),
    ("disputes_resolved", "disputes", 100, (80, 95)),
    ("incidents", "residents", 1000, (0.5, 0.3)),
    ("building_groups", "building_groups_due", 100, (60, 100)),
    ("member_units_taking_part", "member_units", 100, (40, 80)),
    ("help_completed", "help_planned", 100, (60, 100)),
    ("joint_projects_completed", "joint_projects_planned", 100, (60, 100)),
    ("serving_members_registered", "serving_members", 100, (60, 95)),
    ("feedback_forms_returned", "feedback_forms_sent", 100, (50, 90)),
    ("neighbour_events", "estates", 1, (1, 4)),
    ("estates_with_mediation_point", "estates", 100, (50, 100)),
    ("care_plans", "care_plans_due", 100, (60, 100)),
    ("volunteer_hours", "residents", 1000, (100, 600)),
    ("decisions_done", "decisions", 100, (50, 90)),
    ("branches_paired", "branches_to_pair", 100, (50, 100)),
    ("grids_with_branch", "grids", 100, (60, 100)),
    ("grid_matters_closed", "grid_matters", 100, (60, 90)),
    ("facilities_open", "facilities", 100, (50, 100)),
    ("repeat_complaints", "households", 1000, (1, 0.5)),
    ("binding_tasks_done", "binding_tasks", 100, (50, 100)),
)
# Of the youth action, which districts have too.
ACTION_RATES = (
    ("youth_posts_filled", "youth_posts", 100, (50, 100)),
    ("projects_running", "projects_planned", 100, (50, 100)),
    ("budget_in_place", "budget_planned", 100, (50, 80, 90, 100)),
    ("inkind_in_place", "inkind_planned", 100, (50, 100)),
    ("grids_networked", "grids", 100, (60, 100)),
    ("force_organisation", "grids", 1, (0, 1)),
    ("force_professional", "youth", 1000, (0, 1)),
    ("force_social", "youth", 1000, (20, 100)),
    ("outside_funds", "budget_in_place", 100, (0, 30)),
    ("projects_managed", "projects_running", 100, (60, 100)),
    ("data_shares_on_time", "data_shares_due", 100, (60, 100)),
)
AREA_RATES = (
    ("communities_with_baseline", "communities", 100, (0, 100)),
    ("communities_started", "communities", 100, (0, 100)),
    ("venues_under_way", "venues_planned", 100, (0, 100)),
    ("reports_on_time", "reports_due", 100, (60, 100)),
    ("projects_running", "projects_planned", 100, (50, 100)),
    ("youth_homes_active", "youth_homes", 100, (40, 60, 80, 90)),
    ("budget_in_place", "budget_planned", 100, (60, 80, 90, 100)),
    ("projects_two_years", "projects_running", 100, (30, 70)),
    ("binding_tasks_done", "binding_tasks", 100, (50, 100)),
    ("compulsory_retained", "compulsory_cohort", 100, (90, 96)),
    ("kindergarten_enrolled", "kindergarten_age", 100, (75, 90)),
    ("after_school_served", "after_school_demand", 100, (50, 90)),
    ("assisted_reemployed", "assisted_unemployed", 100, (40, 70)),
    ("zero_employment_resolved", "zero_employment_households", 100, (0, 100)),
    ("training_completed", "training_planned", 100, (60, 100)),
    ("medical_insured", "medical_insurance_due", 100, (90, 95)),
    ("priority_residents_signed", "priority_residents", 100, (50, 75)),
    ("communities_with_clinic", "communities", 100, (80, 100)),
    ("pension_insured", "pension_due", 100, (90, 95)),
    ("care_facilities_standard", "care_facilities", 100, (70, 100)),
    ("home_care_served", "home_care_demand", 100, (40, 80)),
    ("public_housing_met", "public_housing_eligible", 100, (90, 100)),
    ("old_estates_renovated", "old_estates_planned", 100, (60, 100)),
    ("dangerous_dwellings_cleared", "dangerous_dwellings", 100, (80, 100)),
)

# Indicators scored by themselves: from the worst to the best worth trying, and the thresholds.
COMMUNITY_NUMBERS = {
    "league_members": (0, 46, (0, 1, 2, 3)),
    "ledger_age_days": (200, 0, (90,)),
    "committee_posts_filled": (0, 6, (3,)),
    "social_workers": (0, 2, (1,)),
    "activities": (0, 20, (12, 4)),
    "idle_months": (12, 0, (2,)),
    "service_items": (0, 50, (10, 35)),
    "party_members": (0, 130, (3, 50, 100)),
    "party_organisation_level": (0, 3, ()),
    "stations_and_room": (0, 5, ()),
    "joint_meetings": (0, 4, (2,)),
    "service_hours_per_week": (0, 60, (20, 40)),
    "five_goods_met": (0, 5, ()),
    "service_tiers": (0, 3, ()),
    "volunteer_team_quarters": (0, 4, ()),
    "councils": (0, 8, (4,)),
    "one_stop_items": (0, 50, (10, 35)),
    "groups_taking_part": (0, 4, ()),
    "satisfaction_sample": (0, 200, (30,)),
    "neighbour_survey_sample": (0, 200, (30,)),
    "topic_sessions": (0, 4, (2,)),
    "joint_honour_level": (0, 3, ()),
}
ACTION_NUMBERS = {
    "venue_hours_per_week": (0, 40, (8, 20)),
    "youth_organisation_types": (0, 3, ()),
    "resident_organisations": (0, 3, (1,)),
    "harmony_projects": (0, 3, (1,)),
    "harmony_quarters": (0, 4, (2,)),
    "warmth_projects": (0, 3, (1,)),
    "warmth_quarters": (0, 4, (2,)),
    "vitality_projects": (0, 3, (1,)),
    "vitality_quarters": (0, 4, (2,)),
    "beauty_projects": (0, 3, (1,)),
    "beauty_quarters": (0, 4, (2,)),
    "projects_total": (0, 14, (4, 8, 12)),
    "youth_satisfaction_sample": (0, 200, (30,)),
    "five_programmes": (0, 5, ()),
}
AREA_NUMBERS = {
    "satisfaction_sample": (0, 200, (30,)),
    "topic_sessions": (0, 4, (2,)),
    "joint_meetings": (0, 4, (2,)),
    "joint_honour_level": (0, 3, ()),
}
# With a decimal now and then.
COMMUNITY_DECIMALS = {
    "satisfaction": (40, 100, (70, 90)),
    "service_satisfaction": (40, 100, (70, 90)),
    "trust_survey": (40, 100, (70, 90)),
    "survey_neighbours": (40, 100, (70, 90)),
    "survey_environment": (40, 100, (70, 90)),
    "survey_culture": (40, 100, (70, 90)),
    "survey_community": (40, 100, (70, 90)),
    "environment_inspection": (40, 100, (60, 95)),
    "binding_weight": (0, 20, (10,)),
}
ACTION_DECIMALS = {"youth_satisfaction": (40, 100, (80,))}
AREA_DECIMALS = {
    "satisfaction": (40, 100, (60, 70, 85, 90)),
    "binding_weight": (0, 20, (10,)),
    "establishment_rate": (20, 100, (30, 65, 80)),
    "coverage_rate": (20, 100, (30, 65, 80)),
}

_BINDING_YES = (
    "binding_plan_issued binding_targets_quantified binding_same_cycle binding_in_appraisal "
    "binding_same_round commendation_joint commendation_includes_league mechanism_targets "
    "mechanism_content mechanism_support mechanism_promotion lead_committee lead_leader "
    "lead_department lead_secretary lead_others"
).split()
COMMUNITY_YES = _BINDING_YES + (
    "term_election_on_time rule_general_meeting rule_committee_meeting rule_group_meeting "
    "rule_member_appraisal rule_annual_registration rule_league_lecture annual_plan annual_summary "
    "secretary_in_post theme_harmony theme_warmth theme_vitality theme_beauty youth_venue "
    "equipment_books equipment_sports equipment_digital venue_signage documents_organisation "
    "documents_management documents_service documents_culture documents_health function_training "
    "function_relief function_recreation function_fellowship hardship_ledger has_office "
    "has_activity_room has_e_learning has_door_sign has_wall_boards has_activity_rules"
).split() + [
    f"{platform}_platform_{part}"
    for platform in ("employment", "city", "security", "service")
    for part in ("established", "staffed", "premises", "equipment", "duties", "ledger")
]
ACTION_YES = (
    "youth_home_active harmony_evaluated warmth_evaluated vitality_evaluated beauty_evaluated"
).split()
AREA_YES = _BINDING_YES + ["three_year_plan", "responsibility_list"]

# Things that ought not to be, and seldom are.
_VETO = ["circulated_criticism", "youth_harm_confirmed", "matter_concealed"]
COMMUNITY_SELDOM = _VETO + ["joint_branch"]
AREA_SELDOM = _VETO + ["establishment_falsified"]

# Of the type `number` in the catalogue: they need not be whole.
NOT_WHOLE = {
    "venue_area", "sewers_done", "sewers_planned", "green_done", "green_planned",
    "demolition_done", "demolition_planned", "volunteer_hours", "budget_in_place",
    "budget_planned", "inkind_in_place", "inkind_planned", "outside_funds",
    "venue_hours_per_week", "service_hours_per_week",
}

COMMUNITY = (
    COMMUNITY_RATES + ACTION_RATES,
    COMMUNITY_NUMBERS | ACTION_NUMBERS,
    COMMUNITY_DECIMALS | ACTION_DECIMALS,
    COMMUNITY_YES + ACTION_YES,
    COMMUNITY_SELDOM,
)
AREA = (  # districts and streets
    AREA_RATES + ACTION_RATES,
    AREA_NUMBERS | ACTION_NUMBERS,
    AREA_DECIMALS | ACTION_DECIMALS,
    AREA_YES + ACTION_YES,
    AREA_SELDOM,
)
