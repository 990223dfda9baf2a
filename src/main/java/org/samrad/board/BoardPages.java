package org.samrad.board;

import java.util.ArrayList;
import java.util.List;
import org.samrad.board.Lanes.LaneWeek;
import org.samrad.plan.web.PlanQuery;
import org.samrad.system.PageLinks;

/**
 * How the rows of the board are cut into what is sent at once: so many rows, and fewer where they are full. The cuts depend on
 * the rows alone, so that each part goes on where the one before it ended.
 */
final class BoardPages {

    private static final int ROWS = 25;
    private static final int CONSULTATIONS = 150;

    private BoardPages() {}

    /** The page that a query asks for: by number, or by a row that it has. */
    static PageLinks of(PlanQuery query, List<LaneWeek> lanes) {
        List<Integer> starts = starts(lanes);
        int index = Math.min(query.pageIndex(), starts.size() - 1);
        String wanted = query.row();
        if (wanted != null) {
            for (int at = 0; at < lanes.size(); at++) {
                if (lanes.get(at).lane().id().equals(wanted)) {
                    index = pageOf(at, starts);
                }
            }
        }
        return new PageLinks(index + 1, starts.size(), lanes.size());
    }

    /** The rows of a page. */
    static List<LaneWeek> slice(PageLinks page, List<LaneWeek> lanes) {
        List<Integer> starts = starts(lanes);
        int until = page.hasNext() ? starts.get(page.number()) : lanes.size();
        return lanes.subList(starts.get(page.number() - 1), until);
    }

    private static int pageOf(int row, List<Integer> starts) {
        int page = 0;
        while (page + 1 < starts.size() && starts.get(page + 1) <= row) {
            page++;
        }
        return page;
    }

    /** The index of each page's first row; one page at least. */
    private static List<Integer> starts(List<LaneWeek> lanes) {
        var starts = new ArrayList<>(List.of(0));
        int rows = 0;
        int consultations = 0;
        for (int at = 0; at < lanes.size(); at++) {
            int more = lanes.get(at).consultations().size();
            if (rows > 0 && (rows == ROWS || consultations + more > CONSULTATIONS)) {
                starts.add(at);
                rows = 0;
                consultations = 0;
            }
            rows++;
            consultations += more;
        }
        return starts;
    }
}
