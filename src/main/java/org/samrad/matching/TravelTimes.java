package org.samrad.matching;

import java.util.Arrays;
import java.util.Map;
import org.samrad.dataset.PlanningData;

/** Minutes from site to site by index, the same both ways. */
final class TravelTimes {

    private TravelTimes() {}

    /**
     * The format knows one travel time for the way there and back; where the ways differ, the longer one is safe.
     *
     * @param sites the index of each site by its id
     * @return {@link PlanningFacts#NO_WAY} where none is known, 0 from a site to itself
     */
    static int[][] of(PlanningData data, Map<String, Integer> sites) {
        var ways = new int[sites.size()][sites.size()];
        for (int[] row : ways) {
            Arrays.fill(row, PlanningFacts.NO_WAY);
        }
        for (var row : data.travelTimes()) {
            ways[index(sites, row.toSite())][index(sites, row.fromSite())] = row.minutes();
        }
        // A row of its own for the way back outweighs what the other row says of it.
        for (var row : data.travelTimes()) {
            ways[index(sites, row.fromSite())][index(sites, row.toSite())] = row.minutes();
        }
        for (int from = 0; from < ways.length; from++) {
            ways[from][from] = 0;
            for (int to = 0; to < from; to++) {
                ways[from][to] = Math.max(ways[from][to], ways[to][from]);
                ways[to][from] = ways[from][to];
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
