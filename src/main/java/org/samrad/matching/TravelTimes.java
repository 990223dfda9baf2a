package org.samrad.matching;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Way;
import org.samrad.dataset.PlanningData;

/** The ways from site to site by index, each with the way back. */
final class TravelTimes {

    private TravelTimes() {}

    /**
     * @param sites the index of each site by its id
     * @return null where none is known, {@link Way#NONE} from a site to itself
     */
    static @Nullable Way[][] of(PlanningData data, Map<String, Integer> sites) {
        var minutes = new @Nullable Integer[sites.size()][sites.size()];
        for (var row : data.travelTimes()) {
            minutes[index(sites, row.toSite())][index(sites, row.fromSite())] = row.minutes();
        }
        // A row of its own for the way back outweighs what the other row says of it.
        for (var row : data.travelTimes()) {
            minutes[index(sites, row.fromSite())][index(sites, row.toSite())] = row.minutes();
        }
        var ways = new @Nullable Way[sites.size()][sites.size()];
        for (int from = 0; from < ways.length; from++) {
            for (int to = 0; to < ways.length; to++) {
                Integer there = minutes[from][to];
                Integer back = minutes[to][from];
                ways[from][to] = from == to ? Way.NONE : there == null || back == null ? null : new Way(there, back);
            }
        }
        return ways;
    }

    private static int index(Map<String, Integer> sites, String id) {
        Integer index = sites.get(id);
        if (index == null) {
            throw new IllegalArgumentException(
                    "A travel time names the site %s, which is not in the data.".formatted(id));
        }
        return index;
    }
}
