"""Every rule set, by its id."""
from . import (demonstration_community, demonstration_district, five_have, five_three_three,
               livelihood_five_have, party_league_binding, plan_883, three_year_results,
               two_neighbours, youth_action)

BY_ID = {
    module.RULESET.id: module.RULESET
    for module in (five_have, plan_883, five_three_three, two_neighbours, youth_action,
                   party_league_binding, livelihood_five_have, three_year_results,
                   demonstration_community, demonstration_district)
}
