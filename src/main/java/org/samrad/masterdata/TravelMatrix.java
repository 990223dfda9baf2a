package org.samrad.masterdata;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningTable;
import org.samrad.exchange.MasterRows;
import org.samrad.system.PageLinks;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Travel times from site to site. */
@Component
class TravelMatrix {

    private static final int SITES = 20;

    private final MasterRows rows;

    TravelMatrix(MasterRows rows) {
        this.rows = rows;
    }

    /**
     * A way.
     *
     * @param ref of its row; of that of the way back where only that is known; null where neither is
     * @param back whether it is the way back's
     */
    record Way(@Nullable Integer minutes, @Nullable String ref, boolean back) {}

    /** The ways from a site, in the order of the sites across; null where a way leads nowhere. */
    record From(PlanningData.Site site, List<@Nullable Way> ways) {}

    private record Ends(String from, String to) {}

    void fill(int page, int across, Locale locale, Model model) {
        Collator alphabet = Collator.getInstance(locale);
        List<PlanningData.Site> sites = rows.of(PlanningTable.SITES).stream()
                .map(PlanningData.Site.class::cast)
                .sorted(Comparator.comparing(PlanningData.Site::name, alphabet).thenComparing(PlanningData.Site::id))
                .toList();
        Map<Ends, PlanningData.TravelTime> known = new HashMap<>();
        rows.of(PlanningTable.TRAVEL_TIMES).stream()
                .map(PlanningData.TravelTime.class::cast)
                .forEach(row -> known.put(new Ends(row.fromSite(), row.toSite()), row));
        PageLinks down = PageLinks.of(PageLinks.index(page), SITES, sites.size());
        PageLinks right = PageLinks.of(PageLinks.index(across), SITES, sites.size());
        List<PlanningData.Site> columns = right.of(sites, SITES);
        List<From> lines = new ArrayList<>();
        for (PlanningData.Site from : down.of(sites, SITES)) {
            List<@Nullable Way> ways = new ArrayList<>();
            columns.forEach(to -> ways.add(from.equals(to) ? null : way(from, to, known)));
            lines.add(new From(from, ways));
        }
        model.addAttribute("lines", lines);
        model.addAttribute("columns", columns);
        model.addAttribute("pages", down);
        model.addAttribute("across", right);
    }

    private static Way way(PlanningData.Site from, PlanningData.Site to, Map<Ends, PlanningData.TravelTime> known) {
        PlanningData.TravelTime there = known.get(new Ends(from.id(), to.id()));
        PlanningData.TravelTime back = known.get(new Ends(to.id(), from.id()));
        PlanningData.TravelTime row = there != null ? there : back;
        return row == null
                ? new Way(null, null, false)
                : new Way(row.minutes(), ShownTables.ref(PlanningTable.TRAVEL_TIMES, row), there == null);
    }
}
